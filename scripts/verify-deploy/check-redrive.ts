/** Rehearses a redrive on the deployed stack: an event in its queue, the command as an operator runs it, and what is left. */
import { ok, strictEqual } from 'node:assert';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type Stage, REPOSITORY } from '../../testing/packages/packages.ts';
import { madeOutputs, madeQueueAttributes } from './made.ts';
import type { StandIn } from './stand-in.ts';

interface Ended {
  readonly code: number;
  readonly printed: string;
}

const redrive = (stage: Stage, { env }: StandIn, ...flags: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const words = [join(REPOSITORY, 'scripts/redrive/cli.ts'), '--stage', stage, ...flags];
    execFile(process.execPath, words, { env }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), printed: stdout + stderr });
    });
  });

/** A record that AWS would write of this stage's function; moto, which runs no code, fails on it again. */
const failedEvent = async (stage: Stage): Promise<string> => {
  const recorded = await readFile(join(REPOSITORY, 'fixtures/events/lambda-destination-selfie.json'), 'utf8');
  return recorded.replaceAll('glamai-dev-', `glamai-${stage}-`);
};

/** @returns what was found, for the report */
export const checkRedrive = async (stage: Stage, moto: StandIn): Promise<string> => {
  const QueueUrl = (await madeOutputs(moto, `glamai-${stage}`)).get('AnalysisFailuresQueueUrl') ?? '';
  const { endpoint, region } = moto;
  const credentials = { accessKeyId: 'rehearsal', secretAccessKey: 'rehearsal' };
  const client = new SQSClient({ endpoint, region, credentials });
  await client.send(new SendMessageCommand({ QueueUrl, MessageBody: await failedEvent(stage) }));

  const inspected = await redrive(stage, moto, '--inspect');
  strictEqual(inspected.code, 0, `The inspection failed:\n${inspected.printed}`);
  ok(
    /analyze-on-upload +AggregateError +1 /.test(inspected.printed),
    `It did not see the event:\n${inspected.printed}`,
  );
  const run = await redrive(stage, moto);
  strictEqual(run.code, 1, `A redrive of an event that fails again succeeded:\n${run.printed}`);
  ok(/0 succeeded.* 1 failed again/.test(run.printed), `It did not run the event:\n${run.printed}`);
  const { ApproximateNumberOfMessages: left } = await madeQueueAttributes(moto, QueueUrl);
  strictEqual(left, '1', 'The event that failed again is not in the queue any more');
  return 'the event was shown, run, and kept since it failed again';
};
