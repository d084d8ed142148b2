/** The same job in the two usual frameworks. */
import { Router } from '@aws-lambda-powertools/event-handler/http';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import express from 'express';
import serverless from 'serverless-http';

type Answer = (userId: string, uploadId: string) => Promise<unknown>;
type Handler = (event: APIGatewayProxyEvent, context: Context) => Promise<unknown>;

interface WithGateway {
  readonly apiGateway: { readonly event: APIGatewayProxyEvent };
}

const subjectOf = (event: APIGatewayProxyEvent): string => {
  const claims = event.requestContext.authorizer?.['claims'] as { sub: string };
  return claims.sub;
};

export const expressHandler = (answer: Answer): Handler => {
  const app = express();
  app.get('/look/:uploadId', async (request, response) => {
    const { event } = (request as unknown as WithGateway).apiGateway;
    response.json(await answer(subjectOf(event), request.params.uploadId));
  });
  const handler = serverless(app);
  return (event, context) => handler(event, context);
};

export const powertoolsHandler = (answer: Answer): Handler => {
  const app = new Router();
  app.get('/look/:uploadId', async ({ event, params }) => {
    const body = await answer(subjectOf(event as APIGatewayProxyEvent), params['uploadId'] ?? '');
    return body as Record<string, string>;
  });
  return (event, context) => app.resolve(event, context);
};
