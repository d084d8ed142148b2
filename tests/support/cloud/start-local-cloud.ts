/** One local cloud for the integration suite, on free ports, found by the tests through `LOCAL_STACK_DIR`. */
import { join } from 'node:path';
import { launchLocalCloud, type LaunchedCloud } from '../../../dev/local-cloud/launch.ts';

/** A developer's own key must not make these tests call OpenAI. */
const NO_KEY = { OPENAI_API_KEY: '', OPENAI_BASE_URL: '', OPENAI_MODEL: '' };

declare global {
  var localCloud: LaunchedCloud | undefined;
}

export default async function startLocalCloud(): Promise<void> {
  const stateDir = `.local/test-${process.pid}`;
  globalThis.localCloud = await launchLocalCloud({ stateDir, env: NO_KEY });
  process.env['LOCAL_STACK_DIR'] = join(import.meta.dirname, '../../..', stateDir);
}
