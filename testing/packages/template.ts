/** Questions to a packaged template that more than one contract test asks. */
import type { Resource, Template } from './packages.ts';

export const ofType = (template: Template, type: string): [name: string, resource: Resource][] =>
  Object.entries(template.Resources).filter(([, resource]) => resource.Type === type);

export const named = (template: Template, name: string): Resource => {
  const resource = template.Resources[name];
  if (!resource) throw new Error(`The template has no ${name}.`);
  return resource;
};

/** osls spells a hyphen in a function's key as `Dash` and starts with a capital. */
const logicalName = (key: string): string => {
  const name = key.replaceAll('-', 'Dash');
  return name.charAt(0).toUpperCase() + name.slice(1);
};

export const lambdaId = (key: string): string => `${logicalName(key)}LambdaFunction`;
export const roleId = (key: string): string => `${logicalName(key)}IamRoleLambdaExecution`;
export const logGroupId = (key: string): string => `${logicalName(key)}LogGroup`;

interface FunctionResource {
  readonly key: string;
  readonly resource: Resource;
}

/** The functions with their keys in serverless.yml, taken from `<service>-<stage>-<key>`. */
export const functionsOf = (template: Template): FunctionResource[] =>
  ofType(template, 'AWS::Lambda::Function').map(([, resource]) => ({
    key: String(resource.Properties['FunctionName']).split('-').slice(2).join('-'),
    resource,
  }));

interface Route {
  readonly route: string;
  readonly path: string;
  /** Key of the function that answers. */
  readonly key: string;
  readonly method: Resource;
}

const pathOf = (template: Template, id: unknown): string => {
  const { Ref } = id as { Ref?: string };
  if (Ref === undefined) return '';
  const { ParentId, PathPart } = named(template, Ref).Properties;
  return `${pathOf(template, ParentId)}/${String(PathPart)}`;
};

const answeredBy = (template: Template, method: Resource): string => {
  const integration = JSON.stringify(method.Properties['Integration']);
  const found = functionsOf(template).find(({ key }) => integration.includes(`"${lambdaId(key)}"`));
  return found?.key ?? '';
};

/** Every method but the preflights. */
export const routesOf = (template: Template): Route[] =>
  ofType(template, 'AWS::ApiGateway::Method')
    .map(([, method]) => method)
    .filter(({ Properties }) => Properties['HttpMethod'] !== 'OPTIONS')
    .map((method) => {
      const path = pathOf(template, method.Properties['ResourceId']);
      const route = `${String(method.Properties['HttpMethod'])} ${path}`;
      return { route, path, key: answeredBy(template, method), method };
    });

export interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

interface Policy {
  readonly PolicyDocument: { readonly Statement: readonly Statement[] };
}

export const statementsOf = (role: Resource): Statement[] =>
  (role.Properties['Policies'] as readonly Policy[]).flatMap(({ PolicyDocument }) => PolicyDocument.Statement);

export const actionsOf = ({ Action }: Statement): string[] => (typeof Action === 'string' ? [Action] : [...Action]);
