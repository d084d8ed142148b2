/** Sends the calls of one stage to a local cloud of its own and writes the answers. */
import { join } from 'node:path';
import { launchLocalCloud } from '../../dev/local-cloud/launch.ts';
import type { Exchange } from '../generate/openapi/examples.ts';
import { recordedExchanges } from '../../testing/answers/recorded.ts';
import { writeAnswer } from './write-answer.ts';

export const recordAtCloud = async (
  stage: Exchange['stage'],
  params: Readonly<Record<string, string>>,
): Promise<void> => {
  const stateDir = `.local/record-${process.pid}`;
  const cloud = await launchLocalCloud({ stateDir, params });
  process.env['LOCAL_STACK_DIR'] = join(import.meta.dirname, '../..', stateDir);
  try {
    // Their modules read the running cloud's addresses as soon as they are loaded.
    const { send } = await import('../../testing/answers/exchanges.ts');
    const { prepare } = await import('../../testing/answers/worlds.ts');
    const { clearFaults } = await import('../../testing/answers/rekognition-faults.ts');
    for (const found of recordedExchanges(stage)) {
      const world = await prepare(found.exchange.given);
      const at = Date.now();
      await writeAnswer(found, await send(found, world), { userId: world.user.userId, uploadId: world.uploadId, at });
      if (stage === 'strict') await clearFaults();
    }
  } finally {
    await cloud.stop();
  }
};
