/** `npm run lint:openapi [file]`: Redocly's rules on the document; a warning fails like an error. Reaches no network. */
import path from 'node:path';
import { createConfig, formatProblems, getTotals, lint } from '@redocly/openapi-core';

const file = process.argv[2] ?? path.join(import.meta.dirname, '../docs/openapi.json');

const config = await createConfig({ extends: ['recommended-strict'] });
const problems = await lint({ ref: file, config });
const totals = getTotals(problems);

if (problems.length > 0) {
  formatProblems(problems, { format: 'codeframe', totals, version: '' });
  process.exit(1);
}
console.log(`${path.relative('.', file)}: no problem, no warning`);
