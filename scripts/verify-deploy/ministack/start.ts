/** ministack: AWS as far as a whole stage of this service runs on it, functions included; faces are seen by the local Rekognition. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startRekognition } from '../../../dev/rekognition/server.ts';
import { cleanEnvironment, CREDENTIALS, freePort, REGION, type StandIn, startStandIn } from '../stand-in.ts';

/** What the stage is made of; ministack would bring up everything that AWS has. */
const SERVICES = [
  ...[
    'apigateway',
    'cloudformation',
    'cloudwatch',
    'cognito-idp',
    'dynamodb',
    'ecr',
    'events',
    'iam',
    'lambda',
    'logs',
  ],
  ...['s3', 'secretsmanager', 'sns', 'sqs', 'sts'],
].join();

const environment = (port: number, folder: string, rekognition: string): NodeJS.ProcessEnv => ({
  ...cleanEnvironment(),
  // It starts functions with the `node` that it finds first, and they are built for the project's own.
  PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
  GATEWAY_PORT: String(port),
  BIND_HOST: '127.0.0.1',
  SERVICES,
  STATE_DIR: join(folder, 'state'),
  TMPDIR: folder,
  // Handed on to the functions, as Lambda's own variables are.
  AWS_ENDPOINT_URL_REKOGNITION: rekognition,
});

export const startMinistack = async (commands: string): Promise<StandIn> => {
  const port = await freePort();
  // Outside of the repository, whose package.json would make its CommonJS runtime an ES module.
  const folder = await mkdtemp(join(tmpdir(), 'ministack-'));
  const faces = { host: '127.0.0.1', port: 0, s3Endpoint: `http://127.0.0.1:${port}`, region: REGION, ...CREDENTIALS };
  const rekognition = await startRekognition(faces);
  const aws = await startStandIn({
    name: 'ministack',
    command: join(commands, 'python'),
    args: ['-W', 'ignore', '-m', 'ministack'],
    port,
    env: environment(port, folder, rekognition.url),
    readyPath: '/_ministack/health',
  });
  return {
    ...aws,
    env: { ...aws.env, AWS_ENDPOINT_URL_REKOGNITION: rekognition.url },
    stop: async () => {
      await aws.stop();
      await rekognition.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
