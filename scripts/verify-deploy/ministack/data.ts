/** A user with a look: what an update of the stage must leave as it is. */
import { deepStrictEqual, strictEqual } from 'node:assert';
import { setTimeout as sleep } from 'node:timers/promises';
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createApp } from '../../../dev/demo/app.ts';
import { readPhoto } from '../../../dev/demo/photo.ts';
import { protectData } from '../../../infra/options/launched.ts';
import type { LookBody } from '../../../src/lib/contract/look.ts';
import { deploy, type Service } from '../rehearse.ts';
import { CREDENTIALS } from '../stand-in.ts';
import { editTemplate } from './edits.ts';
import { createPerson, type HostedStage, outputOf, signInBy } from './stage.ts';

const TRIES = 120;
const PAUSE_MS = 500;

type Read = () => Promise<LookBody>;

/** @returns how the user reads their look */
const makeLook = async (stage: HostedStage): Promise<Read> => {
  const { IdToken: token = '' } = await signInBy(stage, outputOf(stage, 'UserPoolClientId'), await createPerson(stage));
  const app = createApp({ apiUrl: stage.apiUrl }, token);
  const photo = await readPhoto(undefined);
  const ticket = await app.requestUpload(photo, undefined);
  await app.put(ticket, photo);
  return async () => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const answer = await app.look(ticket.uploadId);
      if (answer.status === 'ready') return answer;
      await sleep(PAUSE_MS);
    }
    throw new Error('The look did not come.');
  };
};

const isProtected = async (stage: HostedStage): Promise<boolean> => {
  const { endpoint, region } = stage.aws;
  const client = new DynamoDBClient({ endpoint, region, credentials: CREDENTIALS });
  const { Table } = await client.send(new DescribeTableCommand({ TableName: outputOf(stage, 'TableName') }));
  return Table?.DeletionProtectionEnabled === true;
};

/** Launches the stage: an update that changes the table itself. @returns what was found, for the report */
export const checkUpdate = async (stage: HostedStage, service: Service): Promise<string> => {
  const read = await makeLook(stage);
  const before = await read();
  strictEqual(await isProtected(stage), false, 'The table is protected before the stage is launched');
  await editTemplate(service, protectData);
  await deploy(service, stage.aws);
  strictEqual(await isProtected(stage), true, 'The update did not protect the table');
  deepStrictEqual(await read(), before, 'The look is another one after the update');
  return `the look ${before.lookName} is as it was, and its table is protected now`;
};
