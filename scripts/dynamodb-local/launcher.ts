/** `DynamoDBLocal.jar` as serverless-dynamodb starts it: no classes, only where they lie. */
import { strToU8, zipSync } from 'fflate';

export const LIBRARY_FOLDER = 'DynamoDBLocal_lib';

/** Bytes of a manifest's line; longer ones go on in the next, behind a blank (JAR File Specification). */
const LINE = 72;

const folded = (line: string): string => {
  const parts = [line.slice(0, LINE)];
  for (let at = LINE; at < line.length; at += LINE - 1) parts.push(` ${line.slice(at, at + LINE - 1)}`);
  return parts.join('\r\n');
};

export const launcherJar = (libraries: readonly string[]): Uint8Array => {
  const classPath = libraries.map((file) => `${LIBRARY_FOLDER}/${file}`).join(' ');
  const manifest = [
    'Manifest-Version: 1.0',
    'Main-Class: com.amazonaws.services.dynamodbv2.local.main.ServerRunner',
    `Class-Path: ${classPath}`,
  ];
  return zipSync({ 'META-INF/MANIFEST.MF': strToU8(`${manifest.map(folded).join('\r\n')}\r\n`) });
};
