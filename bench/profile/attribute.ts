/** A V8 CPU profile of a bundle -> milliseconds by what the main thread did, package by package. */
import type { SourceMap, SourceMapping } from 'node:module';

interface CallFrame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
}

interface Node {
  readonly id: number;
  readonly callFrame: CallFrame;
  readonly positionTicks?: readonly { readonly line: number; readonly ticks: number }[];
}

export interface CpuProfile {
  readonly nodes: readonly Node[];
  readonly samples: readonly number[];
  /** Microseconds. */
  readonly timeDeltas: readonly number[];
}

type Sum = (what: string, ms: number) => void;

/** V8's and Node's own words for what is no function of ours. */
const SPECIAL: Readonly<Record<string, string>> = {
  '(idle)': 'waiting',
  '(garbage collector)': 'garbage collection',
  '(program)': 'native code',
  compileSourceTextModule: 'compiling the bundle',
  wrapSafe: 'compiling CommonJS files',
  compileForInternalLoader: "compiling Node's own modules",
  dlopen: "sharp's native library",
};

export const packageOf = (source: string): string => {
  const inPackages = source.lastIndexOf('node_modules/');
  if (inPackages >= 0) {
    const parts = source.slice(inPackages + 'node_modules/'.length).split('/');
    return parts.slice(0, parts[0]?.startsWith('@') ? 2 : 1).join('/');
  }
  const own = /src\/(?:lib\/)?([\w-]+)/.exec(source)?.[1];
  return own === undefined ? 'the bundle itself' : `own: ${own}`;
};

const selfTimes = ({ samples, timeDeltas }: CpuProfile): Map<number, number> => {
  const times = new Map<number, number>();
  samples.forEach((id, place) => {
    times.set(id, (times.get(id) ?? 0) + (timeDeltas[place] ?? 0) / 1000);
  });
  return times;
};

const sourceAt = (map: SourceMap, line: number, column: number): string | undefined =>
  (map.findEntry(line, column) as Partial<SourceMapping>).originalSource;

/** What runs at a bundle's top level is one function of many packages, so its lines decide. */
const addBundled = ({ callFrame, positionTicks = [] }: Node, ms: number, map: SourceMap, sum: Sum): void => {
  const ticks = positionTicks.reduce((all, { ticks: some }) => all + some, 0);
  const whole = sourceAt(map, callFrame.lineNumber, callFrame.columnNumber) ?? '';
  if (ticks === 0) sum(packageOf(whole), ms);
  for (const { line, ticks: some } of positionTicks) {
    sum(packageOf(sourceAt(map, line - 1, 0) ?? whole), (ms * some) / ticks);
  }
};

const nameOf = ({ functionName, url }: CallFrame): string => {
  const special = SPECIAL[functionName];
  if (special !== undefined) return special;
  if (url === '') return 'native code';
  return url.startsWith('node:') ? "Node's own modules" : packageOf(url);
};

/** Largest first; `bundle` is the end of the bundle's URL. */
export const attribute = (profile: CpuProfile, map: SourceMap, bundle: string): (readonly [string, number])[] => {
  const sums = new Map<string, number>();
  const sum: Sum = (what, ms) => {
    sums.set(what, (sums.get(what) ?? 0) + ms);
  };
  const times = selfTimes(profile);
  for (const node of profile.nodes) {
    const ms = times.get(node.id) ?? 0;
    if (ms === 0) continue;
    if (node.callFrame.url.endsWith(bundle)) addBundled(node, ms, map, sum);
    else sum(nameOf(node.callFrame), ms);
  }
  return [...sums].sort(([, left], [, right]) => right - left);
};
