/** Records the calls to handlers whose time is nearly up. */
import { startHurried } from '../../testing/answers/hurried.ts';
import { recordedExchanges } from '../../testing/answers/recorded.ts';
import { writeAnswer } from './write-answer.ts';

export const recordHurried = async (): Promise<void> => {
  const hurried = await startHurried();
  for (const found of recordedExchanges('hurried')) {
    const at = Date.now();
    const { statusCode: status, headers, body, userId } = await hurried.send(found);
    const answer = {
      status,
      headers: new Headers(headers as Record<string, string>),
      body: JSON.parse(body) as unknown,
    };
    await writeAnswer(found, answer, { userId, uploadId: undefined, at });
  }
  await hurried.stop();
};
