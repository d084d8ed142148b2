/** CloudFormation can only make what does not wait for itself: the packaged template has no cycle and no loose end. */
import { describe, expect, it } from '@jest/globals';
import { readTemplate, type Resource, STAGES, type Template } from '../../../testing/packages/packages.ts';

const isDeclared = (name: string): boolean => !name.startsWith('AWS::');

const namesInText = (text: string): string[] =>
  [...text.matchAll(/\$\{([^!}.]+)(?:\.[^}]*)?\}/g)].map(([, name]) => name!);

/** Every name that a value refers to: Ref, Fn::GetAtt and the variables of Fn::Sub. */
const namesIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'Ref') return [String(inner)];
    if (key === 'Fn::GetAtt') return [String((inner as unknown[])[0])];
    if (key === 'Fn::Sub' && typeof inner === 'string') return namesInText(inner);
    return namesIn(inner);
  });
};

const waitsFor = ({ DependsOn = [], Properties }: Resource): string[] =>
  [...[DependsOn].flat(), ...namesIn(Properties)].filter(isDeclared);

/** The first way from a resource back to itself, or nothing. */
const findCycle = ({ Resources }: Template): string[] | undefined => {
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(name)) return [...path, name];
    const resource = Resources[name];
    if (done.has(name) || !resource) return undefined;
    for (const next of waitsFor(resource)) {
      const cycle = visit(next, [...path, name]);
      if (cycle) return cycle;
    }
    done.add(name);
    return undefined;
  };
  for (const name of Object.keys(Resources)) {
    const cycle = visit(name, []);
    if (cycle) return cycle;
  }
  return undefined;
};

describe.each(STAGES)('The template of stage %s', (stage) => {
  const template = readTemplate(stage);

  it('has no cycle', () => {
    expect(findCycle(template)).toBeUndefined();
  });

  it('refers only to what it declares', () => {
    const names = Object.values(template.Resources).flatMap(waitsFor);
    expect(names.filter((name) => !(name in template.Resources))).toEqual([]);
    const outputs = namesIn(template.Outputs).filter(isDeclared);
    expect(outputs.filter((name) => !(name in template.Resources))).toEqual([]);
  });

  it('stays below the 500 resources of one stack', () => {
    expect(Object.keys(template.Resources).length).toBeLessThan(500);
  });
});

describe('The search for a cycle', () => {
  it('finds a bucket and a function that wait for each other', () => {
    const resource = (Properties: Record<string, unknown>): Resource => ({ Type: 'Test', Properties });
    const Resources = {
      Bucket: resource({ Function: { 'Fn::GetAtt': ['Function', 'Arn'] } }),
      Function: resource({ Role: { Ref: 'Role' } }),
      Role: resource({ Arn: { 'Fn::Sub': 'arn:${AWS::Partition}:s3:::${Bucket}/*' } }),
    };
    expect(findCycle({ Resources, Outputs: {} })).toEqual(['Bucket', 'Function', 'Role', 'Bucket']);
  });
});
