/** The local DynamoDB: dynalite in this process, or the real DynamoDB Local, which serverless-dynamodb starts in Java. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import dynalite from 'dynalite';
import { closeServer, listen, type RunningServer } from '../servers.ts';
import { SetupError, urlOf, type Settings } from '../settings.ts';

const JAR = 'DynamoDBLocal.jar';
/** Of the machine, not of a package. */
const JAVA = 'java';

/** What is missing for the real one, as one message; undefined when it can start. */
const whatIsMissing = (folder: string): string | undefined => {
  if (!existsSync(join(folder, JAR))) {
    return (
      `--dynamodb=local needs ${join(folder, JAR)}: npm run test:dynamodb-local -- --fetch gets it, ` +
      'or set DYNAMODB_LOCAL_DIR to the folder that has it.'
    );
  }
  const java = spawnSync(JAVA, ['-version'], { stdio: 'ignore' });
  return java.status === 0 ? undefined : '--dynamodb=local needs Java (a `java` command on the PATH).';
};

const startDynalite = async (settings: Settings): Promise<RunningServer> => {
  const server = dynalite({ createTableMs: 0 });
  await listen(server, settings.host, settings.ports.dynamodb);
  return {
    name: 'DynamoDB',
    url: urlOf(settings, 'dynamodb'),
    what: 'dynalite, in memory',
    close: () => closeServer(server),
  };
};

export const startDynamodb = async (settings: Settings): Promise<RunningServer> => {
  if (settings.dynamodb === 'dynalite') return startDynalite(settings);
  const missing = whatIsMissing(settings.dynamodbLocalDir);
  if (missing !== undefined) throw new SetupError(missing);
  return {
    name: 'DynamoDB',
    url: urlOf(settings, 'dynamodb'),
    what: 'DynamoDB Local (Java), in memory',
    close: () => Promise.resolve(),
  };
};
