/** What the packaged template sets for speed and price. */
import { describe, expect, it } from '@jest/globals';
import { readTemplate, STAGES } from '../../../testing/packages/packages.ts';
import { functionsOf, named } from '../../../testing/packages/template.ts';

describe.each(STAGES)('Stage %s', (stage) => {
  const template = readTemplate(stage);
  const functions = functionsOf(template);

  it('lets the gateway compress answers from a kilobyte on', () => {
    expect(named(template, 'ApiGatewayRestApi').Properties['MinimumCompressionSize']).toBe(1024);
  });

  it('runs every function on arm64, the cheaper architecture', () => {
    expect(functions.map(({ resource }) => resource.Properties['Architectures'])).toEqual(
      functions.map(() => ['arm64']),
    );
  });

  it.each([
    ['upload-url', 1024],
    ['get-look', 512],
    ['analyze', 1536],
    ['analyze-on-upload', 1536],
    ['continue-erasure', 512],
  ])('gives %s the memory that docs/operate/performance.md reasons for', (key, megabytes) => {
    const found = functions.find((one) => one.key === key);
    expect(found?.resource.Properties['MemorySize']).toBe(megabytes);
  });
});
