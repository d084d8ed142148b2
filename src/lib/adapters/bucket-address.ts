/** Where a bucket and its objects are, by the endpoint that the environment names. */
import { isIP } from 'node:net';
import { endpointFrom } from './aws-environment.ts';

/** An endpoint that is an IP address has no subdomains, so the bucket goes into the path there. */
export const bucketAddress = (bucket: string, env: NodeJS.ProcessEnv) => {
  const url = endpointFrom(env, 's3');
  const inPath = isIP(url.hostname) !== 0;
  return {
    protocol: url.protocol,
    hostname: inPath ? url.hostname : `${bucket}.${url.hostname}`,
    ...(url.port !== '' && { port: Number(url.port) }),
    prefix: inPath ? `/${bucket}` : '',
  };
};

/** RFC 3986, which the signature is computed over; encodeURIComponent leaves five characters more. */
export const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

export const encodePath = (key: string): string => key.split('/').map(encode).join('/');
