/** `npm run redrive -- --stage STAGE`: what lies in the failures queue of a deployed stage, and another try for it. */
import { Presets, SingleBar } from 'cli-progress';
import { readOutputs, SERVICE } from '../seed/stage.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { createFailuresQueue, createInvoke } from './aws.ts';
import { type FailuresQueue, inspect, type Outcome, redrive, type RedriveDeps } from './redrive.ts';
import { groupEvents, tableOf } from './report.ts';

/** More than an operator can want to see, and little enough for memory: an event is 2 KB. */
const MAX_INSPECTED = 20_000;

const queueUrlOf = async ({ stage, region }: Arguments): Promise<string> => {
  const url = (await readOutputs(`${SERVICE}-${stage}`, region)).get('AnalysisFailuresQueueUrl');
  if (url === undefined) throw new Error(`The stack ${SERVICE}-${stage} has no output AnalysisFailuresQueueUrl.`);
  return url;
};

const show = async (queue: FailuresQueue): Promise<void> => {
  const { hidden } = await queue.depth();
  const events = await inspect(queue, MAX_INSPECTED);
  if (events.length === 0) console.log('The queue is empty.');
  else console.log(tableOf(groupEvents(events, Date.now())));
  if (hidden > 0) console.log(`${hidden} more are hidden: somebody is running or inspecting them.`);
};

const createBar = (total: number): SingleBar => {
  const format = '{bar} {percentage}% | {value}/{total} events | {failed} failed | {duration_formatted}';
  const bar = new SingleBar({ stream: process.stderr, noTTYOutput: true, notTTYSchedule: 2000, format }, Presets.rect);
  bar.start(total, 0, { failed: 0 });
  return bar;
};

const summaryOf = (outcomes: readonly Outcome[]): string => {
  const count = (verdict: Outcome['verdict']) => outcomes.filter((outcome) => outcome.verdict === verdict).length;
  return `${count('succeeded')} succeeded and were removed, ${count('failed')} failed again, ${count('foreign')} left alone`;
};

const run = async (args: Arguments, deps: Omit<RedriveDeps, 'onOutcome' | 'isOurs'>): Promise<boolean> => {
  const { waiting } = await deps.queue.depth();
  const bar = createBar(waiting);
  let failed = 0;
  const onOutcome = ({ verdict }: Outcome): void => {
    if (verdict !== 'succeeded') failed += 1;
    bar.increment(1, { failed });
  };
  const isOurs = (name: string): boolean => args.functions.includes(name);
  try {
    const outcomes = await redrive({ ...deps, isOurs, onOutcome }, args.concurrency);
    bar.stop();
    const left = outcomes.filter(({ verdict }) => verdict !== 'succeeded');
    console.log(summaryOf(outcomes));
    const errors = left.map(({ event, error = event.error }) => ({ ...event, error }));
    if (left.length > 0) console.log(tableOf(groupEvents(errors, Date.now())));
    return left.length === 0 && !deps.signal.aborted;
  } finally {
    bar.stop();
  }
};

const main = async (): Promise<number> => {
  const args = readArguments(process.argv.slice(2));
  const queue = createFailuresQueue(await queueUrlOf(args), { region: args.region });
  const invoke = createInvoke({ region: args.region });
  const stop = new AbortController();
  process.once('SIGINT', () => {
    console.error('\nWaiting for what is running; the rest stays in the queue.');
    stop.abort();
  });
  try {
    if (!args.isInspection) return (await run(args, { queue, invoke, signal: stop.signal })) ? 0 : 1;
    await show(queue);
    return 0;
  } finally {
    queue.close();
    invoke.close();
  }
};

try {
  process.exitCode = await main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}
