/** Breaks calls and events of a local cloud that runs with the fault proxy, and counts what was called. */
import type { CallCount } from '../../dev/faults/desk.ts';
import type { Rule } from '../../dev/faults/rules.ts';

/** A rule as it is written in a request. */
export type FaultWish = Partial<Omit<Rule, 'kinds'>> & { readonly kind: Rule['kinds'][number] | Rule['kinds'] };

export const faultsAt = (endpoint: string | undefined) => {
  if (endpoint === undefined) throw new Error('This cloud runs without its fault proxy.');
  const control = async (method: string, path: string, body?: unknown): Promise<Record<string, unknown>> => {
    const init = { method, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const response = await fetch(`${endpoint}/_control/${path}`, init);
    const answer = (await response.json()) as Record<string, unknown>;
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${JSON.stringify(answer)}`);
    return answer;
  };
  const calls = async () => (await control('GET', 'calls'))['calls'] as Readonly<Record<string, CallCount>>;
  return {
    add: (...rules: FaultWish[]) => control('POST', 'faults', rules),
    seed: (seed: number) => control('PUT', 'seed', { seed }),
    /** No faults, counters at zero. */
    reset: async (): Promise<void> => {
      await control('DELETE', 'faults');
      await control('DELETE', 'calls');
    },
    calls,
    /** Calls of one operation, `dynamodb GetItem`. */
    callsOf: async (operation: string): Promise<CallCount> => (await calls())[operation] ?? { called: 0, struck: {} },
  };
};
