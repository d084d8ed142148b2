/** What the documents for operators tell people to type exists: npm scripts, stage parameters, outputs, secrets. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { PARAMETERS } from '../../infra/parameters/parameters.ts';
import { parameterFaults, stageValues } from '../../infra/parameters/stage-values.ts';
import { readTemplate, REPOSITORY, STAGES } from '../../testing/packages/packages.ts';
import { named, ofType } from '../../testing/packages/template.ts';

const read = (file: string): string => readFileSync(join(REPOSITORY, file), 'utf8');
const all = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map(([, found]) => found!)),
];

const deploy = read('docs/operate/deploy.md');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const { params } = parse(read('serverless.yml')) as { params: Record<string, Record<string, unknown>> };

describe.each(['docs/operate/deploy.md', 'docs/operate/runbook.md', 'README.md'])('%s', (file) => {
  const text = read(file);

  it('names npm scripts that exist', () => {
    expect(all(text, /npm run (?:-s )?([\w:-]+)/g).filter((name) => !(name in scripts))).toEqual([]);
  });

  it('names stage parameters that exist', () => {
    const names = all(text, /--param="(\w+)=/g).filter((name) => name !== 'name');
    expect(names.filter((name) => !(name in PARAMETERS))).toEqual([]);
  });

  it('links to files that exist', () => {
    const links = all(text, /\]\((?!https?:)([^)#]+)/g).map((link) => join(REPOSITORY, file, '..', link));
    for (const link of links) expect(() => readFileSync(link)).not.toThrow(/ENOENT/);
  });
});

/** What verify:deploy or a test of the script itself runs, whatever its parameters: those are held to their checks below. */
const REHEARSED = [
  /^npm ci$/,
  /^npm run doctor( |$)/,
  /^npx sls (deploy|remove|rollback)( |$)/,
  /^npm run seed -- --stage \w+$/,
  /^npm run smoke -- --stage \w+$/,
  /^npm run catalog -- import \S+ --stage \w+$/,
];

describe('docs/operate/deploy.md', () => {
  it('names the region in every aws command', () => {
    const commands = deploy.replaceAll('\\\n', ' ').match(/^aws (?!configure).*$/gm) ?? [];
    expect(commands.length).toBeGreaterThan(10);
    expect(commands.filter((command) => !/ --region \S/.test(command))).toEqual([]);
  });

  it('marks each block that nothing runs without an account, and every other is one that the rehearsal runs', () => {
    const blocks = [...deploy.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) => block);
    expect(blocks.length).toBeGreaterThan(15);
    const commandsOf = (block: string): string[] => block.replaceAll('\\\n', ' ').split('\n').filter(Boolean);
    for (const block of blocks) {
      const commands = commandsOf(block);
      if (commands[0] === '# needs AWS') expect(commands.slice(1).every((line) => /^ *(aws|--)/.test(line))).toBe(true);
      else expect(commands.filter((line) => !REHEARSED.some((pattern) => pattern.test(line)))).toEqual([]);
    }
  });

  it('shows parameters that pass the check, in the stage it shows them for', () => {
    const commands = deploy.replaceAll('\\\n', ' ').match(/^npx sls deploy --stage .*$/gm) ?? [];
    expect(commands.length).toBeGreaterThan(4);
    for (const command of commands) {
      const stage = /--stage (\w+)/.exec(command)![1]!;
      const given = all(command, /--param="([^"]+)"/g);
      const values = { ...stageValues(params, stage, given), bucketSuffix: 'account' };
      const faults = parameterFaults(
        { ...values, openAiSecretId: 'none' },
        { service: 'glamai', stage, region: 'us-east-1' },
      );
      expect(faults).toBeUndefined();
    }
  });

  it('names the outputs that a stack has', () => {
    const named = all(deploy.slice(deploy.indexOf('table of outputs')).split('\n\n')[0]!, /`([A-Z]\w+)`/g);
    const outputs = Object.keys(readTemplate('dev').Outputs);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !outputs.includes(name))).toEqual([]);
  });

  it.each(STAGES)('names buckets, topic and secret as stage %s has them', (stage) => {
    const template = readTemplate(stage);
    const buckets = JSON.stringify(ofType(template, 'AWS::S3::Bucket'));
    const shown = all(deploy, /\b(glamai-\w+-(?:selfies|ar-assets))-123456789012/g).filter((name) =>
      name.startsWith(`glamai-${stage}-`),
    );
    expect(shown.filter((name) => !buckets.includes(`"${name}-\${AWS::AccountId}"`))).toEqual([]);
    expect(named(template, 'AlarmTopic').Properties['TopicName']).toBe(`glamai-${stage}-alarms`);
    expect(named(template, 'OpenAiSecret').Properties['Name']).toBe(`glamai/${stage}/openai`);
  });

  it.each(STAGES)('says truly what the removal of %s leaves', (stage) => {
    const template = readTemplate(stage);
    const kept = stage === 'prod' ? 'RetainExceptOnCreate' : 'Delete';
    for (const name of ['UserFacesTable', 'UserPool', 'OpenAiSecret']) {
      expect(named(template, name).DeletionPolicy).toBe(kept);
    }
    for (const name of ['ApiGatewayAccount', 'ApiGatewayLogsRole'])
      expect(named(template, name).DeletionPolicy).toBe('Retain');
  });
});
