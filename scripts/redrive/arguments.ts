/** What `npm run redrive` can be asked. */
import { parseArgs } from 'node:util';
import { DEFAULT_REGION, SERVICE } from '../seed/stage.ts';

const USAGE = `Usage: npm run redrive -- --stage STAGE [--region REGION] [--inspect] [--only FUNCTION] [--concurrency N]

Runs the events that Lambda gave up on again, each by its own function, and removes those that succeed.
  --inspect, --dry-run   show what is there and change nothing
  --only FUNCTION        analyze-on-upload or continue-erasure: leave the others where they are
  --concurrency N        events at a time, 1 to 20 (default 5)

Exit code: 0 the queue was inspected, or every event succeeded; 1 events are left; 2 the command could not run.
Needs sqs:GetQueueAttributes, ReceiveMessage, DeleteMessage, ChangeMessageVisibility on the queue,
lambda:InvokeFunction on the two functions, cloudformation:DescribeStacks on the stack.`;

/** Both take events that nobody waits for. */
export const FUNCTIONS = ['analyze-on-upload', 'continue-erasure'];
const MAX_CONCURRENCY = 20;
const OPTIONS = {
  stage: { type: 'string' },
  region: { type: 'string' },
  inspect: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  only: { type: 'string' },
  concurrency: { type: 'string', default: '5' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

export interface Arguments {
  readonly stage: string;
  readonly region: string;
  readonly isInspection: boolean;
  /** Full names of the functions whose events are run. */
  readonly functions: readonly string[];
  readonly concurrency: number;
}

const concurrencyOf = (text: string): number => {
  const concurrency = Number(text);
  if (Number.isInteger(concurrency) && concurrency >= 1 && concurrency <= MAX_CONCURRENCY) return concurrency;
  throw new Error(USAGE);
};

const functionsOf = (stage: string, only: string | undefined): readonly string[] => {
  if (only !== undefined && !FUNCTIONS.includes(only)) throw new Error(USAGE);
  return FUNCTIONS.filter((name) => only === undefined || only === name).map((name) => `${SERVICE}-${stage}-${name}`);
};

/** @throws Error with the usage, or with what to do instead */
export const readArguments = (words: readonly string[]): Arguments => {
  const { values } = parseArgs({ options: OPTIONS, args: [...words] });
  const { stage, region = process.env['AWS_REGION'] ?? DEFAULT_REGION } = values;
  if (values.help || stage === undefined) throw new Error(USAGE);
  if (stage === 'local') throw new Error('The local cloud keeps failed events in .local/dead-letters.jsonl.');
  return {
    stage,
    region,
    isInspection: values.inspect || values['dry-run'],
    functions: functionsOf(stage, values.only),
    concurrency: concurrencyOf(values.concurrency),
  };
};
