/** Thin entry of the local cloud plugin: nothing of it is loaded unless `serverless offline start` runs. */
import '../start.js';
import { join } from 'node:path';

/** After a failed start, how long other plugins' handles may hold the process. */
const GRACE_MS = 1_000;

const OPTIONS = {
  dynamodb: 'Which DynamoDB runs: dynalite (default) or local (the real DynamoDB Local; needs Java and its jar).',
  s3Port: 'Port of the local S3. Default: 4569.',
  dynamodbPort: 'Port of the local DynamoDB. Default: 8000.',
  cognitoPort: 'Port of the local Cognito. Default: 4571.',
  rekognitionPort: 'Port of the local Rekognition. Default: 4570.',
  playgroundPort: 'Port of the playground, a web page. Default: 3100.',
  faultSeed: 'Seed of the random faults. Default: 1.',
  faultsPort: 'Port of the fault proxy. Default: 4572.',
  stateDir: 'Folder for stack.json, the build and the objects of the local cloud. Default: .local.',
};

const options = Object.fromEntries(Object.entries(OPTIONS).map(([name, usage]) => [name, { type: 'string', usage }]));
options.faults = {
  type: 'boolean',
  usage: 'Puts a proxy in front of the local services that breaks calls on request; see dev/README.md.',
};

const PARENT_POLL_MS = 500;

/**
 * The demo and the tests hold a channel to this process, and npm stands above it with a shell that passes no SIGTERM on:
 * when either is gone, however it ended, so are we.
 */
const endWithParent = () => {
  const end = () => process.kill(process.pid, 'SIGTERM');
  process.once('disconnect', end);
  // Waiting for that does not keep a process that has failed.
  process.channel?.unref();
  if (process.env.npm_lifecycle_event !== 'dev') return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end();
  }, PARENT_POLL_MS);
  timer.unref();
};

/** Where osls keeps its compiled schemas; its own choice is the home folder, which may be read-only. */
process.env.SLS_SCHEMA_CACHE_BASE_DIR ??= join(import.meta.dirname, '../../node_modules/.cache');

export default class LocalCloudPlugin {
  #cloud;
  #ServerlessError;

  constructor(serverless, cliOptions, { log }) {
    this.commands = { offline: { commands: { start: { options } } } };
    const [command] = serverless.processedInput.commands;
    if (command !== 'offline') return;
    endWithParent();
    this.#ServerlessError = serverless.classes.Error;
    const input = { serverless, cliOptions, log };
    this.hooks = {
      initialize: async () => {
        const { configure } = await import('./serverless/configure.ts');
        await this.#explained(() => configure(input));
      },
      'before:offline:start:init': async () => {
        const { startLocalCloud } = await import('./local-cloud.ts');
        this.#cloud = await this.#explained(() => startLocalCloud(input));
      },
      'after:offline:start:init': () => this.#cloud.open(),
      'before:offline:start:end': () => this.#cloud.stop(),
      // Another plugin failed: nothing of ours may keep the process.
      error: () => this.#abandon(),
    };
  }

  /** osls prints its own errors without a stack. */
  async #explained(work) {
    try {
      return await work();
    } catch (error) {
      throw error.name === 'SetupError' ? new this.#ServerlessError(error.message) : error;
    }
  }

  async #abandon() {
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    await this.#cloud?.stop();
  }
}
