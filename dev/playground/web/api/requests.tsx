/** Each HTTP call that the page made, newest first, with its answer and as a curl command. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { toCurl } from './curl.ts';
import { calls, type HttpCall } from './http-log.ts';
import { config } from './session.ts';

const KINDS = ['none', 'info', 'ok', 'redirect', 'refused', 'broken'] as const;

const kindOf = (status: number | undefined): string =>
  status === undefined ? 'open' : (KINDS[Math.floor(status / 100)] ?? 'none');

const statusText = (status: number | undefined): string =>
  status === undefined ? '…' : status === 0 ? 'failed' : String(status);

/** The API's calls by path; those to other services begin with their name. */
const shortUrl = (url: string): string => {
  const { origin, pathname, search, host } = new URL(url);
  const { apiUrl, cognitoEndpoint } = config.value ?? {};
  if (origin === apiUrl) return pathname + search;
  return origin === cognitoEndpoint ? 'Cognito InitiateAuth' : `S3 ${pathname === '/' ? host : pathname}`;
};

const Copy = ({ call }: { call: HttpCall }): JSX.Element => {
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(toCurl(call));
    setCopied(true);
  };
  return (
    <button type="button" class="quiet" onClick={() => void copy()}>
      {copied ? 'Copied' : 'Copy as curl'}
      <span class="visually-hidden">
        : {call.method} {shortUrl(call.url)}
      </span>
    </button>
  );
};

/** A scrolling region has to be reached by keyboard. */
const Listing = ({ label, text }: { label: string; text: string }): JSX.Element => (
  <pre tabIndex={0} role="group" aria-label={label}>
    {text}
  </pre>
);

const Call = ({ call }: { call: HttpCall }): JSX.Element => {
  const [open, setOpen] = useState(false);
  const what = `${call.method} ${shortUrl(call.url)}`;
  return (
    <li>
      <details
        onToggle={({ currentTarget }) => {
          setOpen(currentTarget.open);
        }}
      >
        <summary>
          <span class="method">{call.method}</span>
          <span class="path" title={call.url}>
            {shortUrl(call.url)}
          </span>
          <span class={`status ${kindOf(call.status)}`}>{statusText(call.status)}</span>
          <span class="ms">{call.ms === undefined ? '' : `${call.ms} ms`}</span>
        </summary>
        {open && (
          <>
            <Copy call={call} />
            <Listing label={`curl of ${what}`} text={toCurl(call)} />
            {call.answer !== undefined && call.answer !== '' && (
              <Listing label={`Answer to ${what}`} text={call.answer} />
            )}
          </>
        )}
      </details>
    </li>
  );
};

export const Requests = (): JSX.Element => (
  <aside class="requests" aria-labelledby="requests-title">
    <div class="row between">
      <h2 id="requests-title">
        Requests <span class="tag">{calls.value.length}</span>
      </h2>
      <button
        type="button"
        class="quiet"
        onClick={() => {
          calls.value = [];
        }}
      >
        Clear
      </button>
    </div>
    <p class="fine">
      Tokens are masked; the commands read yours from <code>$ID_TOKEN</code>.
    </p>
    <ol class="calls">
      {calls.value.map((call) => (
        <Call key={call.id} call={call} />
      ))}
    </ol>
  </aside>
);
