/** The AwsSolutions rules over what is deployed: a finding is put right, or answered in nag-reasons.ts. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { nag, type NagFinding } from '../support/nag.ts';
import { readTemplate, STAGES } from '../../testing/packages/packages.ts';
import { ofType } from '../../testing/packages/template.ts';
import { type Reason, REASONS } from './nag-reasons.ts';

/** Some hundred resources by some hundred rules. */
const SLOW = 180_000;

const answers =
  ({ rule, resource, finding }: NagFinding) =>
  (reason: Reason): boolean =>
    reason.rule === rule && reason.resource.test(resource) && (reason.finding?.test(finding) ?? true);

describe.each(STAGES)('cdk-nag over stage %s', (stage) => {
  const template = readTemplate(stage);
  let findings: readonly NagFinding[];
  let checked: ReadonlySet<string>;

  beforeAll(() => {
    ({ findings, checked } = nag(template));
  }, SLOW);

  it('looked at the functions, the buckets, the table, the API and the user pool', () => {
    for (const rule of ['L1', 'S1', 'S2', 'DDB3', 'APIG1', 'APIG4', 'COG4', 'IAM5', 'SQS4']) {
      expect(checked).toContain(`AwsSolutions-${rule}`);
    }
    expect(ofType(template, 'AWS::Lambda::Function').length).toBeGreaterThan(15);
  });

  it('finds nothing that has no written reason', () => {
    expect(findings.filter((finding) => !REASONS.some(answers(finding)))).toEqual([]);
  });

  it('finds something for each reason, so that none outlives its cause', () => {
    expect(REASONS.filter((reason) => !findings.some((finding) => answers(finding)(reason)))).toEqual([]);
  });
});
