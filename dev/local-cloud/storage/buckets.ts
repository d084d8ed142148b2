/** The buckets that serverless.yml declares, in `provider.s3` or as resources, with their CORS rules. */
import type { BucketProperties, CorsRule, Serverless } from '../serverless/serverless-types.ts';

export interface Bucket {
  readonly name: string;
  readonly corsRules: readonly CorsRule[];
}

const fromProvider = (serverless: Serverless): Bucket[] =>
  Object.values(serverless.service.provider.s3 ?? {}).map(({ name, corsConfiguration }) => ({
    name,
    corsRules: corsConfiguration?.CorsRules ?? [],
  }));

const fromResources = (serverless: Serverless): Bucket[] =>
  Object.entries(serverless.service.resources?.Resources ?? {})
    .filter(([, { Type }]) => Type === 'AWS::S3::Bucket')
    .map(([logicalId, { Properties = {} }]) => {
      const { BucketName: name, CorsConfiguration } = Properties as BucketProperties;
      if (typeof name !== 'string') throw new Error(`The bucket ${logicalId} needs a literal BucketName.`);
      return { name, corsRules: CorsConfiguration?.CorsRules ?? [] };
    });

export const readBuckets = (serverless: Serverless): Bucket[] => [
  ...fromProvider(serverless),
  ...fromResources(serverless),
];

const escapeXml = (text: string): string => text.replace(/[<>&'"]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);

const tags = (name: string, values: readonly (string | number)[] = []): string =>
  values.map((value) => `<${name}>${escapeXml(String(value))}</${name}>`).join('');

const ruleXml = (rule: CorsRule): string =>
  '<CORSRule>' +
  tags('AllowedOrigin', rule.AllowedOrigins) +
  tags('AllowedMethod', rule.AllowedMethods) +
  tags('AllowedHeader', rule.AllowedHeaders) +
  tags('ExposeHeader', rule.ExposedHeaders) +
  tags('MaxAgeSeconds', rule.MaxAge === undefined ? [] : [rule.MaxAge]) +
  '</CORSRule>';

/** The bucket's rules as S3's own XML document; undefined when it has none. */
export const corsXml = ({ corsRules }: Bucket): string | undefined =>
  corsRules.length === 0 ? undefined : `<CORSConfiguration>${corsRules.map(ruleXml).join('')}</CORSConfiguration>`;
