/** Narrows the log statement that serverless-iam-roles-per-function writes into every role. */
import { namesOfType, type Template } from './template.ts';

interface Statement {
  Action: string | string[];
  Resource: unknown;
}

interface Policy {
  readonly PolicyDocument: { readonly Statement: Statement[] };
}

const isLogStatement = ({ Action }: Statement): boolean =>
  [Action].flat().every((action) => action.startsWith('logs:'));

/** The stack makes each log group, with its retention; a function only writes streams into its own. */
export const tightenLogStatements = (template: Template): void => {
  for (const name of namesOfType(template, 'AWS::IAM::Role')) {
    const policies = (template.Resources[name]?.Properties['Policies'] ?? []) as Policy[];
    for (const statement of policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement)) {
      if (isLogStatement(statement)) statement.Action = ['logs:CreateLogStream', 'logs:PutLogEvents'];
    }
  }
};
