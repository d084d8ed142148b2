/** The few parts of the serverless object that the local cloud reads or sets; osls ships no types. */

export interface S3EventSource {
  readonly bucket: string;
  readonly event?: string;
  readonly rules?: readonly Partial<Record<'prefix' | 'suffix', string>>[];
}

/** The local cloud removes its `cors`. */
export interface HttpEvent {
  readonly method: string;
  readonly path: string;
}

export interface FunctionDefinition {
  readonly name: string;
  /** Path without extension, a dot, and the exported name. */
  readonly handler: string;
  environment?: Readonly<Record<string, unknown>>;
  readonly events?: readonly { readonly s3?: S3EventSource | string; readonly http?: HttpEvent }[];
}

export interface CorsRule {
  AllowedOrigins: readonly string[];
  readonly AllowedMethods: readonly string[];
  readonly AllowedHeaders?: readonly string[];
  readonly ExposedHeaders?: readonly string[];
  readonly MaxAge?: number;
}

export interface BucketProperties {
  readonly BucketName?: unknown;
  readonly CorsConfiguration?: { readonly CorsRules: readonly CorsRule[] };
}

/** provider.s3 spells the same with small first letters. */
export interface ProviderBucket {
  readonly name: string;
  readonly corsConfiguration?: { readonly CorsRules: readonly CorsRule[] };
}

export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

export interface LocalCloudConfig {
  readonly host: string;
  readonly stateDir: string;
  readonly dynamodb: string;
  readonly dynamodbLocalDir: string;
  readonly watch: string;
  readonly log: string;
  readonly faults: string;
  readonly faultSeed: string;
  readonly ports: Readonly<Record<string, string | number>>;
  readonly demoUser: { readonly username: string; readonly password: string };
}

export interface ServiceCustom {
  localCloud: LocalCloudConfig;
  tableName: string;
  selfiesBucket: string;
  arAssetsBucket: string;
  esbuild: Record<string, unknown>;
  'serverless-offline': Record<string, unknown>;
  'serverless-dynamodb': {
    start: Record<string, unknown>;
    seed: { fixtures: { sources: { sources: string[] }[] } };
  };
}

export interface Serverless {
  readonly serviceDir: string;
  readonly pluginManager: {
    readonly plugins: readonly object[];
    readonly hooks: Record<string, readonly { readonly pluginName: string }[] | undefined>;
    /** Runs another command's lifecycle. */
    spawn(command: string): Promise<void>;
  };
  readonly service: {
    custom: ServiceCustom;
    readonly provider: {
      readonly stage: string;
      readonly region: string;
      environment: Readonly<Record<string, unknown>>;
      readonly s3?: Readonly<Record<string, ProviderBucket>>;
    };
    readonly functions: Readonly<Record<string, FunctionDefinition>>;
    readonly resources?: { readonly Resources?: Readonly<Record<string, Resource>> };
  };
}

export interface PluginInput {
  readonly serverless: Serverless;
  readonly cliOptions: Readonly<Record<string, string | undefined>>;
  readonly log: { notice(message: string): void; warning(message: string): void; error(message: string): void };
}
