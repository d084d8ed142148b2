/** docs/performance.md from the results: tables, and the reasoning that rests on them. */
import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { capacityTable } from '../capacity/render.ts';
import { coldTable, likeForLike, ratioOf } from '../cold/render.ts';
import { memoryTable } from '../memory/render.ts';
import { pipelineTable } from '../pipeline/render.ts';
import { profileTable } from '../profile/render.ts';
import type { Measured, Results } from '../support/results.ts';
import { warmTable } from '../warm/render.ts';
import { compressionTable } from './compression.ts';
import { sizeTable } from './sizes.ts';
import { verdictTable } from './verdicts.ts';
import { breakEvenSeconds, LOOKS_PER_SECOND, waitTable } from './wait-cost.ts';

const GET_LOOK_GB = 0.5;

const when = ({ date, machine }: Pick<Measured, 'date' | 'machine'>, what: string): string =>
  `${date} · ${machine} · ${what}`;

type Fill = (results: Results) => string;

/** `{{name}}` in bench/report/performance.md is filled in by the function of that name. */
const FILLS: Readonly<Record<string, Fill>> = {
  verdicts: verdictTable,
  coldWhen: ({ cold }) => when(cold, `median of ${cold.runs} fresh processes each, taken in turns`),
  cold: ({ cold }) => coldTable(cold),
  analyzeAlike: ({ cold }) => likeForLike(cold, 'analyze'),
  modelAlike: ({ cold }) => likeForLike(cold, 'analyze with the model'),
  pixelsRatio: ({ cold }) => ratioOf(cold, 'baseline-analyze-pixels').toFixed(2),
  sizes: ({ sizes }) => sizeTable(sizes),
  profileWhen: ({ profile }) => when(profile, `the middle of ${profile.runs} profiles each`),
  profile: ({ profile }) => profileTable(profile),
  warmWhen: ({ warm }) => when(warm, `${warm.runs} requests each`),
  warm: ({ warm }) => warmTable(warm),
  pipelineWhen: ({ pipeline }) => when(pipeline, `${pipeline.runs} analyses of a ${pipeline.image}`),
  pipeline: ({ pipeline }) => pipelineTable(pipeline),
  pipelineCpu: ({ pipeline }) => pipeline.cpuMs.toFixed(0),
  pipelinePeak: ({ pipeline }) => pipeline.peakMiB.toFixed(0),
  memory: memoryTable,
  memoryWhen: ({ memory }) => when(memory, `median of ${memory.runs} fresh processes each`),
  capacityWhen: ({ capacity }) => when(capacity, 'as the table in memory counts them'),
  capacity: ({ capacity }) => capacityTable(capacity),
  gridLooks: ({ capacity }) => String(capacity.gridLooks),
  largestLook: ({ capacity }) => String(capacity.largestLookBytes),
  largestSummary: ({ capacity }) => String(capacity.largestSummaryBytes),
  wait: () => waitTable(GET_LOOK_GB),
  breakEven: () => breakEvenSeconds(GET_LOOK_GB, LOOKS_PER_SECOND).toFixed(2),
  compression: ({ compression }) => compressionTable(compression),
};

export const fillIn = (text: string, results: Results): string =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (_all, name: string) => {
    const fill = FILLS[name];
    if (!fill) throw new Error(`Nothing fills in {{${name}}}.`);
    return fill(results);
  });

/** The page as it is formatted and written. */
export const renderPage = async (results: Results): Promise<string> => {
  const text = readFileSync(new URL('performance.template.md', import.meta.url), 'utf8');
  const { pathname } = new URL('../../.prettierrc', import.meta.url);
  return format(fillIn(text, results), { ...(await resolveConfig(pathname)), parser: 'markdown' });
};
