/** The Python tools are pinned to the last package, each apart from the other. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const REQUIREMENTS = join(import.meta.dirname, '../../../../requirements');
const linesOf = (tool: string): string[] =>
  readFileSync(join(REQUIREMENTS, `${tool}.txt`), 'utf8')
    .trim()
    .split('\n');

describe.each(['cfn-lint', 'moto', 'schemathesis'])('The requirements of %s', (tool) => {
  it('name exact versions only, the tool itself among them', () => {
    const lines = linesOf(tool);

    expect(lines.filter((line) => !/^[\w.-]+==[\w.]+$/.test(line))).toEqual([]);
    expect(lines.filter((line) => line.startsWith(`${tool}==`))).toHaveLength(1);
  });
});

it('keeps cfn-lint out of moto, which would refuse a template for a warning', () => {
  expect(linesOf('moto').filter((line) => line.startsWith('cfn-lint'))).toEqual([]);
});
