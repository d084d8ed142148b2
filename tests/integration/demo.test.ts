import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const REPOSITORY = join(import.meta.dirname, '../..');
const SELFIES = join(REPOSITORY, 'fixtures/selfies');
const SLOW = 60_000;

interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Finds the local cloud of the suite as it would find the developer's own. */
const demo = (...args: string[]): Promise<Run> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['dev/demo/cli.ts', ...args], {
      cwd: REPOSITORY,
      env: { ...process.env, LOCAL_STATE_DIR: process.env['LOCAL_STACK_DIR'] },
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.once('close', (status) => {
      resolve({ status, stdout, stderr });
    });
  });

/** `ftypheic`, as a phone's photo begins. */
const HEIC = Buffer.from('000000186674797068656963000000006d696631', 'hex');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'glamai-demo-'));
  await writeFile(join(folder, 'photo.heic'), HEIC);
  await writeFile(join(folder, 'empty.jpg'), '');
  await writeFile(join(folder, 'cut-off.jpg'), (await readFile(join(SELFIES, 'default.jpg'))).subarray(0, 3_000));
  await writeFile(join(folder, 'huge.jpg'), Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(11_000_000)]));
});
afterAll(() => rm(folder, { recursive: true }));

describe('npm run demo', () => {
  it(
    'prints profile, look, products, preset, provenance and times of the default photo',
    async () => {
      const { status, stdout, stderr } = await demo();

      expect(stderr).toContain('✓ Wait for the look');
      expect(status).toBe(0);
      for (const heading of ['Face', 'Look: ', 'Steps', 'Why', 'Or', 'AR preset: ', 'Made by', 'Time', 'Next']) {
        expect(stdout).toContain(`\n${heading}`);
      }
      expect(stdout).toMatch(/foundation +#[0-9a-f]{6} .*USD|EUR|GBP/);
      expect(stdout).toMatch(/https:\/\/\S+/);
      expect(stdout).toContain('engine rules');
      expect(stdout).not.toMatch(/\u001b\[|X-Amz-Signature/);
      expect(stdout.split('\n').filter(({ length }) => length > 80)).toEqual([]);
      expect(stdout).not.toMatch(/127\.0\.0\.1:\d+\/\S+\.json/);
    },
    SLOW,
  );

  it(
    'prints nothing but the look with --json, in the style that was asked for',
    async () => {
      const { status, stdout } = await demo('--json', '--style', 'bold');

      expect(status).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ status: 'ready', recommendedLook: { style: 'bold' } });
    },
    SLOW,
  );

  it.each([
    ['sunglasses.jpg', 'sunglasses'],
    ['cut-off.jpg', 'unsupported_image'],
    ['huge.jpg', 'image_too_large'],
  ])(
    'ends with 2, the reason and the hint when the selfie is %s',
    async (file, code) => {
      const { status, stdout, stderr } = await demo(join(file === 'sunglasses.jpg' ? SELFIES : folder, file), '--json');

      expect(status).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toMatch(new RegExp(`\\(${code}\\)[^]*hint +\\S`));
    },
    SLOW,
  );

  it.each([
    ['a HEIC photo', 'photo.heic', /HEIC.*export it as JPEG/],
    ['an empty file', 'empty.jpg', /is empty/],
  ])('ends with 1 and a clear message for %s', async (_what, file, message) => {
    const { status, stderr } = await demo(join(folder, file));

    expect(status).toBe(1);
    expect(stderr).toMatch(message);
  });

  it.each([
    ['a missing file', ['no-such-photo.jpg'], /no such file: .*no-such-photo\.jpg/i],
    ['a folder', ['fixtures'], /a folder, not a photo/],
    ['another type', ['package.json'], /neither a JPEG nor a PNG/],
    ['an unknown style', ['--style', 'pink'], /no style pink.*natural, glam, bold/],
    ['an unknown option', ['--frobnicate'], /frobnicate[^]*Usage: npm run demo/],
    ['two photos', ['a.jpg', 'b.jpg'], /One photo at a time/],
  ])('ends with 1 and a clear message for %s', async (_what, args, message) => {
    const { status, stdout, stderr } = await demo(...args);

    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n {4}at /);
  });
});
