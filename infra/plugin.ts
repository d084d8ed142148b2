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

/** Its hook runs when the roles are written and resources/ is merged in, right before the template is saved. */
export default class TemplateEdits {
  readonly hooks: Readonly<Record<string, () => void>>;

  constructor(serverless: Serverless) {
    this.hooks = {
      'after:aws:package:finalize:mergeCustomProviderResources': () => {
        const { provider, custom } = serverless.service;
        const template = provider.compiledCloudFormationTemplate;
        explicitStage(template, serverless.getProvider('aws').getStage(), custom.api);
        dropSharedRole(template);
        tightenLogStatements(template);
      },
    };
  }
}
