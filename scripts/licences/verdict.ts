/** Whether a dependency's licence lets this service be deployed and passed on under MIT. */

/** Permissive: nothing is asked but to keep the notice. */
const PERMISSIVE = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
]);

/** Licences that ask for more, and why that is kept. */
const ACCEPTED: readonly { readonly package: RegExp; readonly licence: string; readonly because: string }[] = [
  {
    package: /^@img\/sharp-(libvips|win32|wasm32)/,
    licence: 'LGPL-3.0-or-later',
    because: 'a library of its own, unchanged, loaded at run time and replaceable',
  },
];

export interface Dependency {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression; undefined when the package states none. */
  readonly licence: string | undefined;
}

/** `note`: why a licence is accepted that is not permissive. `problem`: what has to be settled. */
export interface Verdict {
  readonly note?: string;
  readonly problem?: string;
}

const termVerdict = (name: string, term: string): Verdict => {
  if (PERMISSIVE.has(term)) return {};
  const accepted = ACCEPTED.find((each) => each.licence === term && each.package.test(name));
  return accepted ? { note: accepted.because } : { problem: `${term} is neither permissive nor accepted` };
};

/** All terms of one alternative hold together. */
const alternativeVerdict = (name: string, alternative: string): Verdict => {
  const verdicts = alternative.split(' AND ').map((term) => termVerdict(name, term.trim()));
  return verdicts.find(({ problem }) => problem !== undefined) ?? verdicts.find((each) => 'note' in each) ?? {};
};

/** Of several alternatives the best is taken. */
export const verdictOf = ({ name, licence }: Dependency): Verdict => {
  if (licence === undefined || licence.trim() === '') return { problem: 'no licence is stated' };
  const alternatives = licence.replaceAll(/[()]/g, '').split(' OR ');
  const verdicts = alternatives.map((alternative) => alternativeVerdict(name, alternative));
  return verdicts.find(({ problem }) => problem === undefined) ?? verdicts[0] ?? { problem: 'no licence is stated' };
};
