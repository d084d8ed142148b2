/** Every alarm tells somebody, and the runbook tells that somebody what to do. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readTemplate, REPOSITORY, STAGES } from '../../testing/packages/packages.ts';
import { ofType } from '../../testing/packages/template.ts';

const runbook = readFileSync(join(REPOSITORY, 'docs/operate/runbook.md'), 'utf8');
const entries = [...runbook.matchAll(/^## (.+)$/gm)].map(([, name]) => name);

describe.each(STAGES)('The alarms of stage %s', (stage) => {
  const alarms = ofType(readTemplate(stage), 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties);

  it('are the entries of the runbook', () => {
    const names = alarms.map(({ AlarmName }) => String(AlarmName).replace(`glamai-${stage}-`, ''));

    expect(names.sort()).toEqual([...entries].sort());
  });

  it('reach the topic', () => {
    for (const { AlarmActions } of alarms) expect(AlarmActions).toEqual([{ Ref: 'AlarmTopic' }]);
  });
});

it('says for each alarm what it means, where to look and what to do', () => {
  const sections = runbook.split(/^## /m).slice(1);

  for (const section of sections) {
    for (const part of ['**Means.**', '**Look first.**', '**Do.**']) expect(section).toContain(part);
  }
});
