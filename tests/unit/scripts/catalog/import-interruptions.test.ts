import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ImportTable, startImportTable } from '../../../support/import-table.ts';

let target: ImportTable;
beforeEach(async () => {
  target = await startImportTable();
});
afterEach(() => target.stop());

const ids = (count: number): string[] => Array.from({ length: count }, (_, n) => `b-${n}`);

describe('an import that does not run through', () => {
  it('goes on where an interruption stopped it', async () => {
    const file = await target.list('long.csv', ids(450));
    const controller = new AbortController();
    const stop = ({ rows }: { readonly rows: number }) => {
      if (rows === 200) controller.abort();
    };

    const interrupted = await target.run({ file, onProgress: stop, signal: controller.signal });
    const before = target.batches;
    const resumed = await target.run({ file });

    expect(interrupted).toMatchObject({ rows: 200, finished: false, discontinued: 0 });
    expect(resumed).toMatchObject({ rows: 450, accepted: 450, resumedFrom: 200, finished: true });
    expect([before, target.batches]).toEqual([8, 18]);
    expect(await target.shelf()).toHaveLength(450);
  });

  it('goes on after a crash in the middle of a wave, which is written again', async () => {
    const file = await target.list('long.csv', ids(250));
    target.faults = [undefined, undefined, undefined, undefined, undefined, 'crash'];

    await expect(target.run({ file })).rejects.toThrow('killed');
    expect(await target.run({ file })).toMatchObject({ rows: 250, accepted: 250, resumedFrom: 100, finished: true });

    expect(await target.shelf()).toHaveLength(250);
  });

  it('asks again for what the table did not take', async () => {
    target.faults = ['throttle', 'leave_one', 'throttle'];

    expect(await target.run({ file: await target.list('one.csv', ids(30)) })).toMatchObject({
      accepted: 30,
      finished: true,
    });

    expect(await target.shelf()).toHaveLength(30);
    expect(target.batches).toBe(5);
  });

  it('gives up when the table takes nothing for long', async () => {
    target.faults = Array.from({ length: 100 }, () => 'throttle');

    await expect(target.run({ file: await target.list('one.csv', ids(1)) })).rejects.toThrow(
      'did not take 1 items in 10 attempts',
    );
  });
});
