/** A serverless plugin for what osls cannot say: it edits the compiled CloudFormation template just before it is saved. */
import { explicitStage } from './stage.ts';
import { dropSharedRole, tightenLogStatements } from './roles.ts';
import type { Template } from './template.ts';

interface Serverless {
  readonly service: {
    readonly provider: { readonly compiledCloudFormationTemplate: Template };
    readonly custom: { readonly api: StageSettings };
  };
  getProvider(name: 'aws'): { getStage(): string };
}

export interface StageSettings {
  readonly throttlingRateLimit: number;
  readonly throttlingBurstLimit: number;
}

/** Its hook runs after serverless-iam-roles-per-function's, which stands before it in `plugins:`. */
export default class TemplateEdits {
  readonly hooks: Readonly<Record<string, () => void>>;

  constructor(serverless: Serverless) {
    this.hooks = {
      'before:package:finalize': () => {
        const { provider, custom } = serverless.service;
        const template = provider.compiledCloudFormationTemplate;
        explicitStage(template, serverless.getProvider('aws').getStage(), custom.api);
        dropSharedRole(template);
        tightenLogStatements(template);
      },
    };
  }
}
