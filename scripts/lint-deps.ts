/** Runs dependency-cruiser over the repository and fails on a forbidden arrow, or when it saw no module at all. */
import { existsSync } from 'node:fs';
import { cruise, format, type ICruiseResult, type IViolation } from 'dependency-cruiser';
import extractDepcruiseConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const FOLDERS = ['src', 'dev', 'lab', 'infra', 'scripts', 'testing', 'tests', 'bench'].filter((folder) =>
  existsSync(folder),
);
/** With a TypeScript it does not understand, dependency-cruiser sees nothing and is content. */
const FEWEST_TYPESCRIPT_MODULES = 50;

const cruiseAll = async (): Promise<ICruiseResult> => {
  const rules = await extractDepcruiseConfig('./.dependency-cruiser.cjs');
  const options = { ...rules.options, ruleSet: rules, validate: true };
  const { output } = await cruise(FOLDERS, options, undefined, { tsConfig: extractTSConfig('tsconfig.json') });
  return output as ICruiseResult;
};

const isTypeScript = ({ source }: { readonly source: string }): boolean =>
  source.endsWith('.ts') && !source.includes('node_modules');

const result = await cruiseAll();
const seen = result.modules.filter(isTypeScript);
const report = await format(result, { outputType: 'err' });
if (typeof report.output === 'string') console.log(report.output);
console.log(
  `${seen.length} TypeScript modules of this repository seen, ${result.summary.violations.length} violations.`,
);

const broken: readonly IViolation[] = result.summary.violations.filter(({ rule }) => rule.severity === 'error');
if (broken.length > 0 || seen.length < FEWEST_TYPESCRIPT_MODULES) process.exitCode = 1;
if (seen.length < FEWEST_TYPESCRIPT_MODULES) {
  console.error(`Fewer than ${FEWEST_TYPESCRIPT_MODULES} modules: the check saw nothing, so it says nothing.`);
}
