/** Stops the local cloud of the integration suite. */
import './start-local-cloud.ts';

export default async function stopLocalCloud(): Promise<void> {
  await globalThis.localCloud?.stop();
}
