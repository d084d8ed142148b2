/** The one DynamoDB document client of a container. */
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** DynamoDB answers within a few milliseconds; what takes a second is better asked again. Milliseconds. */
const CONNECTION_TIMEOUT = 500;
const REQUEST_TIMEOUT = 1_500;
const MAX_ATTEMPTS = 3;

/** Credentials, region and `AWS_ENDPOINT_URL_DYNAMODB` come from the environment. */
export const createTableClient = (overrides: DynamoDBClientConfig = {}): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient({
      maxAttempts: MAX_ATTEMPTS,
      requestHandler: {
        connectionTimeout: CONNECTION_TIMEOUT,
        requestTimeout: REQUEST_TIMEOUT,
        throwOnRequestTimeout: true,
      },
      ...overrides,
    }),
    { marshallOptions: { removeUndefinedValues: true } },
  );
