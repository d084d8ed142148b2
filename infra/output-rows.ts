/** The stack's outputs as the rows of a table, for whoever has just deployed. */

export interface Output {
  readonly OutputKey?: string | undefined;
  readonly OutputValue?: string | undefined;
}

/** osls's own outputs are about its deployment, not about the service. */
const OSLS = /^ServerlessDeploymentBucketName$|^ServiceEndpoint|LambdaFunctionQualifiedArn$/;

export const outputRows = (outputs: readonly Output[]): string[] => {
  const rows = outputs
    .map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue] as const)
    .filter(([key]) => !OSLS.test(key))
    .sort(([one], [other]) => one.localeCompare(other));
  const width = Math.max(0, ...rows.map(([key]) => key.length));
  return rows.map(([key, value]) => `${key.padEnd(width)}  ${value}`);
};
