import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

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

describe('npm run demo', () => {
  it(
    'prints profile, look, products, preset, provenance and times of the default photo',
    async () => {
      const { status, stdout, stderr } = await demo();

      expect(stderr).toContain('✓ Wait for the look');
      expect(status).toBe(0);
      for (const heading of ['Face', 'Look: ', 'Steps', 'Why', 'Or', 'AR preset: ', 'Made by', 'Time']) {
        expect(stdout).toContain(`\n${heading}`);
      }
      expect(stdout).toMatch(/foundation +#[0-9a-f]{6} .*USD|EUR|GBP/);
      expect(stdout).toMatch(/https:\/\/\S+/);
      expect(stdout).toContain('engine rules');
      expect(stdout).not.toContain('\u001b[');
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

  it(
    'ends with 2, the reason and the hint when the selfie cannot be used',
    async () => {
      const { status, stdout, stderr } = await demo(join(SELFIES, 'sunglasses.jpg'), '--json');

      expect(status).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toMatch(/\(sunglasses\)[^]*hint +\S/);
    },
    SLOW,
  );

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
