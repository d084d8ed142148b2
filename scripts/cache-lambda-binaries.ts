/** After `npm install`: puts sharp's arm64 binaries into npm's cache, so that packaging needs no network later. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** npm skips packages of another machine's architecture, so a laptop never fetched these two. */
const BINARIES = ['@img/sharp-linux-arm64', '@img/sharp-libvips-linux-arm64'];

interface Lockfile {
  readonly packages: Readonly<Record<string, { readonly version: string }>>;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lockfile;

const specOf = (name: string): string => {
  const locked = packages[`node_modules/${name}`];
  if (!locked) throw new Error(`package-lock.json does not know ${name}.`);
  return `${name}@${locked.version}`;
};

try {
  execFileSync('npm', ['cache', 'add', ...BINARIES.map(specOf), '--prefer-offline', '--loglevel=error'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: process.platform === 'win32',
  });
} catch {
  // An installation without a network is still an installation; only packaging will need one.
  console.log('sharp for Lambda (linux-arm64) is not in the npm cache: `sls package` will have to fetch it.');
}
