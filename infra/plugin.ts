/** A serverless plugin for what osls cannot say: it checks the stage's parameters, edits the compiled template, and shows the outputs. */
import {
  CloudFormationClient,
  type CloudFormationClientConfig,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { applyOptions } from './options/apply.ts';
import { outputRows } from './output-rows.ts';
import { dropSharedRole, tightenLogStatements } from './roles.ts';
import { explicitStage, type Limit } from './stage.ts';
import { type ParamsByStage, parameterFaults, stageValues, type Values } from './parameters/stage-values.ts';
import type { Template } from './template.ts';

interface AwsProvider {
  readonly naming: { getStackName(): string };
  getStage(): string;
  getRegion(): string;
  getAwsSdkV3Config(): Promise<CloudFormationClientConfig>;
}

interface Serverless {
  readonly classes: { readonly Error: new (message: string, code: string) => Error };
  readonly configurationInput: { readonly params?: ParamsByStage };
  readonly processedInput: { readonly commands: readonly string[]; readonly options: { readonly param?: string[] } };
  readonly service: {
    readonly service: string;
    readonly provider: { readonly compiledCloudFormationTemplate: Template };
    readonly custom: Custom;
  };
  /** What osls prints when a command ends. */
  readonly serviceOutputs: Map<string, readonly string[]>;
  getProvider(name: 'aws'): AwsProvider;
}

interface Custom {
  readonly api: { readonly limits: readonly Limit[] };
  readonly openAiSecret: string;
  readonly selfiesBucket: string;
  readonly arAssetsBucket: string;
  readonly accessLogsBucket: string;
}

/** Others, such as `remove` and `logs`, must work whatever the parameters say. */
const CHECKED_COMMANDS = ['package', 'deploy', 'offline'];

/** The template's hook runs when the roles are written and resources/ is merged in, right before it is saved. */
export default class TemplateEdits {
  readonly hooks: Readonly<Record<string, () => void | Promise<void>>>;
  readonly #serverless: Serverless;

  constructor(serverless: Serverless) {
    this.#serverless = serverless;
    this.#checkParameters();
    this.hooks = {
      'after:aws:package:finalize:mergeCustomProviderResources': () => {
        this.#editTemplate();
      },
      'after:aws:info:displayStackOutputs': () => this.#showOutputs(),
    };
  }

  #values(): Values {
    const { configurationInput, processedInput } = this.#serverless;
    const stage = this.#serverless.getProvider('aws').getStage();
    return stageValues(configurationInput.params ?? {}, stage, processedInput.options.param);
  }

  #checkParameters(): void {
    const { classes, processedInput, service } = this.#serverless;
    if (!CHECKED_COMMANDS.includes(processedInput.commands[0] ?? '')) return;
    const provider = this.#serverless.getProvider('aws');
    const names = { service: service.service, stage: provider.getStage(), region: provider.getRegion() };
    const faults = parameterFaults(this.#values(), names);
    if (faults !== undefined) throw new classes.Error(faults, 'STAGE_PARAMETERS');
  }

  #editTemplate(): void {
    const { service, provider, custom } = this.#serverless.service;
    const stage = this.#serverless.getProvider('aws').getStage();
    const template = provider.compiledCloudFormationTemplate;
    explicitStage(template, stage, custom.api.limits);
    dropSharedRole(template);
    tightenLogStatements(template);
    applyOptions(template, this.#values(), {
      prefix: `${service}-${stage}`,
      secretId: custom.openAiSecret,
      buckets: [custom.selfiesBucket, custom.arAssetsBucket, custom.accessLogsBucket],
    });
  }

  async #showOutputs(): Promise<void> {
    const provider = this.#serverless.getProvider('aws');
    const client = new CloudFormationClient(await provider.getAwsSdkV3Config());
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: provider.naming.getStackName() }));
    this.#serverless.serviceOutputs.set('outputs', outputRows(Stacks[0]?.Outputs ?? []));
  }
}
