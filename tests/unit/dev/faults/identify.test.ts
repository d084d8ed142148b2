import { describe, expect, it } from '@jest/globals';
import { identify } from '../../../../dev/faults/identify.ts';

const KEY = '/glamai-local-selfies-local/selfies/0b0c.jpg';

describe('a request', () => {
  it.each([
    ['POST', '/', 'DynamoDB_20120810.UpdateItem', 'dynamodb', 'UpdateItem'],
    ['POST', '/', 'RekognitionService.DetectFaces', 'rekognition', 'DetectFaces'],
    ['POST', '/', 'AWSCognitoIdentityProviderService.ListUsers', 'cognito', 'ListUsers'],
    ['POST', '/2015-03-31/functions/glamai-local-analyze-on-upload/invocations', '', 'lambda', 'Invoke'],
    ['POST', '/v1/responses', '', 'openai', 'CreateResponse'],
    ['PUT', `${KEY}?X-Amz-Algorithm=AWS4-HMAC-SHA256`, '', 's3', 'PutObject'],
    ['GET', `${KEY}?x-id=GetObject`, '', 's3', 'GetObject'],
    ['HEAD', KEY, '', 's3', 'HeadObject'],
    ['DELETE', `${KEY}?x-id=DeleteObject`, '', 's3', 'DeleteObject'],
    ['OPTIONS', KEY, '', 's3', 'Preflight'],
    ['GET', '/glamai-local-selfies-local/?list-type=2&prefix=selfies%2F', '', 's3', 'ListObjectsV2'],
  ])('%s %s %s is for %s, %s', (...row) => {
    const [method, url, target, service, operation] = row;
    expect(identify({ method, url, target })).toEqual({ service, operation });
  });
});
