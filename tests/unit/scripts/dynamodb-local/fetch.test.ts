import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from '@jest/globals';
import { differences } from '../../../../scripts/dynamodb-local/fetch.ts';
import { launcherJar } from '../../../../scripts/dynamodb-local/launcher.ts';

const FOLDER = join(import.meta.dirname, '../../../../scripts/dynamodb-local');
const pinned = JSON.parse(readFileSync(join(FOLDER, 'checksums.json'), 'utf8')) as Record<string, string>;
const version = /<artifactId>DynamoDBLocal<\/artifactId>\s*<version>([^<]+)</.exec(
  readFileSync(join(FOLDER, 'pom.xml'), 'utf8'),
)?.[1];

describe('the pinned DynamoDB Local', () => {
  it('is the version that the POM names, with a SHA-512 for every file', () => {
    expect(pinned).toHaveProperty([`DynamoDBLocal-${version}.jar`]);
    for (const checksum of Object.values(pinned)) expect(Buffer.from(checksum, 'base64')).toHaveLength(64);
  });

  it.each([
    ['is missing', { 'b.jar': 'y' }, ['a.jar is missing']],
    ['was changed', { 'a.jar': 'z', 'b.jar': 'y' }, ['a.jar has another checksum']],
    ['came along', { 'a.jar': 'x', 'b.jar': 'y', 'c.jar': 'z' }, ['c.jar is not among the pinned files']],
    ['is wrong: none', { 'a.jar': 'x', 'b.jar': 'y' }, []],
  ])('is refused when a file %s', (_title, found, expected) => {
    expect(differences(found, { 'a.jar': 'x', 'b.jar': 'y' })).toEqual(expected);
  });
});

describe('its launcher', () => {
  it('names every library, in lines of 72 bytes at most', () => {
    const libraries = Array.from({ length: 40 }, (_, index) => `library-${index}.jar`);
    const manifest = strFromU8(unzipSync(launcherJar(libraries))['META-INF/MANIFEST.MF'] ?? new Uint8Array());
    const lines = manifest.split('\r\n');

    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(72);
    const unfolded = manifest.replaceAll('\r\n ', '');
    for (const library of libraries) expect(unfolded).toContain(`DynamoDBLocal_lib/${library}`);
  });
});
