/** Runs the AwsSolutions rules of cdk-nag over a packaged template. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Aspects, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { AwsSolutionsChecks, type INagLogger } from 'cdk-nag';
import type { Template } from '../../testing/packages/packages.ts';

export interface NagFinding {
  readonly rule: string;
  readonly resource: string;
  readonly finding: string;
}

/** osls writes an empty policy, which CfnInclude does not take. */
const withoutEmptyPolicy = (template: Template): Template => {
  const copy = structuredClone(template) as { Resources: Record<string, { Properties: Record<string, unknown> }> };
  const api = copy.Resources['ApiGatewayRestApi'];
  if (api?.Properties['Policy'] === '') delete api.Properties['Policy'];
  return copy as unknown as Template;
};

const collector = (findings: NagFinding[], checked: Set<string>): INagLogger => {
  const ignore = (): void => undefined;
  return {
    onCompliance: ({ ruleId }) => checked.add(ruleId),
    onNonCompliance: ({ ruleId, resource, findingId }) => {
      checked.add(ruleId);
      findings.push({ rule: ruleId, resource: resource.node.id, finding: findingId });
    },
    onError: ({ ruleId, resource, errorMessage }) => {
      findings.push({ rule: ruleId, resource: resource.node.id, finding: `The rule failed: ${errorMessage}` });
    },
    onSuppressed: ignore,
    onSuppressedError: ignore,
    onNotApplicable: ignore,
  };
};

/** Errors and warnings alike, and which rules found something to look at. */
export const nag = (template: Template): { readonly findings: NagFinding[]; readonly checked: Set<string> } => {
  const folder = mkdtempSync(join(tmpdir(), 'nag-'));
  try {
    const templateFile = join(folder, 'template.json');
    writeFileSync(templateFile, JSON.stringify(withoutEmptyPolicy(template)));
    const app = new App({ outdir: join(folder, 'out'), analyticsReporting: false });
    new CfnInclude(new Stack(app, 'packaged'), 'template', { templateFile });
    const [findings, checked]: [NagFinding[], Set<string>] = [[], new Set()];
    const additionalLoggers = [collector(findings, checked)];
    Aspects.of(app).add(new AwsSolutionsChecks({ additionalLoggers, reports: false, logIgnores: false }));
    app.synth();
    return { findings, checked };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
