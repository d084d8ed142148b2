/** Chooses three looks: shortlist by the rules, then a shared answer or the model's, checked; else the rules alone. */
import { type Brief, makeBrief, RULES_LANGUAGE } from './model/brief.ts';
import { bucketKeys, type CacheUse, keep, lookUp } from './model/answer-cache.ts';
import { PROMPT_VERSION } from './model/prompt.ts';
import { assembleLook, RULES_VERSION } from './rules/assemble.ts';
import { makeShortlist } from './rules/shortlist.ts';
import type { ComposedLook, LookSet, StyleRequest, Stylist } from './types.ts';
import type { Shortlist } from './choice.ts';
import { createBreaker } from './model/breaker.ts';
import { languageTag } from './model/prompt-text.ts';
import { askInTime, type Chosen, type Job } from './model/ask.ts';
import type { Fallback, StylistPorts } from './model/ports.ts';

/** Of a look that no model has touched. */
const NO_PROMPT = 'none';

const throughCache = async (job: Job, use: CacheUse): Promise<Chosen> => {
  const found = await lookUp(use);
  if (found.kind === 'hit') return { choice: found.choice, model: found.model, cached: true };
  const chosen = await askInTime(job);
  if (found.key !== null && 'choice' in chosen) {
    await keep(use, found.key, { choice: chosen.choice, model: chosen.model });
  }
  return chosen;
};

const choose = (job: Job): Promise<Chosen> => {
  const { brief, request, shortlist, model } = job;
  const { cache, report } = job.ports;
  const catalog = shortlist.catalogVersion;
  const versions = { prompt: PROMPT_VERSION, algorithm: RULES_VERSION, catalog, model: model.model };
  const keys = bucketKeys(brief, request, shortlist, versions);
  if (cache !== undefined && keys !== null) return throughCache(job, { cache, keys, shortlist, report });
  if (cache !== undefined) report?.({ kind: 'cache', outcome: 'skipped' });
  return askInTime(job);
};

/**
 * The model speaks of colors; shade match and placement rest on this person's own features, and the rules speak of
 * them. In another language the rules have no words, so there the model's stand alone.
 */
const withRules = (look: ComposedLook, rules: ComposedLook, brief: Brief): ComposedLook =>
  brief.language !== RULES_LANGUAGE ? look : { ...look, reasoning: [...look.reasoning, ...rules.reasoning.slice(1)] };

const composeChosen = (job: Job, chosen: Extract<Chosen, { choice: unknown }>): ComposedLook => {
  const { request, shortlist, brief } = job;
  const { choice } = chosen;
  const look = { ...assembleLook(choice, shortlist, request), language: languageTag(request.preferences.locale) };
  if ((choice.reasoning ?? []).length === 0) return look;
  return withRules(look, assembleLook({ ...choice, reasoning: [] }, shortlist, request), brief);
};

const byRules = (request: StyleRequest, shortlist: Shortlist, fallback: Fallback | null): LookSet => ({
  recommended: assembleLook(
    { arPresetId: shortlist.presets[0]?.preset.presetId ?? '', products: {} },
    shortlist,
    request,
  ),
  alternatives: shortlist.alternatives,
  provenance: {
    engine: 'rules',
    model: null,
    promptVersion: NO_PROMPT,
    algorithmVersion: RULES_VERSION,
    catalogVersion: shortlist.catalogVersion,
    cached: false,
    fallback,
  },
});

const byModel = (job: Job, chosen: Extract<Chosen, { choice: unknown }>): LookSet => ({
  recommended: composeChosen(job, chosen),
  alternatives: job.shortlist.alternatives,
  provenance: {
    engine: 'openai',
    model: chosen.model,
    promptVersion: PROMPT_VERSION,
    algorithmVersion: RULES_VERSION,
    catalogVersion: job.shortlist.catalogVersion,
    cached: chosen.cached,
    fallback: null,
  },
});

/** Without a model, or while the model has no key, the rules engine answers; that is no fallback. */
export const createStylist = (ports: StylistPorts): Stylist => {
  const breaker = createBreaker();
  return async (request) => {
    const deadline = ports.clock.now() + request.budgetMs;
    const { model } = ports;
    const [shortlist, configured] = await Promise.all([
      makeShortlist(request, ports.catalogue),
      model?.configured() ?? Promise.resolve(false),
    ]);
    if (model === undefined || !configured) return byRules(request, shortlist, null);
    const brief = makeBrief(request, shortlist);
    const job: Job = { ports, model, request, shortlist, brief, deadline, breaker };
    const chosen = await choose(job);
    return 'choice' in chosen ? byModel(job, chosen) : byRules(request, shortlist, chosen.fallback);
  };
};
