/** Each mitigation of docs/threat-model.md names a test that is there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const REPOSITORY = join(import.meta.dirname, '../../..');
const page = readFileSync(join(REPOSITORY, 'docs/threat-model.md'), 'utf8');

const rows = page
  .split('\n')
  .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()))
  .filter(([, letter = '']) => /^[STRIDE]$/.test(letter))
  .map(([, letter, threat = '', mitigation = '', shown = '']) => {
    const [, file = '', title = ''] = /^`(tests\/[\w./-]+\.test\.ts)` "([^"]+)"$/.exec(shown) ?? [];
    return { letter, threat, mitigation, shown, file, title };
  });

describe('docs/threat-model.md', () => {
  it('has threats of all six kinds, and every table row is one of them', () => {
    expect(new Set(rows.map(({ letter }) => letter))).toEqual(new Set('STRIDE'));
    const lines = page.split('\n').filter((line) => line.startsWith('|') && !/^\| (STRIDE|-)/.test(line));
    expect(rows).toHaveLength(lines.length);
  });

  it.each(rows)('names the test of: $threat', ({ mitigation, shown, file, title }) => {
    expect(mitigation).not.toBe('');
    expect(shown).toBe(`\`${file}\` "${title}"`);
    expect(existsSync(join(REPOSITORY, file))).toBe(true);
    expect(readFileSync(join(REPOSITORY, file), 'utf8')).toContain(title);
  });
});
