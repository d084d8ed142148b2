/** Holds requests and answers, as they are on the wire, to AWS's published models (fixtures/aws-models.json, from botocore). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Models, ServiceModel, Shape } from '../../scripts/aws-models/derive.ts';
import { REPOSITORY } from '../packages/packages.ts';

export const MODELS = JSON.parse(readFileSync(join(REPOSITORY, 'fixtures/aws-models.json'), 'utf8')) as Models;

interface Place {
  readonly shapes: ServiceModel['shapes'];
  readonly path: string;
}

const lengthFaults = (length: number, { min = 0, max = Infinity }: Shape, { path }: Place): string[] =>
  length < min || length > max ? [`${path} is not between ${min} and ${max} long`] : [];

const stringFaults = (value: unknown, shape: Shape, place: Place): string[] => {
  if (typeof value !== 'string') return [`${place.path} is no string`];
  if (shape.enum && !shape.enum.includes(value)) return [`${place.path} cannot be ${value}`];
  return lengthFaults(value.length, shape, place);
};

const numberFaults = (value: unknown, { type, min = -Infinity, max = Infinity }: Shape, { path }: Place): string[] => {
  if (typeof value !== 'number') return [`${path} is no number`];
  if (['integer', 'long'].includes(type) && !Number.isInteger(value)) return [`${path} is no whole number`];
  return value < min || value > max ? [`${path} is not between ${min} and ${max}`] : [];
};

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const blobFaults = (value: unknown, _: Shape, { path }: Place): string[] =>
  typeof value === 'string' && value.length % 4 === 0 && BASE64.test(value) ? [] : [`${path} is no base64`];

const booleanFaults = (value: unknown, _: Shape, { path }: Place): string[] =>
  typeof value === 'boolean' ? [] : [`${path} is neither true nor false`];

const listFaults = (value: unknown, shape: Shape, place: Place): string[] => {
  if (!Array.isArray(value)) return [`${place.path} is no list`];
  const items = value.flatMap((item, index) =>
    faultsOf(item, shape.member?.shape ?? '', { ...place, path: `${place.path}[${index}]` }),
  );
  return [...lengthFaults(value.length, shape, place), ...items];
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const mapFaults = (value: unknown, shape: Shape, place: Place): string[] => {
  if (!isRecord(value)) return [`${place.path} is no map`];
  return Object.entries(value).flatMap(([name, entry]) => [
    ...faultsOf(name, shape.key?.shape ?? '', { ...place, path: `${place.path} key ${name}` }),
    ...faultsOf(entry, shape.value?.shape ?? '', { ...place, path: `${place.path}.${name}` }),
  ]);
};

const structureFaults = (value: unknown, { members = {}, required = [] }: Shape, place: Place): string[] => {
  if (!isRecord(value)) return [`${place.path} is no structure`];
  const missing = required.filter((name) => !(name in value)).map((name) => `${place.path} has no ${name}`);
  const wrong = Object.entries(value).flatMap(([name, member]) => {
    const path = `${place.path}.${name}`;
    const reference = members[name];
    return reference === undefined
      ? [`${path} is not in AWS's model`]
      : faultsOf(member, reference.shape, { ...place, path });
  });
  return [...missing, ...wrong];
};

type Check = (value: unknown, shape: Shape, place: Place) => string[];

const CHECKS: Readonly<Record<string, Check>> = {
  string: stringFaults,
  integer: numberFaults,
  long: numberFaults,
  float: numberFaults,
  double: numberFaults,
  timestamp: numberFaults,
  boolean: booleanFaults,
  blob: blobFaults,
  list: listFaults,
  map: mapFaults,
  structure: structureFaults,
};

const faultsOf = (value: unknown, name: string, place: Place): string[] => {
  const shape = place.shapes[name];
  const check = CHECKS[shape?.type ?? ''];
  if (shape === undefined || check === undefined) throw new Error(`${place.path}: AWS's model has no shape ${name}`);
  return check(value, shape, place);
};

const modelOf = (service: string): ServiceModel => {
  const found = Object.entries(MODELS).find(([name]) => name.startsWith(`${service}/`));
  if (found === undefined) throw new Error(`No model of ${service}`);
  return found[1];
};

/** Of a service with a JSON protocol: what is wrong in a request's or an answer's body. */
export const wrongInJson = (service: string, operation: string, side: 'input' | 'output', body: unknown): string[] => {
  const model = modelOf(service);
  const called = model.operations[operation];
  if (called === undefined) return [`${service} has no ${operation}, or nothing here should call it`];
  return faultsOf(body, called[side]?.shape ?? '', { shapes: model.shapes, path: operation });
};

export interface RestRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Of signing, tracing and the SDK itself; of a presigned URL. */
const COMMON_HEADER = /^x-amz-(date|content-sha256|security-token|user-agent|checksum-mode)$/;
const COMMON_QUERY = /^(x-id$|X-Amz-)/;

const namesAt = ({ shapes }: ServiceModel, shape: string, location: string): string[] =>
  Object.values(shapes[shape]?.members ?? {})
    .filter((member) => member.location === location)
    .map(({ locationName = '' }) => (location === 'header' ? locationName.toLowerCase() : locationName));

/** `/{Bucket}/{Key+}?list-type=2` as an expression over a path. */
const pathPattern = (uri: string): RegExp =>
  new RegExp(`^${(uri.split('?')[0] ?? '').replaceAll(/\{\w+\+\}/g, '.+').replaceAll(/\{\w+\}/g, '[^/]+')}/?$`);

/** Of a service with a REST protocol: method, path, parameters and AWS's own headers. */
export const wrongInRest = (service: string, operation: string, { method, url, headers }: RestRequest): string[] => {
  const model = modelOf(service);
  const { http, input } = model.operations[operation] ?? {};
  if (http === undefined) return [`${service} has no ${operation}`];
  const { pathname, searchParams } = new URL(url, 'http://aws');
  const shape = input?.shape ?? '';
  const fixed = [...new URLSearchParams(http.requestUri.split('?')[1]).keys()];
  const known = [...namesAt(model, shape, 'querystring'), ...fixed];
  const foreign = [...searchParams.keys()].filter((name) => !known.includes(name) && !COMMON_QUERY.test(name));
  const own = namesAt(model, shape, 'header');
  const named = Object.keys(headers).filter(
    (name) => name.startsWith('x-amz-') && !COMMON_HEADER.test(name) && !own.includes(name),
  );
  return [
    ...(http.method === method ? [] : [`${operation} is a ${http.method}`]),
    ...(pathPattern(http.requestUri).test(pathname) ? [] : [`${operation} is not at ${pathname}`]),
    ...foreign.map((name) => `${operation} has no parameter ${name}`),
    ...named.map((name) => `${operation} has no header ${name}`),
  ];
};

/** Elements that an XML answer may have: AWS's names for the members, wherever they stand. */
export const wrongInXml = (service: string, operation: string, xml: string): string[] => {
  const { shapes, operations } = modelOf(service);
  const names = new Set(
    Object.values(shapes).flatMap(({ members = {}, member }) => [
      ...Object.entries(members).map(([name, { locationName }]) => locationName ?? name),
      member?.locationName ?? '',
    ]),
  );
  const root = operations[operation]?.output?.shape.replace('Output', 'Result') ?? '';
  const found = [...xml.matchAll(/<(\w+)[\s>]/g)].map(([, name = '']) => name);
  return found.filter((name) => !names.has(name) && !name.endsWith('Result') && name !== root);
};
