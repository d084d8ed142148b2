/** Chooses three looks: shortlist by the rules, then a shared answer or the model's, checked; else the rules alone. */
import { bucketKey, makeBrief } from './profile-bucket.ts';
import { PROMPT_VERSION } from './prompt.ts';
import { ALGORITHM_VERSION, assembleLook } from './rules.ts';
import { makeShortlist } from './shortlist.ts';
import type { Shortlist } from './shortlist-types.ts';
import { type CacheUse, keep, lookUp } from './stylist-cache.ts';
import { askInTime, type Chosen, type Job, type Pause, RESERVE_MS } from './stylist-model.ts';
import type { StylistPorts } from './stylist-ports.ts';
import type { LookSet, StyleRequest, Stylist } from './types.ts';

const throughCache = async (job: Job, use: CacheUse): Promise<Chosen> => {
  const found = await lookUp(use, job.ports);
  if (found.kind === 'hit') return { choice: found.choice, model: found.model, cached: true };
  if (found.kind === 'busy') return { fallback: 'cache_busy' };
  const chosen = await askInTime(job);
  if (found.store && 'choice' in chosen) await keep(use, { choice: chosen.choice, model: chosen.model }, job.ports);
  return chosen;
};

const choose = (job: Job): Promise<Chosen> => {
  const { brief, request, shortlist, model } = job;
  const { cache, report } = job.ports;
  const catalog = shortlist.catalogVersion;
  const versions = { prompt: PROMPT_VERSION, algorithm: ALGORITHM_VERSION, catalog, model: model.model };
  const key = bucketKey(brief, request, versions);
  if (cache !== undefined && key !== null) {
    return throughCache(job, { cache, key, shortlist, deadline: job.deadline - RESERVE_MS });
  }
  if (cache !== undefined) report?.({ kind: 'cache', outcome: 'skipped' });
  return askInTime(job);
};

const compose = (request: StyleRequest, shortlist: Shortlist, chosen: Chosen | null): LookSet => {
  const versions = {
    promptVersion: PROMPT_VERSION,
    algorithmVersion: ALGORITHM_VERSION,
    catalogVersion: shortlist.catalogVersion,
  };
  if (chosen !== null && 'choice' in chosen) {
    const { choice, model, cached } = chosen;
    return {
      recommended: assembleLook(choice, shortlist, request),
      alternatives: shortlist.alternatives,
      provenance: { engine: 'openai', model, ...versions, cached, fallback: null },
    };
  }
  const best = { arPresetId: shortlist.presets[0]?.preset.presetId ?? '', products: {} };
  return {
    recommended: assembleLook(best, shortlist, request),
    alternatives: shortlist.alternatives,
    provenance: { engine: 'rules', model: null, ...versions, cached: false, fallback: chosen?.fallback ?? null },
  };
};

/** Without a model, or while the model has no key, the rules engine answers; that is no fallback. */
export const createStylist = (ports: StylistPorts): Stylist => {
  const pause: Pause = { until: 0 };
  return async (request) => {
    const deadline = ports.clock.now() + request.budgetMs;
    const { model } = ports;
    const [shortlist, configured] = await Promise.all([
      makeShortlist(request, ports.catalogue),
      model?.configured() ?? Promise.resolve(false),
    ]);
    if (model === undefined || !configured) return compose(request, shortlist, null);
    const brief = makeBrief(request, shortlist);
    const chosen = await choose({ ports, model, request, shortlist, brief, deadline, pause });
    return compose(request, shortlist, chosen);
  };
};
