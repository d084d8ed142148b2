import { describe, expect, it, jest } from '@jest/globals';
import { countMissingKey, countOutcome, countStylist } from '../../../src/lib/telemetry/metrics.ts';
import { Problem } from '../../../src/lib/errors.ts';
import { aLook } from '../../../testing/factories.ts';

/** What was logged, as CloudWatch reads it. */
const emitted = async (act: () => unknown): Promise<Record<string, unknown>[]> => {
  const lines: string[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    lines.push(String(chunk));
    return true;
  });
  await act();
  write.mockRestore();
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
};

describe('metrics', () => {
  it('count a look by its engine and a failure by its code', async () => {
    const problem = new Problem('too_dark', 'dark');

    expect(
      await emitted(() => {
        countOutcome({ kind: 'look', look: aLook() });
      }),
    ).toMatchObject([
      {
        LookCreated: 1,
        engine: 'rules',
        service: 'glamai',
        stage: 'unknown',
        _aws: { CloudWatchMetrics: [{ Namespace: 'GlamAI' }] },
      },
    ]);
    expect(
      await emitted(() => {
        countOutcome({ kind: 'failed', problem });
      }),
    ).toMatchObject([{ AnalysisFailed: 1, code: 'too_dark' }]);
    expect(
      await emitted(() => {
        countOutcome({ kind: 'not_mine' });
      }),
    ).toEqual([]);
  });

  it('tell a fallback with its reason and the tokens it cost', async () => {
    const usage = { inputTokens: 900, cachedTokens: 0, outputTokens: 120 };
    const lines = await emitted(() => {
      countStylist({ kind: 'model', outcome: 'refusal', durationMs: 812, usage });
    });

    expect(lines).toMatchObject([
      { ModelFallback: 1 },
      { ModelFallbackByReason: 1, reason: 'refusal' },
      { ModelTokens: 900, kind: 'input' },
      { ModelTokens: 120, kind: 'output' },
    ]);
  });

  it('tell that the key is missing and how the cache did', async () => {
    expect(await emitted(countMissingKey)).toMatchObject([{ ModelKeyMissing: 1 }]);
    expect(
      await emitted(() => {
        countStylist({ kind: 'cache', outcome: 'hit' });
      }),
    ).toMatchObject([{ RecommendationCache: 1, outcome: 'hit' }]);
  });
});
