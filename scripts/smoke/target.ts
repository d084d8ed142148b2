/** Where the smoke test goes: the running local cloud by its stack.json, or a deployed stage by its stack's outputs. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { CREDENTIALS } from '../../dev/local-cloud/settings.ts';
import { readStack } from '../../dev/local-cloud/stack-file.ts';
import { DEFAULT_REGION, readOutputs, SERVICE } from '../seed/stage.ts';

export interface Target {
  readonly stage: string;
  readonly apiUrl: string;
  readonly userPoolId: string;
  readonly userPoolClientId: string;
  /** For the Cognito client. */
  readonly cognito: {
    readonly region: string;
    readonly endpoint?: string;
    readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
}

const localTarget = async (): Promise<Target> => {
  const stack = await readStack(process.env['LOCAL_STATE_DIR'] ?? '.local');
  if (!stack) throw new Error('The local cloud is not running. Start it with `npm run dev`.');
  const { apiUrl, userPoolId, userPoolClientId, region, cognitoEndpoint: endpoint } = stack;
  return {
    stage: 'local',
    apiUrl,
    userPoolId,
    userPoolClientId,
    cognito: { region, endpoint, credentials: CREDENTIALS },
  };
};

const deployedTarget = async (stage: string, region: string): Promise<Target> => {
  const outputs = await readOutputs(`${SERVICE}-${stage}`, region);
  const output = (key: string): string => {
    const value = outputs.get(key);
    if (value === undefined) throw new Error(`The stack ${SERVICE}-${stage} has no output ${key}.`);
    return value;
  };
  return {
    stage,
    apiUrl: output('ApiUrl'),
    userPoolId: output('UserPoolId'),
    userPoolClientId: output('UserPoolClientId'),
    cognito: { region },
  };
};

export const findTarget = (stage: string, region?: string): Promise<Target> =>
  stage === 'local' ? localTarget() : deployedTarget(stage, region ?? process.env['AWS_REGION'] ?? DEFAULT_REGION);

/** The privacy notice that serverless.yml names for a stage. */
export const noticeOf = async (stage: string): Promise<string> => {
  const file = join(import.meta.dirname, '../../serverless.yml');
  const { params } = parse(await readFile(file, 'utf8')) as {
    params: Readonly<Record<string, { readonly noticeVersion?: string } | undefined>>;
  };
  return params[stage]?.noticeVersion ?? params['default']?.noticeVersion ?? '';
};
