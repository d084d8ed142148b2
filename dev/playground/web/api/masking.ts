/** Takes secrets out of what the request panel shows: tokens, passwords, and the signature of a presigned URL. */

const SECRET_FIELDS = [
  'IdToken',
  'AccessToken',
  'RefreshToken',
  'PASSWORD',
  'Password',
  'ConfirmationCode',
  'REFRESH_TOKEN',
];
const FIELD = new RegExp(`("(?:${SECRET_FIELDS.join('|')})"\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*"`, 'g');
const SIGNATURE = /(X-Amz-Signature=)[0-9a-f]+/gi;

export const masked = (text: string): string => text.replace(FIELD, '$1"***"').replace(SIGNATURE, '$1***');
