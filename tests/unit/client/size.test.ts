import { describe, expect, it } from '@jest/globals';
import { measureClient } from '../../../scripts/client/size.ts';

/** Bytes, gzipped, openapi-fetch included. */
const BUDGET = 6_000;

describe('The client in an app', () => {
  it('stays within its budget and uses nothing of Node', async () => {
    const { gzipped, parts } = await measureClient();
    expect(gzipped).toBeLessThan(BUDGET);
    expect(
      Object.keys(parts).filter((file) => !/^clients\/typescript\/src\/|^node_modules\/openapi-fetch\//.test(file)),
    ).toEqual([]);
  });
});
