/** Rehearses the end of docs/operate/deploy.md on dev: the list of deployments, a rollback to one of them, and the removal of the stage. */
import { match, rejects } from 'node:assert';
import type { Stage } from '../../testing/packages/packages.ts';
import { madeOutputs } from './made.ts';
import type { StandIn } from './stand-in.ts';
import { type Service, sls } from './rehearse.ts';

/** Prod keeps table, pool and secret. */
export const isRemovable = (stage: Stage): boolean => stage === 'dev';

/** @returns what was found, for the report */
export const rehearseRemoval = async (service: Service, aws: StandIn): Promise<string> => {
  const listed = await sls(service, aws, 'deploy', 'list');
  const timestamp = /Timestamp: (\d{13})/.exec(listed)?.[1] ?? '';
  match(timestamp, /^\d{13}$/, `sls deploy list names no deployment:\n${listed}`);
  const back = await sls(service, aws, 'rollback', '--timestamp', timestamp);
  match(back, new RegExp(`timestamp "${timestamp}"`), `sls rollback did not find it:\n${back}`);
  await sls(service, aws, 'remove');
  await rejects(madeOutputs(aws, `glamai-${service.stage}`), /does not exist/, 'The stack is still there');
  return `the deployment of ${new Date(Number(timestamp)).toISOString()} was listed and gone back to, and the stack is gone`;
};
