import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Selfie, UploadProgress } from '../../../clients/typescript/src/glamai-client.ts';
import { fakeApi, json, problem, TICKET, UPLOAD_ID } from './harness.ts';

const JPEG = new Blob(['12345678'], { type: 'image/jpeg' });

interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  body: unknown;
}

type Outcome = number | 'network' | 'never';

const globals = globalThis as { XMLHttpRequest?: unknown };

/** XMLHttpRequest as far as the client uses it: two steps of progress, then the outcome. */
const useXhr = (outcome: Outcome): Sent[] => {
  const sent: Sent[] = [];
  globals.XMLHttpRequest = class {
    status = 0;
    upload: { onprogress: ((event: object) => void) | null } = { onprogress: null };
    onload: (() => void) | null = null;
    onerror: (() => void) | null = null;
    onabort: (() => void) | null = null;
    open(method: string, url: string) {
      sent.push({ method, url, headers: {}, body: undefined });
    }
    setRequestHeader(name: string, value: string) {
      sent.at(-1)!.headers[name] = value;
    }
    send(body: unknown) {
      sent.at(-1)!.body = body;
      if (outcome === 'never') return;
      setTimeout(() => {
        this.upload.onprogress?.({ loaded: 3, total: 8, lengthComputable: true });
        this.status = outcome === 'network' ? 0 : outcome;
        (outcome === 'network' ? this.onerror : this.onload)?.();
      }, 1);
    }
    abort() {
      this.onabort?.();
    }
  };
  return sent;
};

afterEach(() => {
  delete globals.XMLHttpRequest;
});

const useFetch = (status: number) =>
  jest.spyOn(globalThis, 'fetch').mockImplementation(() => Promise.resolve(new Response(null, { status })));

describe('uploadSelfie', () => {
  it('declares type, length and wishes, and PUTs with the headers of the ticket', async () => {
    const sent = useXhr(200);
    const { client, calls } = fakeApi([json(200, TICKET)]);
    const tickets: string[] = [];

    const answer = await client.uploadSelfie(JPEG, {
      preferences: { style: 'glam' },
      onTicket: ({ uploadId }) => tickets.push(uploadId),
    });

    expect(answer).toEqual({ uploadId: UPLOAD_ID });
    expect(tickets).toEqual([UPLOAD_ID]);
    expect(calls).toMatchObject([
      {
        method: 'POST',
        url: '/v1/upload-url',
        body: { contentType: 'image/jpeg', contentLength: 8, preferences: { style: 'glam' } },
      },
    ]);
    expect(sent).toEqual([{ method: 'PUT', url: TICKET.url, headers: TICKET.headers, body: JPEG }]);
  });

  it('tells the progress of the bytes', async () => {
    useXhr(200);
    const told: UploadProgress[] = [];
    await fakeApi([json(200, TICKET)]).client.uploadSelfie(JPEG, { onProgress: (progress) => told.push(progress) });
    expect(told).toEqual([0, 3, 8].map((loaded) => ({ loaded, total: 8 })));
  });

  it('tells start and end where there is no XMLHttpRequest', async () => {
    const fetched = useFetch(200);
    const told: number[] = [];
    await fakeApi([json(200, TICKET)]).client.uploadSelfie(JPEG, { onProgress: ({ loaded }) => told.push(loaded) });
    expect(told).toEqual([0, 8]);
    expect(fetched.mock.calls).toEqual([[TICKET.url, { method: 'PUT', headers: TICKET.headers, body: JPEG }]]);
  });

  it.each<[string, Selfie, object]>([
    ['a PNG', new Blob(['1234'], { type: 'image/png' }), { contentType: 'image/png', contentLength: 4 }],
    ['a blob without a type', new Blob(['1234']), { contentType: 'image/jpeg', contentLength: 4 }],
    ['bytes', new Uint8Array(5), { contentType: 'image/jpeg', contentLength: 5 }],
    ['a file of a phone', { uri: 'file:///1.jpg', size: 6 }, { contentType: 'image/jpeg', contentLength: 6 }],
    ['a file of unknown size', { uri: 'file:///1.png', type: 'image/png' }, { contentType: 'image/png' }],
  ])('takes %s', async (_, selfie, body) => {
    const sent = useXhr(200);
    const { client, calls } = fakeApi([json(200, TICKET)]);
    await client.uploadSelfie(selfie);
    expect(calls[0]?.body).toEqual(body);
    expect(sent[0]?.body).toBe(selfie);
  });

  it('counts a selfie that lies there already as uploaded', async () => {
    useXhr(412);
    await expect(fakeApi([json(200, TICKET)]).client.uploadSelfie(JPEG)).resolves.toEqual({ uploadId: UPLOAD_ID });
  });

  it.each([403, 500])('rejects with "upload_refused" when the bucket answers %i', async (status) => {
    useXhr(status);
    await expect(fakeApi([json(200, TICKET)]).client.uploadSelfie(JPEG)).rejects.toMatchObject({
      code: 'upload_refused',
      status,
    });
    useFetch(status);
    delete globals.XMLHttpRequest;
    await expect(fakeApi([json(200, TICKET)]).client.uploadSelfie(JPEG)).rejects.toMatchObject({ status });
  });

  it('rejects when the bucket cannot be reached', async () => {
    useXhr('network');
    await expect(fakeApi([json(200, TICKET)]).client.uploadSelfie(JPEG)).rejects.toBeInstanceOf(TypeError);
  });

  it('sends no bytes when the API says no', async () => {
    const sent = useXhr(200);
    const { client } = fakeApi([problem(413, 'image_too_large', { hint: 'Send a smaller photo.' })]);
    await expect(client.uploadSelfie(JPEG)).rejects.toMatchObject({ code: 'image_too_large' });
    expect(sent).toEqual([]);
  });

  it('ends the PUT with the signal', async () => {
    useXhr('never');
    const controller = new AbortController();
    const { client } = fakeApi([json(200, TICKET)]);
    const running = client.uploadSelfie(JPEG, { signal: controller.signal });
    setTimeout(() => {
      controller.abort();
    }, 5);
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
  });
});
