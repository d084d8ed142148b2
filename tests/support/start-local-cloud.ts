/** One local cloud for the integration suite, on free ports, found by the tests through `LOCAL_STACK_DIR`. */
import { join } from 'node:path';
import { launchLocalCloud, type LaunchedCloud } from '../../dev/local-cloud/launch.ts';

declare global {
  var localCloud: LaunchedCloud | undefined;
}

export default async function startLocalCloud(): Promise<void> {
  const stateDir = `.local/test-${process.pid}`;
  globalThis.localCloud = await launchLocalCloud({ stateDir });
  process.env['LOCAL_STACK_DIR'] = join(import.meta.dirname, '../..', stateDir);
}
