/** Answers that API Gateway would give itself, with the status, headers and body of the deployed stack's GatewayResponses. */
import { randomUUID } from 'node:crypto';
import { gatewayAnswer, type GatewayResponseType } from '../../../infra/gateway-problems.ts';

/** The parts of a hapi response that a problem needs. */
interface Response<Made> {
  code(status: number): Made;
  type(mime: string): Made;
  header(name: string, value: string): Made;
}
interface Toolkit<Made> {
  response(body: unknown): Made;
}

export const gatewayProblem = <Made extends Response<Made>>(
  h: Toolkit<Made>,
  type: GatewayResponseType,
  path: string,
): Made => {
  const { status, headers, body } = gatewayAnswer(type, path, randomUUID());
  const { 'Content-Type': mediaType = '', ...others } = headers;
  const response = h.response(body).code(status).type(mediaType);
  return Object.entries(others).reduce((made, [name, value]) => made.header(name.toLowerCase(), value), response);
};
