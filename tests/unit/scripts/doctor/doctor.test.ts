/** The doctor on machines that lack one thing each: what it says, what it advises, and how it ends. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import {
  type Aws,
  checkConcurrency,
  checkCredentials,
  checkDetectFaces,
  checkMailSender,
  checkRegion,
  checkSecret,
  checkStack,
} from '../../../../scripts/doctor/aws.ts';
import { exitCodeOf, reportText } from '../../../../scripts/doctor/finding.ts';
import { localPorts } from '../../../../scripts/doctor/local-ports.ts';
import {
  checkDependencies,
  checkJava,
  checkNode,
  checkPorts,
  checkPython,
  type Machine,
} from '../../../../scripts/doctor/machine.ts';
import { checkModel } from '../../../../scripts/doctor/model.ts';

const aMachine = (overrides: Partial<Machine> = {}): Machine => ({
  nodeVersion: '22.1.0',
  hasDependencies: () => true,
  run: () => Promise.resolve(undefined),
  isFree: () => Promise.resolve(true),
  localCloudRuns: () => Promise.resolve(false),
  ...overrides,
});

const says = (line: string): Machine => aMachine({ run: () => Promise.resolve(line) });
const fails = (name: string, message = ''): (() => Promise<never>) => {
  const error = Object.assign(new Error(message), { name });
  return () => Promise.reject(error);
};

const anAws = (overrides: Partial<Aws> = {}): Aws => ({
  region: 'eu-central-1',
  regionIsSet: true,
  accountId: () => Promise.resolve('123456789012'),
  outputs: () => Promise.resolve(new Map([['ApiUrl', 'https://api.example']])),
  secretId: (stage) => Promise.resolve(`glamai/${stage}/openai`),
  sendsBySes: () => Promise.resolve(true),
  concurrency: () => Promise.resolve(1_000),
  detectFacesPerSecond: () => Promise.resolve(50),
  secretValue: () => Promise.resolve('sk-test'),
  ...overrides,
});

describe('The machine', () => {
  it.each([
    ['20.0.0', 'ok'],
    ['18.20.1', 'bad'],
  ])('with Node %s is %s', (nodeVersion, state) => {
    expect(checkNode(aMachine({ nodeVersion }))).toMatchObject({ state });
  });

  it('without its packages is told to install them', () => {
    expect(checkDependencies(aMachine({ hasDependencies: () => false }))).toMatchObject({
      state: 'bad',
      advice: 'npm ci',
    });
  });

  it('with a taken port is told which, whose, and how to move it', async () => {
    const ports = [
      { port: 3000, owner: 'the API', variable: 'LOCAL_API_PORT' },
      { port: 4569, owner: 'S3', variable: 'LOCAL_S3_PORT' },
    ];
    const isFree = (port: number) => Promise.resolve(port !== 4569);

    expect(await checkPorts(aMachine({ isFree }), ports)).toMatchObject({
      state: 'bad',
      says: '4569 (S3) is taken',
      advice: expect.stringContaining('LOCAL_S3_PORT=…') as unknown,
    });
    expect(await checkPorts(aMachine({ isFree, localCloudRuns: () => Promise.resolve(true) }), ports)).toMatchObject({
      state: 'ok',
    });
  });

  it('has its ports from serverless.yml, or from the environment', async () => {
    const ports = await localPorts({ LOCAL_S3_PORT: '4600' });

    expect(ports).toMatchObject({ api: 3000, s3: 4600, cognito: 4571 });
    expect(Object.values(ports).every(Number.isInteger)).toBe(true);
  });

  it.each([
    [undefined, 'note'],
    ['openjdk version "11.0.2" 2019-01-15', 'note'],
    ['openjdk version "21.0.1" 2023-10-17', 'ok'],
  ])('may be without Java: %s is %s', async (line, state) => {
    expect(await checkJava(line === undefined ? aMachine() : says(line))).toMatchObject({ state });
  });

  it.each([
    ['Python 3.8.1', 'note'],
    ['Python 3.12.0', 'ok'],
  ])('may be without Python: %s is %s', async (line, state) => {
    expect(await checkPython(says(line))).toMatchObject({ state });
  });
});

describe('AWS', () => {
  it.each([
    ['CredentialsProviderError', '', 'none found'],
    ['Error', 'getaddrinfo ENOTFOUND sts.amazonaws.com', 'AWS cannot be reached'],
    ['ExpiredTokenException', '', 'AWS refused them: ExpiredTokenException'],
  ])('%s %s is a note, and a fault only when a stage is asked for', async (name, message, text) => {
    const aws = anAws({ accountId: fails(name, message) });

    expect(await checkCredentials(aws, false)).toMatchObject({ state: 'note', says: text, usable: false });
    expect(await checkCredentials(aws, true)).toMatchObject({ state: 'bad', says: text });
  });

  it('says which region it assumes', () => {
    expect(checkRegion(anAws({ regionIsSet: false }))).toMatchObject({
      state: 'note',
      says: 'eu-central-1, by default',
    });
  });

  it('says how to deploy a stage that is not there', async () => {
    const aws = anAws({ outputs: fails('ValidationError', 'Stack with id glamai-dev does not exist') });

    expect(await checkStack(aws, 'dev')).toMatchObject({ state: 'bad', advice: 'npx sls deploy --stage dev' });
  });

  it.each([
    ['without a value', { secretValue: () => Promise.resolve(undefined) }, 'note'],
    ['that is missing', { secretValue: fails('ResourceNotFoundException') }, 'note'],
    ['that may not be read', { secretValue: fails('AccessDeniedException') }, 'bad'],
  ])('finds a secret %s', async (_, overrides, state) => {
    expect(await checkSecret(anAws(overrides), 'dev')).toMatchObject({ state });
  });

  it('never prints the key', async () => {
    expect(reportText([await checkSecret(anAws(), 'dev')])).not.toContain('sk-test');
  });
});

describe('The model', () => {
  it.each([
    [200, 'ok', 'gpt-test'],
    [401, 'bad', 'gpt-test refuses the key'],
    [404, 'bad', 'gpt-test does not exist for this key'],
    [500, 'bad', 'gpt-test answers 500'],
  ])('answering %i is %s', async (status, state, text) => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(`${request.url ?? ''} ${request.headers.authorization ?? ''}`);
      response.writeHead(status).end('{}');
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;

    const finding = await checkModel({ key: 'sk-test', model: 'gpt-test', baseUrl, fetch });

    server.closeAllConnections();
    server.close();
    expect(finding).toMatchObject({ state, says: text });
    expect(asked).toEqual(['/v1/models/gpt-test Bearer sk-test']);
  });

  it('without a key, or out of reach, is no fault', async () => {
    const question = { model: 'gpt-test', baseUrl: 'http://127.0.0.1:9', fetch };

    expect(await checkModel({ ...question, key: undefined })).toMatchObject({ state: 'note' });
    expect(await checkModel({ ...question, key: 'sk-test' })).toMatchObject({ state: 'note' });
  });
});

it('ends with 1 only when something has to be done', () => {
  const fine = { name: 'a', state: 'ok', says: 'well' } as const;
  const optional = { name: 'b', state: 'note', says: 'not found', advice: 'or not' } as const;

  expect(exitCodeOf([fine, optional])).toBe(0);
  expect(exitCodeOf([fine, { ...optional, state: 'bad' }])).toBe(1);
  expect(reportText([optional])).toContain('→ or not');
});

describe('A deployed stage', () => {
  it('is asked for the secret that its functions are told, and needs none without a model', async () => {
    const asked: string[] = [];
    const own = anAws({
      secretId: () => Promise.resolve('shared/openai'),
      secretValue: (id) => {
        asked.push(id);
        return Promise.resolve('sk-test');
      },
    });
    expect(await checkSecret(own, 'dev')).toMatchObject({ state: 'ok', says: 'shared/openai has a value' });
    expect(asked).toEqual(['shared/openai']);
    const without = anAws({ secretId: () => Promise.resolve('') });
    expect(await checkSecret(without, 'dev')).toMatchObject({
      state: 'ok',
      says: expect.stringContaining('without a model'),
    });
  });

  it('is told when its mails are sent by Cognito itself', async () => {
    expect(await checkMailSender(anAws(), 'dev')).toMatchObject({ state: 'ok', says: 'SES' });
    const cognito = anAws({ sendsBySes: () => Promise.resolve(false) });
    expect(await checkMailSender(cognito, 'dev')).toMatchObject({
      state: 'note',
      says: expect.stringContaining('50 mails a day'),
    });
  });

  it.each([
    [10, 'note', '--quota-code L-B99A9384 --desired-value 1000'],
    [1_000, 'ok', undefined],
  ])('in a region where %i functions may run at once gets a %s', async (limit, state, advice) => {
    const found = await checkConcurrency(anAws({ concurrency: () => Promise.resolve(limit) }));
    expect(found.state).toBe(state);
    if (advice === undefined) expect(found.advice).toBeUndefined();
    else expect(found.advice).toContain(advice);
  });

  it.each([
    [50, 'ok'],
    [1, 'note'],
    [undefined, 'note'],
  ])('in a region with %s DetectFaces a second gets a %s', async (limit, state) => {
    expect(await checkDetectFaces(anAws({ detectFacesPerSecond: () => Promise.resolve(limit) }))).toMatchObject({
      state,
    });
  });

  it('gets a remark, not a failure, where a right is missing', async () => {
    const denied = anAws({
      concurrency: fails('AccessDeniedException'),
      detectFacesPerSecond: fails('AccessDeniedException'),
      sendsBySes: fails('AccessDeniedException'),
    });
    const found = [
      await checkConcurrency(denied),
      await checkDetectFaces(denied),
      await checkMailSender(denied, 'dev'),
    ];
    for (const one of found)
      expect(one).toMatchObject({ state: 'note', says: 'cannot be read: AccessDeniedException' });
  });
});
