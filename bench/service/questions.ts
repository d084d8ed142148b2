/** Questions between a benchmark and the processes that it starts. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

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

/** The log of the handlers is written, as on Lambda, and not kept. */
const STDIO = ['ignore', 'ignore', 'inherit', 'ipc'] as const;

const settle = (waiting: Map<number, PromiseWithResolvers<unknown>>, { id, value, error }: Answer): void => {
  const pending = waiting.get(id);
  waiting.delete(id);
  if (error === undefined) pending?.resolve(value);
  else pending?.reject(new Error(error));
};

const stopChild = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, 'exit');
};

export const startPart = (file: string, env: NodeJS.ProcessEnv = {}): Part => {
  const child = fork(file, {
    execArgv: ['--expose-gc'],
    env: { PATH: process.env['PATH'], ...env },
    stdio: [...STDIO],
  });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let last = 0;
  child.on('message', (answer: Answer) => {
    settle(waiting, answer);
  });
  child.on('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`${file} ended with ${String(code)}`));
  });
  return {
    ask: <T>(name: string, argument?: unknown) => {
      last += 1;
      const pending = Promise.withResolvers<unknown>();
      waiting.set(last, pending);
      child.send({ id: last, name, argument });
      return pending.promise as Promise<T>;
    },
    stop: () => stopChild(child),
  };
};
