/** Rehearses the end of docs/deploy.md on dev: the list of deployments, a rollback to one of them, and the removal of the stage. */
import { match, rejects } from 'node:assert';
import type { Stage } from '../../testing/packages.ts';
import { madeOutputs } from './made.ts';
import type { Moto } from './moto.ts';
import { sls } from './rehearse.ts';

/** Prod refuses to be removed by its deletion protection, which moto answers with a broken page. */
export const isRemovable = (stage: Stage): boolean => stage === 'dev';

/** @returns what was found, for the report */
export const rehearseRemoval = async (stage: Stage, moto: Moto): Promise<string> => {
  const listed = await sls(stage, moto, 'deploy', 'list');
  const timestamp = /Timestamp: (\d{13})/.exec(listed)?.[1] ?? '';
  match(timestamp, /^\d{13}$/, `sls deploy list names no deployment:\n${listed}`);
  const back = await sls(stage, moto, 'rollback', '--timestamp', timestamp);
  match(back, new RegExp(`timestamp "${timestamp}"`), `sls rollback did not find it:\n${back}`);
  await sls(stage, moto, 'remove');
  await rejects(madeOutputs(moto, `glamai-${stage}`), /does not exist/, 'The stack is still there');
  return `the deployment of ${new Date(Number(timestamp)).toISOString()} was listed and gone back to, and the stack is gone`;
};
