/** What docs/operate/deploy.md has an operator type beside `sls`: the seed, products of their own, the doctor. */
import { deepStrictEqual, match } from 'node:assert';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { REPOSITORY } from '../../../testing/packages/packages.ts';
import type { Service } from '../rehearse.ts';
import type { StandIn } from '../stand-in.ts';

const run = promisify(execFile);

const PRODUCTS = `productId,category,brand,name,shade,hex,finish,price,currency,url
rehearsal-rouge,lipstick,Rehearsal,Rouge,Brick,#9B3A33,matte,18.00,USD,https://shop.example/rouge
rehearsal-glow,blush,Rehearsal,Glow,Peach,#E59A7F,satin,21.50,USD,https://shop.example/glow
`;

/** @returns what the script printed, also where it found something to do (exit code 1) */
const script = async ({ env }: StandIn, name: string, ...words: readonly string[]): Promise<string> => {
  const command = [join(REPOSITORY, 'scripts', name, 'cli.ts'), ...words, '--stage', 'dev'];
  try {
    return (await run(process.execPath, command, { env })).stdout.trim();
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    if (code !== 1 || stdout === '') throw new Error(`${name} failed:\n${stdout}\n${stderr}`, { cause: error });
    return stdout.trim();
  }
};

export const seed = async (aws: StandIn): Promise<string> => {
  const first = await script(aws, 'seed');
  deepStrictEqual(await script(aws, 'seed'), first, 'Seeding twice is not the same');
  return first;
};

export const importProducts = async (aws: StandIn, { folder }: Service): Promise<string> => {
  const file = join(folder, 'products.csv');
  await writeFile(file, PRODUCTS);
  const told = await script(aws, 'catalog', 'import', file);
  match(told, /\b2\b/, `The import did not tell of two products:\n${told}`);
  return told.split('\n').at(-1) ?? '';
};

/** The quotas and the mail sender are asked of services that ministack does not have: remarks, as where a right is missing. */
export const consultDoctor = async (aws: StandIn): Promise<string> => {
  const photo = join(REPOSITORY, 'fixtures/selfies/default.jpg');
  const told = await script(aws, 'doctor', '--selfie', photo);
  for (const line of [
    /^✓ stack +glamai-dev: https:/m,
    /^✓ landmarks +5$/m,
    /^· secret +glamai\/dev\/openai is empty/m,
  ]) {
    match(told, line, `The doctor says something else:\n${told}`);
  }
  const marks = [...told.matchAll(/^[✓·✗]/gm)].map(([mark]) => mark);
  const count = (mark: string): number => marks.filter((one) => one === mark).length;
  // A port that is taken on this machine is a fault of the machine.
  deepStrictEqual(/^✗ (?!ports)/m.exec(told), null, `The doctor finds a fault:\n${told}`);
  return `${count('✓')} in order, ${count('·')} remarks`;
};
