/** The recorded calls and answers of fixtures/answers, with the routes they belong to. */
import { type Exchange, exchangesOf, recordedOperations } from '../../scripts/generate/openapi/examples.ts';
import { OPERATIONS } from '../../scripts/generate/openapi/operations.ts';

export interface Recorded {
  readonly operationId: string;
  readonly name: string;
  /** `GET /look/{uploadId}` */
  readonly route: string;
  readonly exchange: Exchange;
}

export const routeOf = (operationId: string): string => {
  const found = Object.entries(OPERATIONS).find(([, operation]) => operation.operationId === operationId);
  if (!found) throw new Error(`No route has the operationId ${operationId}.`);
  return found[0];
};

/** Those of one stage; see `Exchange.stage`. */
export const recordedExchanges = (stage?: Exchange['stage']): readonly Recorded[] =>
  recordedOperations().flatMap((operationId) =>
    [...exchangesOf(operationId)]
      .filter(([, exchange]) => exchange.stage === stage)
      .map(([name, exchange]) => ({ operationId, name, route: routeOf(operationId), exchange })),
  );
