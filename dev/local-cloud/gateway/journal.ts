/** What became of every S3 event, one JSON line a step: who waits for a look reads here whether its event came, and how it ended. */
import { appendFileSync } from 'node:fs';
import type { S3Event } from 'aws-lambda';
import type { EventStep, Fate } from './lambda-queue.ts';

export interface JournalLine {
  /** ISO 8601 UTC. */
  readonly at: string;
  /** `made`: S3 has it; without a `sent` it was dropped or held back on request. */
  readonly fate: Fate | 'made';
  readonly functionName: string;
  readonly key: string | undefined;
  /** Names the same event in the function's log lines, with the outcome there: `s3RequestId`. */
  readonly s3RequestId: string | undefined;
  readonly attempt?: number;
  readonly reason?: string;
}

export interface Journal {
  readonly made: (functionName: string, event: S3Event) => void;
  readonly step: (step: EventStep) => void;
}

export const createJournal = (file: string): Journal => {
  const write = ({ event, ...step }: Omit<EventStep, 'fate' | 'attempt'> & Pick<JournalLine, 'fate'>): void => {
    const [record] = (event as Partial<S3Event>).Records ?? [];
    const line: JournalLine = {
      at: new Date().toISOString(),
      key: record?.s3.object.key,
      s3RequestId: record?.responseElements['x-amz-request-id'],
      ...step,
    };
    appendFileSync(file, `${JSON.stringify(line)}\n`);
  };
  return {
    made: (functionName, event) => {
      write({ fate: 'made', functionName, event });
    },
    step: write,
  };
};
