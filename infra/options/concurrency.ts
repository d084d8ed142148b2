/** Keeps a part of the account's concurrency for the analysis, and bounds what it may take of it. */
import { namesOfType, type Template } from '../template.ts';

export const reserveConcurrency = (template: Template, functionName: string, executions: number): void => {
  const name = namesOfType(template, 'AWS::Lambda::Function').find(
    (id) => template.Resources[id]?.Properties['FunctionName'] === functionName,
  );
  const found = name === undefined ? undefined : template.Resources[name];
  if (!found) throw new Error(`There is no function ${functionName} whose concurrency could be reserved.`);
  found.Properties['ReservedConcurrentExecutions'] = executions;
};
