/** The processes that a benchmark starts, and the questions that it asks them. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

interface Question {
  readonly id: number;
  readonly name: string;
  readonly argument: unknown;
}

interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

export interface Part {
  ask<T>(name: string, argument?: unknown): Promise<T>;
  /** What the process says by itself, once, for what it was started with. */
  first<T>(): Promise<T>;
  readonly stdout: Readable | null;
  stop(): Promise<void>;
}

/** In the child: answers by name, for as long as the parent lives. */
export const answerQuestions = (answers: Readonly<Record<string, (argument: never) => unknown>>): void => {
  process.on('message', ({ id, name, argument }: Question) => {
    const reply = (answer: Omit<Answer, 'id'>): void => void process.send?.({ id, ...answer });
    Promise.resolve()
      .then(() => answers[name]?.(argument as never))
      .then(
        (value) => {
          reply({ value });
        },
        (error: unknown) => {
          reply({ error: String(error) });
        },
      );
  });
  process.on('disconnect', () => process.exit());
};

const stopChild = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, 'exit');
};

export interface PartOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly argv?: readonly string[];
  /** Its first answer is to what it was started with. */
  readonly isFirstTold?: boolean;
  readonly execArgv?: readonly string[];
  /** The log lines are written, as on Lambda, and read by nobody unless somebody listens. */
  readonly isHeard?: boolean;
}

/** Characters of what a process wrote to its error output, told when it ends without an answer. */
const LAST_WORDS = 2_000;

const createDesk = (child: ChildProcess, file: string) => {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const expect = (id: number): Promise<unknown> => {
    const pending = Promise.withResolvers<unknown>();
    waiting.set(id, pending);
    return pending.promise;
  };
  child.on('message', ({ id, value, error }: Answer) => {
    const pending = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) pending?.resolve(value);
    else pending?.reject(new Error(error));
  });
  let lastWords = '';
  child.stderr?.on('data', (chunk: Buffer) => (lastWords = `${lastWords}${chunk.toString()}`.slice(-LAST_WORDS)));
  child.on('close', (code, signal) => {
    const error = new Error(`${file} ended with ${String(code ?? signal)}: ${lastWords}`);
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  });
  return expect;
};

const forked = (file: string, { env, argv = [], execArgv = [], isHeard = false }: PartOptions): ChildProcess =>
  fork(file, argv, {
    execArgv: [...execArgv],
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', isHeard ? 'pipe' : 'ignore', 'pipe', 'ipc'],
  });

export const startPart = (file: string, options: PartOptions = {}): Part => {
  const child = forked(file, options);
  const expect = createDesk(child, file);
  const first = options.isFirstTold === true ? expect(0) : Promise.resolve();
  first.catch(() => undefined);
  let last = 0;
  return {
    ask: <T>(name: string, argument?: unknown) => {
      last += 1;
      const answer = expect(last);
      child.send({ id: last, name, argument });
      return answer as Promise<T>;
    },
    first: <T>() => first as Promise<T>,
    stdout: child.stdout,
    stop: () => stopChild(child),
  };
};
