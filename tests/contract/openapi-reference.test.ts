/** docs/api-reference.html stands alone: every route, every link inside the page, nothing fetched. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { OPERATIONS } from '../../scripts/generate/openapi/operations.ts';
import { componentSchemas } from '../../scripts/generate/openapi/schemas.ts';
import { REPOSITORY } from '../../testing/packages.ts';

const page = readFileSync(join(REPOSITORY, 'docs/api-reference.html'), 'utf8');
const all = (pattern: RegExp): string[] => [...page.matchAll(pattern)].map(([, found]) => found!);

describe('The API reference', () => {
  it('has a section for every operation and every schema', () => {
    const ids = new Set(all(/ id="([^"]+)"/g));
    const wanted = [
      ...Object.values(OPERATIONS).map(({ operationId }) => operationId),
      ...Object.keys(componentSchemas()).map((name) => `schema-${name}`),
    ];
    expect(wanted.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('has no link that leads nowhere and no id twice', () => {
    const ids = all(/ id="([^"]+)"/g);
    expect(all(/ href="#([^"]+)"/g).filter((target) => !ids.includes(target))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('runs no script and fetches nothing', () => {
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(/i);
    expect(all(/ href="([^#][^"]*)"/g)).toEqual([]);
    expect(all(/ src="([^"]*)"/g)).toEqual([]);
  });

  it('closes every element that it opens', () => {
    const open = ['section', 'table', 'tr', 'td', 'details', 'pre', 'code', 'p', 'ul', 'li', 'a', 'span', 'div'];
    const unbalanced = open.filter(
      (name) => all(new RegExp(`<(${name})[ >]`, 'g')).length !== all(new RegExp(`</(${name})>`, 'g')).length,
    );
    expect(unbalanced).toEqual([]);
  });
});
