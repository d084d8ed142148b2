/** `npx node dev/openai/cli.ts [--port 4580]`: runs the local Responses API until Ctrl-C. */
import { parseArgs } from 'node:util';
import { startOpenAiStub } from './server.ts';

const { values } = parseArgs({ options: { host: { type: 'string' }, port: { type: 'string' } } });
const stub = await startOpenAiStub({ host: values.host ?? '127.0.0.1', port: Number(values.port ?? 4580) });
console.log(`OPENAI_BASE_URL=${stub.baseUrl}`);
console.log(`control: ${stub.controlUrl}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stub.stop());
}
