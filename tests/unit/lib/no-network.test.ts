import { describe, expect, it } from '@jest/globals';

describe('the unit suite', () => {
  it('refuses to reach another machine', async () => {
    await expect(fetch('http://192.0.2.1/')).rejects.toMatchObject({
      cause: expect.objectContaining({ message: expect.stringContaining('unit tests use no network') }) as unknown,
    });
  });
});
