/** A stage without a model: no function is told of a secret, so the rules engine answers and no alarm misses a key. */
import { namesOfType, type Template } from '../template.ts';

export const WITHOUT_MODEL = 'none';

export const forgetModel = (template: Template): void => {
  for (const name of namesOfType(template, 'AWS::Lambda::Function')) {
    const { Variables = {} } = (template.Resources[name]?.Properties['Environment'] ?? {}) as {
      Variables?: Record<string, unknown>;
    };
    if (Variables['OPENAI_SECRET_ID'] === WITHOUT_MODEL) Variables['OPENAI_SECRET_ID'] = '';
  }
};
