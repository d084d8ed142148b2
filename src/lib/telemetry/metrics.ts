/** What looks come to, in CloudWatch's embedded format: log lines that CloudWatch turns into metrics, at no call. */
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { readConfig } from '../config.ts';
import { NAMESPACE } from './embedded-metrics.ts';
import type { StylistEvent } from '../looks/model/ports.ts';
import type { ProcessOutcome } from '../use-cases/selfies/process-upload.ts';

let made: Metrics | undefined;

/** Stages share an account, so each metric says its stage. */
const metrics = (): Metrics =>
  (made ??= new Metrics({
    namespace: NAMESPACE,
    serviceName: 'glamai',
    defaultDimensions: { stage: readConfig(['stage']).stage },
  }));

type Dimensions = Readonly<Record<string, string>>;

/** One line; dimensions are closed lists, never ids. */
const count = (name: string, by: Dimensions = {}, value = 1): void => {
  const single = metrics().singleMetric();
  for (const [dimension, word] of Object.entries(by)) single.addDimension(dimension, word);
  single.addMetric(name, MetricUnit.Count, value);
};

/** Looks by engine, failures by code; a lost race and a dropped result are no event of their own. */
export const countOutcome = (outcome: ProcessOutcome): void => {
  if (outcome.kind === 'look') count('LookCreated', { engine: outcome.look.provenance.engine });
  if (outcome.kind === 'failed') count('AnalysisFailed', { code: outcome.problem.code });
};

const countModel = ({ outcome, usage }: Extract<StylistEvent, { kind: 'model' }>): void => {
  // The alarm needs the rate over all reasons, and an alarm cannot sum over dimensions.
  count('ModelFallback', {}, outcome === 'ok' ? 0 : 1);
  if (outcome !== 'ok') count('ModelFallbackByReason', { reason: outcome });
  if (!usage) return;
  count('ModelTokens', { kind: 'input' }, usage.inputTokens);
  count('ModelTokens', { kind: 'output' }, usage.outputTokens);
};

export const countStylist = (event: StylistEvent): void => {
  if (event.kind === 'model') countModel(event);
  else count('RecommendationCache', { outcome: event.outcome });
};

/** The key of the model could not be had: the rules engine answers meanwhile, and an alarm tells the operator. */
export const countMissingKey = (): void => {
  count('ModelKeyMissing');
};
