/** The part of AWS's published models (botocore's JSON) that the service's own calls touch: operations, and the shapes they lead to. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** What `src` calls, by service; a test holds this list to the code. */
export const CALLS: Readonly<Record<string, readonly string[]>> = {
  'cognito-idp/2016-04-18': ['AdminDeleteUser', 'ListUsers'],
  'dynamodb/2012-08-10': ['BatchGetItem', 'BatchWriteItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'],
  'lambda/2015-03-31': ['Invoke'],
  'rekognition/2016-06-27': ['DetectFaces'],
  's3/2006-03-01': ['DeleteObject', 'GetObject', 'HeadObject', 'ListObjectsV2', 'PutObject'],
  'secretsmanager/2017-10-17': ['GetSecretValue'],
};

interface Reference {
  readonly shape: string;
  readonly location?: string;
  readonly locationName?: string;
}

export interface Shape {
  readonly type: string;
  readonly members?: Readonly<Record<string, Reference>>;
  readonly required?: readonly string[];
  readonly member?: Reference;
  readonly key?: Reference;
  readonly value?: Reference;
  readonly enum?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
}

export interface Operation {
  readonly http: { readonly method: string; readonly requestUri: string };
  readonly input?: { readonly shape: string };
  readonly output?: { readonly shape: string };
}

export interface ServiceModel {
  readonly metadata: { readonly protocol: string; readonly jsonVersion?: string; readonly targetPrefix?: string };
  readonly operations: Readonly<Record<string, Operation>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

export type Models = Readonly<Record<string, ServiceModel>>;

const KEPT_OF_SHAPE = ['type', 'required', 'enum', 'min', 'max', 'pattern'];
const KEPT_OF_REFERENCE = ['shape', 'location', 'locationName'];

const picked = (from: object, names: readonly string[]): object =>
  Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));

const referencesOf = ({ members = {}, member, key, value }: Shape): Reference[] =>
  [...Object.values(members), member, key, value].filter((one) => one !== undefined);

/** Without what is written for people. */
const reduced = (shape: Shape): Shape => {
  const reference = (of: Reference): Reference => picked(of, KEPT_OF_REFERENCE) as Reference;
  return {
    ...(picked(shape, KEPT_OF_SHAPE) as Shape),
    ...(shape.members && {
      members: Object.fromEntries(Object.entries(shape.members).map(([name, of]) => [name, reference(of)])),
    }),
    ...(shape.member && { member: reference(shape.member) }),
    ...(shape.key && { key: reference(shape.key) }),
    ...(shape.value && { value: reference(shape.value) }),
  };
};

const reachable = (shapes: ServiceModel['shapes'], from: readonly string[]): Set<string> => {
  const found = new Set<string>();
  const open = [...from];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const shape = shapes[name];
    if (shape === undefined || found.has(name)) continue;
    found.add(name);
    open.push(...referencesOf(shape).map((reference) => reference.shape));
  }
  return found;
};

const partOf = ({ metadata, operations, shapes }: ServiceModel, calls: readonly string[]): ServiceModel => {
  const kept = calls.map((name) => {
    const operation = operations[name];
    if (operation === undefined) throw new Error(`AWS has no ${name}`);
    const { http, input, output } = operation;
    const named = {
      ...(input && { input: { shape: input.shape } }),
      ...(output && { output: { shape: output.shape } }),
    };
    return [name, { http: picked(http, ['method', 'requestUri']), ...named } as Operation] as const;
  });
  const roots = kept.flatMap(([, { input, output }]) => [input?.shape ?? '', output?.shape ?? '']);
  const names = reachable(shapes, roots);
  return {
    metadata: picked(metadata, ['protocol', 'jsonVersion', 'targetPrefix']) as ServiceModel['metadata'],
    operations: Object.fromEntries(kept),
    shapes: Object.fromEntries(
      Object.entries(shapes)
        .filter(([name]) => names.has(name))
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([name, shape]) => [name, reduced(shape)]),
    ),
  };
};

/** @param data botocore's folder of that name */
export const deriveModels = async (data: string): Promise<Models> => {
  const parts = Object.entries(CALLS).map(async ([service, calls]) => {
    const file = gunzipSync(await readFile(join(data, service, 'service-2.json.gz')));
    return [service, partOf(JSON.parse(file.toString()) as ServiceModel, calls)] as const;
  });
  return Object.fromEntries(await Promise.all(parts));
};
