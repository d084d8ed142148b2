/** Takes S3's access logs out: each line holds the caller's address and user agent, for 30 days. */
import { namesOfType, type Template } from '../template.ts';

const LOGS = ['AccessLogsBucket', 'AccessLogsBucketPolicy'];

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/LogFormat.html */
export const dropAccessLogs = (template: Template): void => {
  for (const name of LOGS) Reflect.deleteProperty(template.Resources, name);
  for (const name of namesOfType(template, 'AWS::S3::Bucket')) {
    const bucket = template.Resources[name];
    if (!bucket) continue;
    Reflect.deleteProperty(bucket.Properties, 'LoggingConfiguration');
    const others = [bucket.DependsOn ?? []].flat().filter((other) => !LOGS.includes(other));
    if (others.length > 0) bucket.DependsOn = others;
    else Reflect.deleteProperty(bucket, 'DependsOn');
  }
};
