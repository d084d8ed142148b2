/** A local cloud for one test file alone, with stage parameters of its own; `cloud.ts` then speaks to this one. */
import { join } from 'node:path';
import type * as Cloud from '../../../testing/cloud/cloud.ts';
import type * as Selfies from '../../../testing/cloud/selfies.ts';
import { launchLocalCloud, type LaunchedCloud, type LaunchOptions } from '../../../dev/local-cloud/launch.ts';

const REPOSITORY = join(import.meta.dirname, '../../..');

export type OwnCloud = typeof Cloud & typeof Selfies & { readonly launched: LaunchedCloud };

/** Must come before anything else imports `cloud.ts`, which looks for its cloud once. */
export const launchOwnCloud = async (
  name: string,
  options: Omit<LaunchOptions, 'stateDir'> = {},
): Promise<OwnCloud> => {
  const stateDir = `.local/${name}-${process.pid}`;
  const launched = await launchLocalCloud({ ...options, stateDir });
  process.env['LOCAL_STACK_DIR'] = join(REPOSITORY, stateDir);
  return {
    launched,
    ...(await import('../../../testing/cloud/cloud.ts')),
    ...(await import('../../../testing/cloud/selfies.ts')),
  };
};
