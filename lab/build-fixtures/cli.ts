/** Writes the demo catalogue, the presets and the AR templates into `fixtures/`: `npx node lab/build-fixtures/cli.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { buildCatalogue } from './catalogue.ts';
import { buildPresets } from './presets.ts';

const fixtures = new URL('../../fixtures/', import.meta.url);
const folder = (name: string): URL => {
  const url = new URL(`${name}/`, fixtures);
  mkdirSync(url, { recursive: true });
  return url;
};

/** One item a line keeps diffs readable and files small. */
const lines = (items: readonly unknown[]): string => `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]\n`;

const catalogue = folder('catalogue');
for (const [category, products] of buildCatalogue()) {
  writeFileSync(new URL(`${category}.json`, catalogue), lines(products));
  console.log(`${category}: ${String(products.length)} shades`);
}

const built = buildPresets();
writeFileSync(new URL('presets.json', folder('presets')), lines(built.map(({ preset }) => preset)));
for (const { preset, template } of built) {
  writeFileSync(new URL(basename(preset.template.key), folder('ar-templates')), template);
}
console.log(`${String(built.length)} presets with their templates`);
