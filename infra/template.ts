/** The few parts of a CloudFormation template that the edits touch. */

export interface Resource {
  readonly Type: string;
  Properties: Record<string, unknown>;
  DependsOn?: string | string[];
  DeletionPolicy?: string;
}

export interface Template {
  readonly Resources: Record<string, Resource>;
  readonly Outputs: Record<string, { Value: unknown }>;
}

export const namesOfType = (template: Template, type: string): string[] =>
  Object.entries(template.Resources)
    .filter(([, resource]) => resource.Type === type)
    .map(([name]) => name);

/** @throws Error when there is not exactly one: an edit that hits nothing must not pass silently */
export const onlyOfType = (template: Template, type: string): [string, Resource] => {
  const [name, ...more] = namesOfType(template, type);
  const resource = name === undefined ? undefined : template.Resources[name];
  if (name === undefined || resource === undefined || more.length > 0) {
    throw new Error(`Expected one ${type} in the template, found ${name === undefined ? 0 : more.length + 1}.`);
  }
  return [name, resource];
};

export const dependOn = (resource: Resource, names: readonly string[]): void => {
  const before = resource.DependsOn === undefined ? [] : [resource.DependsOn].flat();
  resource.DependsOn = [...new Set([...before, ...names])];
};
