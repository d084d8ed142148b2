/** What Lambda's environment says about AWS: region, the role's credentials, endpoints. */

const required = (env: NodeJS.ProcessEnv, name: string): string => {
  const value = env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set`);
  return value;
};

export const regionFrom = (env: NodeJS.ProcessEnv): string => required(env, 'AWS_REGION');

/** Lambda always gives its role's credentials by the environment. Read at each signature, since they rotate. */
export const credentialsFrom = (env: NodeJS.ProcessEnv) => () => {
  const sessionToken = env['AWS_SESSION_TOKEN'];
  return Promise.resolve({
    accessKeyId: required(env, 'AWS_ACCESS_KEY_ID'),
    secretAccessKey: required(env, 'AWS_SECRET_ACCESS_KEY'),
    ...(sessionToken !== undefined && sessionToken !== '' && { sessionToken }),
  });
};

/** The endpoint that the SDKs would use too: the service's own variable, the common one, or AWS. */
export const endpointFrom = (env: NodeJS.ProcessEnv, service: string): URL => {
  const region = regionFrom(env);
  const custom = env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] ?? env['AWS_ENDPOINT_URL'] ?? '';
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return new URL(custom === '' ? `https://${service}.${region}.${suffix}` : custom);
};
