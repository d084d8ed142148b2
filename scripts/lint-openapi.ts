/** `npm run lint:openapi`: Redocly's rules on docs/openapi.json; a warning fails like an error. Reaches no network. */
import path from 'node:path';
import { createConfig, formatProblems, getTotals, lint } from '@redocly/openapi-core';

const FILE = path.join(import.meta.dirname, '../docs/openapi.json');

const config = await createConfig({ extends: ['recommended-strict'] });
const problems = await lint({ ref: FILE, config });
const totals = getTotals(problems);

if (problems.length > 0) {
  formatProblems(problems, { format: 'codeframe', totals, version: '' });
  process.exit(1);
}
console.log('docs/openapi.json: no problem, no warning');
