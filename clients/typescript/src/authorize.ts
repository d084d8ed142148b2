/** Puts the ID token on each call and, once, a fresh one after a 401. */

export interface Tokens {
  /** The current Cognito ID token; nothing when nobody is signed in. */
  readonly getIdToken: () => Promise<string | undefined> | string | undefined;
  /** Refreshes the session and returns the new ID token, at once or later; nothing when the user has to sign in again. */
  readonly onUnauthorized?: (() => Promise<string | undefined> | string | undefined) | undefined;
}

type Fetch = (request: Request) => Promise<Response>;

const withToken = (request: Request, token: string | undefined): Request => {
  if (token !== undefined) request.headers.set('authorization', `Bearer ${token}`);
  return request;
};

/** Calls that meet a 401 at the same time share one refresh. */
const shared = (refresh: NonNullable<Tokens['onUnauthorized']>): (() => Promise<string | undefined>) => {
  let running: Promise<string | undefined> | undefined;
  return () => {
    running ??= (async () => refresh())().finally(() => {
      running = undefined;
    });
    return running;
  };
};

export const authorized = (send: Fetch, { getIdToken, onUnauthorized }: Tokens): Fetch => {
  const refresh = onUnauthorized && shared(onUnauthorized);
  return async (request) => {
    // A request's body can be read once: the copy is for the second attempt.
    const again = refresh && request.clone();
    const response = await send(withToken(request, await getIdToken()));
    if (response.status !== 401 || !refresh || !again) return response;
    const token = await refresh();
    return token === undefined ? response : send(withToken(again, token));
  };
};
