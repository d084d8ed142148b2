/** What a fresh local cloud holds: catalogue and presets in the table, AR templates in their bucket. */
import { writeFile } from 'node:fs/promises';
import { seedFile } from './configure.ts';
import type { PluginInput } from './serverless-types.ts';
import type { Settings } from './settings.ts';

/** Items for serverless-dynamodb, which writes them once the table is there. */
export const prepareSeed = async (_input: PluginInput, settings: Settings): Promise<void> => {
  await writeFile(seedFile(settings), '[]');
};

export const uploadTemplates = (_input: PluginInput, _settings: Settings): Promise<void> => Promise.resolve();
