/** A share of one CPU, as Lambda gives it: Linux's quota for control groups. Needs the right to make one, as in a container. */
import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Microseconds in which the share is given out; the kernel's own default of 100 ms would stutter. */
const PERIOD = 20_000;

export interface Quota {
  /** Set before a command, starts it in the group. */
  readonly command: readonly string[];
  close(): void;
}

interface Hierarchy {
  readonly root: string;
  readonly limit: (folder: string, quota: number) => void;
}

/** `cpu` is a hierarchy of its own in version 1 and a controller of the only one in version 2. */
const HIERARCHIES: readonly Hierarchy[] = [
  {
    root: '/sys/fs/cgroup/cpu',
    limit: (folder, quota) => {
      writeFileSync(join(folder, 'cpu.cfs_period_us'), String(PERIOD));
      writeFileSync(join(folder, 'cpu.cfs_quota_us'), String(quota));
    },
  },
  {
    root: '/sys/fs/cgroup',
    limit: (folder, quota) => {
      writeFileSync(join(folder, 'cpu.max'), `${quota} ${PERIOD}`);
    },
  },
];

const inGroup = ({ root, limit }: Hierarchy, share: number): Quota => {
  const folder = join(root, `glamai-bench-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const close = (): void => {
    rmdirSync(folder);
  };
  try {
    limit(folder, Math.round(share * PERIOD));
  } catch (error) {
    close();
    throw error;
  }
  return { command: ['sh', '-c', `echo $$ > ${folder}/cgroup.procs && exec "$@"`, 'sh'], close };
};

/** `share` 0..1 of a CPU for what is started by `command`; undefined where this machine does not let us. */
export const openQuota = (share: number): Quota | undefined => {
  const hierarchy = HIERARCHIES.find(({ root }) => existsSync(root));
  try {
    return hierarchy && inGroup(hierarchy, share);
  } catch {
    return undefined;
  }
};
