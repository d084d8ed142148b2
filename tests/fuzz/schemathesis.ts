/**
 * `node tests/fuzz/schemathesis.ts`: requests that schemathesis makes of docs/openapi.json, at a local cloud of its own. No answer is a
 * 5xx, and each has a status, headers and a body that the document knows.
 */
import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createApp, signIn } from '../../dev/demo/app.ts';
import { readPhoto } from '../../dev/demo/photo.ts';
import { launchLocalCloud } from '../../dev/local-cloud/launch.ts';
import { pythonTool } from '../../scripts/verify-deploy/python.ts';
import { REPOSITORY } from '../../testing/packages/packages.ts';

/** Of each operation that takes anything; one that takes nothing has one request. */
const CASES = 100;
const TAKES_NOTHING = ['GET /health'];
/** The same requests at every run: another seed is another search for faults, not a check of this change. */
const SEED = 104;
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
];
/** After these the look is gone or, for the life of the token, nothing is written: they come last. */
const ERASING = ['eraseUser', 'withdrawConsent', 'deleteLook'];
const REPORTS = join(REPOSITORY, '.build/schemathesis');
const STRANGER = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11';

type Json = Record<string, unknown>;

type Ids = Readonly<Record<string, readonly string[]>>;

/** By a pattern: of an enum schemathesis runs out in a body. */
const oneOf = (values: readonly string[] = []): Json => ({ type: 'string', pattern: `^(${values.join('|')})$` });

const narrow = (node: Json, ids: Ids): Json => {
  const { name, schema, properties } = node as { name?: string; schema?: Json; properties?: Json };
  const values = ids[name ?? ''];
  if (values !== undefined && schema !== undefined) return { ...node, schema: oneOf(values) };
  const known = Object.keys(properties ?? {}).filter((key) => ids[key] !== undefined);
  const narrowed = known.map((key) => [key, oneOf(ids[key])] as const);
  return known.length === 0 ? node : { ...node, properties: { ...properties, ...Object.fromEntries(narrowed) } };
};

/** Ids that are there: an id at random is not found, and what lies behind is never reached. */
const withIds = (node: unknown, ids: Ids): unknown => {
  if (typeof node !== 'object' || node === null) return node;
  if (Array.isArray(node)) return node.map((item) => withIds(item, ids));
  return narrow(Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withIds(value, ids)])), ids);
};

const subjectOf = (token: string): string =>
  (JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { sub: string }).sub;

/** The document with ids of requests narrowed; its answers stay as they are. */
const narrowedDocument = async (ids: Ids): Promise<string> => {
  const document = JSON.parse(await readFile(join(REPOSITORY, 'docs/openapi.json'), 'utf8')) as {
    paths: Record<string, Record<string, Json>>;
    components: { schemas: Json };
  };
  for (const operation of Object.values(document.paths).flatMap((methods) => Object.values(methods))) {
    operation['parameters'] = withIds(operation['parameters'] ?? [], ids);
  }
  const { schemas } = document.components;
  for (const name of Object.keys(schemas).filter((each) => each.endsWith('Request'))) {
    schemas[name] = withIds(schemas[name], ids);
  }
  const file = join(REPORTS, 'openapi.json');
  await writeFile(file, JSON.stringify(document));
  return file;
};

interface Run {
  readonly command: string;
  readonly file: string;
  readonly apiUrl: string;
  readonly token: string;
  readonly tries: number;
}

/** @returns whether it found nothing, and the cases by operation */
const run = async (name: string, { command, file, apiUrl, token, tries }: Run, operations: readonly string[]) => {
  const report = join(REPORTS, `${name}.ndjson`);
  const args = ['run', file, '--url', apiUrl, '-H', `Authorization: Bearer ${token}`, ...operations];
  const how = ['--max-examples', String(tries), '--seed', String(SEED), '--phases', 'examples,coverage,fuzzing'];
  const output = ['--report', 'ndjson', '--report-ndjson-path', report, '--no-color', '--warnings', 'off'];
  const rest = [
    '--checks',
    CHECKS.join(),
    // One: two threads run into a fault of Python 3.11's parser ("AST constructor recursion depth mismatch").
    '--workers',
    '1',
    '--request-timeout',
    '30',
    '--generation-database',
    'none',
    '--no-shrink',
    '--suppress-health-check',
    'all',
  ];
  const child = spawn(command, [...args, ...how, ...output, ...rest, '--continue-on-failure'], {
    stdio: 'inherit',
    cwd: REPORTS,
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { isClean: code === 0, cases: await casesIn(report) };
};

interface Scenario {
  readonly ScenarioFinished?: {
    readonly recorder: { readonly label: string; readonly interactions?: Readonly<Record<string, unknown>> };
  };
}

/** Requests that were made and answered, by operation. */
const casesIn = async (report: string): Promise<Map<string, number>> => {
  const cases = new Map<string, number>();
  for await (const line of createInterface({ input: createReadStream(report) })) {
    const { recorder } = (JSON.parse(line) as Scenario).ScenarioFinished ?? {};
    const count = Object.keys(recorder?.interactions ?? {}).length;
    if (recorder) cases.set(recorder.label, (cases.get(recorder.label) ?? 0) + count);
  }
  return cases;
};

/** Hypothesis gives an operation up early when it draws the same requests too often; more draws find new ones. */
const fewIn = (cases: ReadonlyMap<string, number>): string[] =>
  [...cases].flatMap(([operation, count]) => (count < CASES && !TAKES_NOTHING.includes(operation) ? [operation] : []));

const options = (flag: string): string[] => ERASING.flatMap((id) => [`--${flag}-operation-id`, id]);

await mkdir(REPORTS, { recursive: true });
const cloud = await launchLocalCloud({ stateDir: `.local/schemathesis-${process.pid}` });
try {
  const token = await signIn(cloud.stack);
  const app = createApp(cloud.stack, token);
  const photo = await readPhoto();
  const { uploadId: waiting } = await app.requestUpload(photo, undefined);
  const ticket = await app.requestUpload(photo, undefined);
  await app.put(ticket, photo);
  const look = await app.look(ticket.uploadId);
  if (look.status !== 'ready') throw new Error(`The selfie made no look: ${look.status}`);
  const ids = {
    userId: ['me', subjectOf(token), STRANGER],
    uploadId: [ticket.uploadId, waiting, STRANGER],
    presetId: [look.arPresetId, 'none_v1'],
  };
  const file = await narrowedDocument(ids);
  const command = join(await pythonTool('schemathesis'), 'schemathesis');
  const how = { command, file, apiUrl: cloud.stack.apiUrl, token, tries: CASES };
  const using = await run('using', how, options('exclude'));
  const short = fewIn(using.cases).flatMap((operation) => ['--include-name', operation]);
  const runs = [
    using,
    ...(short.length > 0 ? [await run('again', { ...how, tries: 10 * CASES }, short)] : []),
    await run('erasing', how, options('include')),
  ];
  const cases = new Map(runs.flatMap((each) => [...each.cases]));
  for (const [operation, count] of cases) console.log(`${String(count).padStart(5)}  ${operation}`);
  const few = fewIn(cases);
  if (few.length > 0) console.error(`Fewer than ${CASES} cases: ${few.join(', ')}`);
  process.exitCode = few.length === 0 && runs.every(({ isClean }) => isClean) ? 0 : 1;
} finally {
  await copyFile(cloud.logFile, join(REPORTS, 'output.log'));
  await cloud.stop();
}
