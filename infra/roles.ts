/** What serverless-iam-roles-per-function leaves behind: a role nobody uses, and log statements that are too wide. */
import { namesOfType, type Template } from './template.ts';

interface Statement {
  Action: string | string[];
}

interface Policy {
  readonly PolicyDocument: { readonly Statement: Statement[] };
}

const SHARED_ROLE = 'IamRoleLambdaExecution';

const isLogStatement = ({ Action }: Statement): boolean =>
  [Action].flat().every((action) => action.startsWith('logs:'));

/** @throws Error when a function still has the shared role: it stated no `iamRoleStatements` of its own */
export const dropSharedRole = (template: Template): void => {
  const users = namesOfType(template, 'AWS::Lambda::Function').filter((name) =>
    JSON.stringify(template.Resources[name]?.Properties['Role']).includes(`"${SHARED_ROLE}"`),
  );
  if (users.length > 0) throw new Error(`Without iamRoleStatements of their own: ${users.join(', ')}.`);
  Reflect.deleteProperty(template.Resources, SHARED_ROLE);
};

/** The stack makes each log group, with its retention; a function only writes streams into its own. */
export const tightenLogStatements = (template: Template): void => {
  for (const name of namesOfType(template, 'AWS::IAM::Role')) {
    const policies = (template.Resources[name]?.Properties['Policies'] ?? []) as Policy[];
    for (const statement of policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement)) {
      if (isLogStatement(statement)) statement.Action = ['logs:CreateLogStream', 'logs:PutLogEvents'];
    }
  }
};
