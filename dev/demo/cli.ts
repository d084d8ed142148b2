/** `npm run demo`: one selfie becomes one look on this machine, with no account, no key and no network. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { LookBody } from '../../src/lib/contract/look.ts';
import { SELFIE_CODES } from '../../src/lib/errors.ts';
import { type App, createApp, ProblemAnswer, signIn } from './app.ts';
import { type DemoArguments, readArguments, USAGE } from './arguments.ts';
import { modelIn } from '../local-cloud/environment.ts';
import { type DemoCloud, findCloud, startCloud } from './cloud.ts';
import { paintFor } from './paint.ts';
import { readPhoto, UsageError } from './photo.ts';
import { createProgress, type Progress } from './progress.ts';
import { fallbackText, rejectionText, reportText } from './report.ts';
import { widthOf, wrap } from './wrap.ts';

const LOOK_TIMEOUT_MS = 90_000;
const PAUSE_MS = 250;
const EXIT = { look: 0, failure: 1, rejected: 2, interrupted: 130 } as const;

/** The S3 event starts the analysis; the app only asks. */
const waitForLook = async (app: App, uploadId: string, progress: Progress): Promise<LookBody> => {
  const deadline = Date.now() + LOOK_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const answer = await app.look(uploadId);
    if (answer.status === 'ready') return answer;
    progress.detail(answer.status.replaceAll('_', ' '));
    await sleep(PAUSE_MS);
  }
  throw new Error(`No look came within ${LOOK_TIMEOUT_MS / 1000} s.`);
};

/** Ctrl-C or a runner's kill, while the cloud starts too: it holds nothing that would be worth a farewell. */
const startOwnCloud = (): Promise<DemoCloud> => {
  const interruption = new AbortController();
  const starting = startCloud(interruption.signal);
  const end = (): void => {
    interruption.abort();
    const gone = starting.then(
      (cloud) => cloud.stop(),
      () => undefined,
    );
    void gone.finally(() => process.exit(EXIT.interrupted));
  };
  process.once('SIGINT', end).once('SIGTERM', end);
  return starting;
};

const introduction = (path: string | undefined, model: string | undefined): string => {
  const photo = path ?? 'A portrait that the project drew itself';
  return model === undefined
    ? `${photo} goes through the whole service, on this machine alone.`
    : `${model} composes the look, as OPENAI_API_KEY is set; it is sent no photo.\n${photo} goes through everything else on this machine.`;
};

const say = (text: string): void => {
  process.stderr.write(`${wrap(text, widthOf(process.stderr))}\n`);
};

const run = async ({ photo: path, style, json }: DemoArguments): Promise<void> => {
  const photo = await readPhoto(path);
  const found = await findCloud();
  const model = found === undefined ? modelIn(process.env) : found.stack.model;
  say(`${introduction(path, model)}\n`);
  const progress = createProgress(process.stderr);
  const cloud = found ?? (await progress.run('Start the local cloud', startOwnCloud));
  try {
    const token = await progress.run('Sign the demo user in', () => signIn(cloud.stack));
    const app = createApp(cloud.stack, token);
    const ticket = await progress.run('Get an upload URL', () => app.requestUpload(photo, style));
    await progress.run('PUT the selfie', () => app.put(ticket, photo));
    const look = await progress.run('Wait for the look', () => waitForLook(app, ticket.uploadId, progress));
    const fallback = model === undefined ? undefined : fallbackText(look, model);
    if (fallback !== undefined) say(`\n${fallback}`);
    if (json) {
      process.stdout.write(`${JSON.stringify(look, null, 2)}\n`);
      return;
    }
    const recommendation = await progress.run('Get the AR preset', () => app.recommendation(ticket.uploadId));
    const paint = paintFor(process.stdout, process.env);
    const report = reportText({ look, recommendation, times: progress.times }, paint);
    process.stdout.write(wrap(report, widthOf(process.stdout)));
  } finally {
    await cloud.stop();
  }
};

const isRejection = (error: unknown): error is ProblemAnswer =>
  error instanceof ProblemAnswer && SELFIE_CODES.some((code) => code === error.problem.code);

const explain = (error: unknown): number => {
  if (isRejection(error)) {
    say(`\n${rejectionText(error.problem, paintFor(process.stderr, process.env))}`);
    return EXIT.rejected;
  }
  const shown = error instanceof UsageError || error instanceof ProblemAnswer ? error.message : String(error);
  process.stderr.write(`${shown}\n`);
  return EXIT.failure;
};

const main = async (): Promise<number> => {
  try {
    const given = readArguments(process.argv.slice(2));
    if (given.help) process.stdout.write(`${USAGE}\n`);
    else await run(given);
    return EXIT.look;
  } catch (error) {
    return explain(error);
  }
};

process.exitCode = await main();
