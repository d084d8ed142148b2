/** The figures that the README tells are those of the code and of serverless.yml. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { GATE } from '../../../src/lib/face/rejections.ts';

const REPOSITORY = join(import.meta.dirname, '../../..');
const read = (file: string): string => readFileSync(join(REPOSITORY, file), 'utf8');
const page = read('README.md');

type Values = Readonly<Record<string, string | number>>;
const { params } = parse(read('serverless.yml'), { merge: true }) as { params: Readonly<Record<string, Values>> };
const parameter = (name: string, stage = 'default'): string =>
  String(params[stage]?.[name] ?? params['default']?.[name] ?? 'no such parameter');

const limitOf = (what: string): string => page.split('\n').find((line) => line.startsWith(`| ${what} `)) ?? '';

const numberIn = (file: string, name: string): string =>
  (new RegExp(`${name} = ([\\d_*  ]+)`).exec(read(file))?.[1] ?? 'nothing').replaceAll('_', ' ').trim();

/** TypeScript that somebody wrote, in lines. */
const linesOf = (folder: string): number =>
  readdirSync(join(REPOSITORY, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('generated'))
    .reduce((sum, file) => sum + read(join(folder, file)).split('\n').length, 0);

describe('The limits of the README', () => {
  it.each([
    ['selfie', `at least ${GATE.faceWidthPx} pixels wide, turned by at most ${GATE.yaw}°`],
    ['upload URL', `${parameter('uploadUrlTtlSeconds')} s`],
    ['request body', `${numberIn('src/lib/http/api.ts', 'MAX_BODY_BYTES')} bytes`],
    [
      'user',
      `${parameter('analysesPerDay')} analyses, ${parameter('refinementsPerDay')} refinements and ${parameter('uploadUrlsPerDay')} upload URLs`,
    ],
    [
      'each method',
      `${parameter('throttlingRateLimit')} requests a second, ${parameter('throttlingBurstLimit')} at once`,
    ],
    ['each method', `${parameter('throttlingRateLimit', 'prod')} and ${parameter('throttlingBurstLimit', 'prod')}`],
    ['upload, analysis', `prod ${parameter('startRateLimit', 'prod')} and ${parameter('startBurstLimit', 'prod')}`],
    ['upload, analysis', `dev ${parameter('startRateLimit')} and ${parameter('startBurstLimit')}`],
    ['upload, analysis', `prod ${parameter('waitRateLimit', 'prod')} and ${parameter('waitBurstLimit', 'prod')}`],
    ['look is kept', `${parameter('lookRetentionDays')} days`],
    ['the rest is kept', `logs ${parameter('logRetentionInDays')} days`],
    ['the rest is kept', `prod ${parameter('logRetentionInDays', 'prod')}`],
  ])('of the %s say: %s', (what, told) => {
    expect(limitOf(what)).toContain(told);
  });
});

describe('The sizes that the comparison tells', () => {
  it.each([
    ['src', /about (\d+) 000 lines of service/],
    ['tests', /(\d+) 000 of\s+tests/],
  ])('of %s are right within a fifth', (folder, told) => {
    const thousands = Number(told.exec(read('docs/comparison.md'))?.[1]);
    expect(Math.abs(linesOf(folder) / 1_000 - thousands)).toBeLessThan(thousands / 5);
  });
});

describe('The links inside the README', () => {
  const slugs = [...page.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\w -]/g, '')
      .replaceAll(' ', '-'),
  );

  it.each([...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = '']) => anchor))('lead to #%s', (anchor) => {
    expect(slugs).toContain(anchor);
  });
});
