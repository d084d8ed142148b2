/** Fails when the lockfile would install anything that is not a checksummed package of the npm registry. */
import { readFileSync } from 'node:fs';

const REGISTRY = 'https://registry.npmjs.org/';

interface LockedPackage {
  /** Absent: the configured registry, by name and version. */
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  /** Shipped inside its parent's tarball: the parent's checksum covers it. */
  readonly inBundle?: boolean;
}

interface Lockfile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lockfile;

const faultOf = ({ resolved, integrity, link, inBundle }: LockedPackage): string | undefined => {
  if (link) return 'is a link';
  if (inBundle) return undefined;
  if (resolved !== undefined && !resolved.startsWith(REGISTRY)) return `comes from ${resolved}`;
  return integrity?.startsWith('sha512-') ? undefined : 'has no sha512 checksum';
};

const locked = Object.entries(packages).filter(([path]) => path !== '');
const faults = locked.flatMap(([path, entry]) => {
  const fault = faultOf(entry);
  return fault === undefined ? [] : [`${path} ${fault}`];
});

console.log([...faults, `${locked.length} packages locked, ${faults.length} not from ${REGISTRY}`].join('\n'));
if (faults.length > 0 || locked.length === 0) process.exitCode = 1;
