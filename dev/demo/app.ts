/** What the phone app does, with nothing but fetch: sign in, get a URL, PUT the selfie, ask for the look. */
import type { RecommendationBody, UploadTicketBody } from '../../src/lib/contract/answers.ts';
import type { LookBody, PendingBody } from '../../src/lib/contract/look.ts';
import type { Style } from '../../src/lib/vocabulary.ts';
import type { StackOutputs } from '../local-cloud/stack-file.ts';
import type { Photo } from './photo.ts';

/** RFC 9457, as far as the demo shows it. */
export interface ProblemBody {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly measured?: number | string;
  readonly threshold?: number | string;
  readonly hint?: string;
}

/** An answer of the API that is a problem. */
export class ProblemAnswer extends Error {
  override readonly name = 'ProblemAnswer';
  readonly problem: ProblemBody;

  constructor(problem: ProblemBody) {
    super(`${problem.title}: ${problem.detail}`);
    this.problem = problem;
  }
}

export const signIn = async (stack: StackOutputs): Promise<string> => {
  const response = await fetch(stack.cognitoEndpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
    },
    body: JSON.stringify({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: stack.userPoolClientId,
      AuthParameters: { USERNAME: stack.demoUser.username, PASSWORD: stack.demoUser.password },
    }),
  });
  const { AuthenticationResult, message } = (await response.json()) as {
    AuthenticationResult?: { IdToken: string };
    message?: string;
  };
  if (AuthenticationResult === undefined) throw new Error(`The demo user cannot sign in: ${message ?? 'no reason'}.`);
  return AuthenticationResult.IdToken;
};

export interface App {
  requestUpload(photo: Photo, style: Style | undefined): Promise<UploadTicketBody>;
  put(ticket: UploadTicketBody, photo: Photo): Promise<void>;
  /** Holds for up to ten seconds on the server's side. */
  look(uploadId: string): Promise<LookBody | PendingBody>;
  recommendation(uploadId: string): Promise<RecommendationBody>;
}

export const createApp = (stack: Pick<StackOutputs, 'apiUrl'>, token: string): App => {
  const call = async <T>(path: string, body?: object): Promise<T> => {
    const response = await fetch(`${stack.apiUrl}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new ProblemAnswer(answer as ProblemBody);
    return answer as T;
  };
  return {
    requestUpload: ({ contentType, bytes }, style) =>
      call('/upload-url', { contentType, contentLength: bytes.length, ...(style && { preferences: { style } }) }),
    async put({ url, method, headers }, { bytes }) {
      const response = await fetch(url, { method, headers, body: Buffer.from(bytes) });
      if (!response.ok) throw new Error(`S3 refused the selfie with ${response.status}: ${await response.text()}`);
    },
    look: (uploadId) => call(`/look/${uploadId}?wait=10`),
    recommendation: (uploadId) => call(`/get-recommendation?uploadId=${uploadId}`),
  };
};
