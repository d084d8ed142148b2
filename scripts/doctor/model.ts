/** Whether the key may use the model. Without a key the rules engine answers, which is a choice and not a fault. */
import type { Finding } from './finding.ts';

export interface ModelQuestion {
  readonly key: string | undefined;
  readonly model: string;
  /** Such as https://api.openai.com/v1 */
  readonly baseUrl: string;
  readonly fetch: (url: string, init: RequestInit) => Promise<Pick<Response, 'ok' | 'status'>>;
}

const TIMEOUT_MS = 5_000;

const REASONS: Readonly<Record<number, readonly [says: string, advice: string]>> = {
  401: ['refuses the key', 'Make a new key and put it into the secret or OPENAI_API_KEY.'],
  403: [
    'is not open to this key',
    "Allow the model in the project's settings, or choose another one with openAiModel.",
  ],
  404: ['does not exist for this key', 'Choose another one with the stage parameter openAiModel.'],
};

export const checkModel = async ({ key, model, baseUrl, fetch }: ModelQuestion): Promise<Finding> => {
  const name = 'model access';
  if (key === undefined || key === '') {
    const advice = 'To try a model on this machine: OPENAI_API_KEY=sk-… npm run dev';
    return { name, state: 'note', says: 'no key: the rules engine answers', advice };
  }
  try {
    const url = `${baseUrl}/models/${encodeURIComponent(model)}`;
    const headers = { authorization: `Bearer ${key}` };
    const { ok, status } = await fetch(url, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (ok) return { name, state: 'ok', says: model };
    const [says, advice] = REASONS[status] ?? [`answers ${status}`, 'Try again later.'];
    return { name, state: 'bad', says: `${model} ${says}`, advice };
  } catch {
    return { name, state: 'note', says: `${baseUrl} cannot be reached`, advice: 'Check the network.' };
  }
};
