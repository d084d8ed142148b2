/**
 * `npm run bench:report`: runs every benchmark, keeps the figures in bench/results.json and writes docs/performance.md.
 * `-- --from-json` writes the page from the figures that are kept.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { collect, readResults } from './collect.ts';
import { renderPage } from './page.ts';
import { verdicts } from './verdicts.ts';

const PAGE = new URL('../../docs/performance.md', import.meta.url);

const { values } = parseArgs({ options: { 'from-json': { type: 'boolean', default: false } } });

if (!values['from-json']) await collect();
const results = readResults();
writeFileSync(PAGE, await renderPage(results));
for (const { target, measured, isMet } of verdicts(results)) {
  console.log(`${isMet ? 'met ' : 'NOT '} ${target}: ${measured}`);
}
