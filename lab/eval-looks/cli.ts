/** Judges the rules engine over a grid of faces and wishes, and over people on photos: `npm run eval:looks [-- --data DIR]`. Exits 1 on any violation. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { composeByRules } from '../../testing/compose.ts';
import { contactSheet, type SheetRow } from './contact-sheet.ts';
import { fixtureCatalogue, fixturePresets, fixtureProducts } from './fixture-catalogue.ts';
import { gridCases } from './grid.ts';
import { DIRECTION_NAMES, refineCases, refineViolations } from './refinements.ts';
import { AR_CHECKS, baseMoves } from './ar-checks.ts';
import { looksOfPeople, peopleFigures, peopleShort } from './people.ts';
import { areWhole, CHECKS, distances, MIN_DISTANCE } from './invariants.ts';

const { values: options } = parseArgs({
  options: { data: { type: 'string', default: process.env['GLAMAI_SAMPLE_DATA'] ?? '../shared/data' } },
});
const catalogue = fixtureCatalogue();
const rows = new Map(fixtureProducts().map((product) => [product.productId, product]));
const presets = new Map(fixturePresets().map((preset) => [preset.presetId, preset]));
const moves = { lightness: [] as number[], hue: [] as number[] };
const cases = gridCases();
const violations = new Map<string, string[]>(Object.keys({ ...CHECKS, ...AR_CHECKS }).map((name) => [name, []]));
const apart: number[] = [];
const bytes: number[] = [];
const sheet: SheetRow[] = [];
/** A person looks at one wish per style over all skins; the rest is for the machine. */
const isShown = (title: string): boolean => /, (?:natural|glam|bold)$/.test(title);
const started = performance.now();

for (const { title, request } of cases) {
  const set = await composeByRules(request, catalogue);
  const judged = { set, request, catalogue: rows, presets };
  for (const [name, check] of Object.entries({ ...CHECKS, ...AR_CHECKS })) {
    violations.get(name)?.push(...check(judged).map((found) => `${title}: ${found}`));
  }
  if (isShown(title)) sheet.push({ title, group: title.replace(/^Monk \d+ /, ''), request, set, presets });
  for (const { lightness, hue } of baseMoves(judged)) {
    moves.lightness.push(lightness);
    moves.hue.push(hue);
  }
  if (areWhole(judged)) apart.push(...distances(judged));
  bytes.push(JSON.stringify(set).length);
}

const sorted = (values: readonly number[]): readonly number[] => [...values].sort((a, b) => a - b);
const at = (values: readonly number[], share: number): string =>
  (sorted(values)[Math.floor(share * (values.length - 1))] ?? 0).toFixed(1);

console.log(`${String(cases.length)} sets of three looks in ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
for (const [name, found] of violations) {
  console.log(
    `${found.length === 0 ? 'ok  ' : 'FAIL'} ${name}${found.length === 0 ? '' : `: ${String(found.length)}`}`,
  );
  for (const line of found.slice(0, Number(process.env['SHOW'] ?? 5))) console.log(`       ${line}`);
}
const people = await looksOfPeople(options.data, catalogue);
if (people.length === 0) console.log(`skip people: no photos in ${options.data}`);
else {
  const figures = peopleFigures(people);
  const short = [...peopleShort(figures)];
  for (const { photo, request, set } of people) {
    const judged = { set, request, catalogue: rows, presets };
    for (const [name, check] of Object.entries({ ...CHECKS, ...AR_CHECKS }))
      short.push(...check(judged).map((found) => `${photo.file}: ${name}: ${found}`));
    if (!photo.isFurther) sheet.push({ title: path.basename(photo.file), group: 'people', request, set, presets });
  }
  violations.set('people differ, a person stays, and all of the above on their faces', short);
  console.log(`${short.length === 0 ? 'ok  ' : 'FAIL'} people: ${JSON.stringify(figures)}`);
  for (const line of short.slice(0, Number(process.env['SHOW'] ?? 5))) console.log(`       ${line}`);
}
const walks: string[] = [];
for (const [title, person] of refineCases())
  for (const direction of DIRECTION_NAMES)
    walks.push(
      ...(await refineViolations({ ...person, catalogue }, direction)).map(
        (found) => `${title}, ${direction}: ${found}`,
      ),
    );
violations.set('refinements go where they were asked to, on every skin', walks);
const verdict = walks.length === 0 ? 'ok  ' : 'FAIL';
console.log(
  `${verdict} refinements on ten depths, five undertones, three styles${walks.map((line) => `\n       ${line}`).join('')}`,
);
console.log(
  `\nDistance of two looks (mean CIEDE2000 over lips, cheeks, lids, lash lines; at least ${String(MIN_DISTANCE)}):`,
);
console.log(`  least ${at(apart, 0)}, 5 % ${at(apart, 0.05)}, median ${at(apart, 0.5)}, most ${at(apart, 1)}`);
console.log(
  `A base moves the skin by L* median ${at(moves.lightness, 0.5)}, most ${at(moves.lightness, 1)}; hue ${at(moves.hue, 0.5)}, most ${at(moves.hue, 1)} degrees`,
);
console.log(`JSON of a set: median ${at(bytes, 0.5)}, most ${at(bytes, 1)} bytes`);
mkdirSync(new URL('../../.local/', import.meta.url), { recursive: true });
const page = new URL('../../.local/eval-looks.html', import.meta.url);
writeFileSync(page, contactSheet(sheet));
console.log(`Contact sheet: ${fileURLToPath(page)}`);
process.exitCode = [...violations.values()].some((found) => found.length > 0) ? 1 : 0;
