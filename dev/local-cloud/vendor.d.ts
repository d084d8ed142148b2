/** Shapes of the local servers that ship no types, as far as the local cloud uses them. */

declare module '@20minutes/s3rver' {
  import type { IncomingMessage, Server } from 'node:http';
  import type { Readable } from 'node:stream';

  namespace S3rver {
    interface StoredObject {
      readonly bucket: string;
      readonly key: string;
      content: Buffer | Readable;
      readonly metadata?: object;
    }

    interface Store {
      putObject(object: StoredObject): Promise<{ size: number; md5: string }>;
      putBucket(bucket: string): Promise<unknown>;
      existsObject(bucket: string, key: string): Promise<boolean>;
      deleteObject(bucket: string, key: string): Promise<void>;
      getResourcePath(bucket: string, key: string, resource: string): string;
    }

    interface Context {
      readonly method: string;
      readonly req: IncomingMessage;
      readonly query: Readonly<Record<string, unknown>>;
      readonly path: string;
      readonly headers: Readonly<Record<string, unknown>>;
      readonly state: object;
      mountPath?: string;
      store: Store;
      status: number;
      get(header: string): string;
      set(header: string, value: string): void;
      readonly response: { get(header: string): string };
    }

    type Middleware = (context: Context, next: () => Promise<void>) => Promise<void>;

    interface Options {
      readonly address: string;
      readonly port: number;
      readonly directory: string;
      readonly silent: boolean;
      readonly vhostBuckets: boolean;
      readonly configureBuckets: readonly { readonly name: string; readonly configs: readonly string[] }[];
    }

    interface Notification {
      readonly Records: readonly {
        readonly eventName: string;
        readonly requestParameters: { readonly sourceIPAddress: string };
        readonly s3: {
          readonly bucket: { readonly name: string };
          readonly object: { readonly key: string; readonly size?: number; readonly eTag?: string };
        };
      }[];
    }
  }

  class S3rver {
    constructor(options: S3rver.Options);
    on(event: 'event', listener: (notification: S3rver.Notification) => void): this;
    readonly middleware: S3rver.Middleware[];
    readonly store: S3rver.Store;
    readonly httpServer: Server;
    run(): Promise<unknown>;
  }
  export = S3rver;
}

declare module '@20minutes/s3rver/lib/models/error.js' {
  class S3Error extends Error {
    constructor(code: string, message: string, detail?: Readonly<Record<string, string>>);
  }
  export = S3Error;
}

declare module 'dynalite' {
  import type { Server } from 'node:http';
  function dynalite(options: { readonly createTableMs: number }): Server;
  export = dynalite;
}
