/** `.local/stack.json`: what a deployed stack would give as outputs, written when everything answers. */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface StackOutputs {
  readonly apiUrl: string;
  readonly playgroundUrl: string;
  readonly region: string;
  readonly userPoolId: string;
  readonly userPoolClientId: string;
  readonly cognitoEndpoint: string;
  readonly lambdaEndpoint: string;
  readonly s3Endpoint: string;
  readonly dynamodbEndpoint: string;
  readonly rekognitionEndpoint: string;
  /** Of the fault proxy, and of its control interface; there with `--faults` only. */
  readonly faultsEndpoint?: string;
  readonly tableName: string;
  readonly selfiesBucket: string;
  readonly arAssetsBucket: string;
  /** The privacy notice to which consent is given. */
  readonly noticeVersion: string;
  /** Asked for looks; absent: there is no key, and the rules engine answers. */
  readonly model?: string;
  readonly demoUser: { readonly username: string; readonly password: string };
  readonly pid: number;
}

export const stackFile = (stateDir: string): string => join(stateDir, 'stack.json');

/** In one step, so that a waiting reader never sees half of it. */
export const writeStack = async (stateDir: string, stack: StackOutputs): Promise<void> => {
  const file = stackFile(stateDir);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, `${JSON.stringify(stack, null, 2)}\n`);
  await rename(`${file}.new`, file);
};

/** Undefined when there is none. */
export const readStack = async (stateDir: string): Promise<StackOutputs | undefined> => {
  try {
    return JSON.parse(await readFile(stackFile(stateDir), 'utf8')) as StackOutputs;
  } catch {
    return undefined;
  }
};

export const removeStack = (stateDir: string): Promise<void> => rm(stackFile(stateDir), { force: true });
