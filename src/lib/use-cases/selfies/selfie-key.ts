/** How uploads and their objects are named: the one place that writes and reads such a name. */

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const UPLOAD_ID = new RegExp(`^${UUID}$`);
/** Every selfie lies under it; serverless.yml lets nothing else start an analysis. */
export const SELFIE_PREFIX = 'selfies/';
/** By media type. */
const EXTENSIONS: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png' };
const SELFIE_KEY = new RegExp(`^${SELFIE_PREFIX}(${UUID})\\.(?:${Object.values(EXTENSIONS).join('|')})$`);

export const isUploadId = (id: string): boolean => UPLOAD_ID.test(id);

/** Undefined for a type that a selfie cannot have. */
export const extensionFor = (contentType: string): string | undefined =>
  Object.hasOwn(EXTENSIONS, contentType) ? EXTENSIONS[contentType] : undefined;

export const selfieKey = (uploadId: string, extension: string): string => `${SELFIE_PREFIX}${uploadId}.${extension}`;

/** Every name that an upload's object can have. */
export const selfieKeysOf = (uploadId: string): readonly string[] =>
  isUploadId(uploadId) ? Object.values(EXTENSIONS).map((extension) => selfieKey(uploadId, extension)) : [];

/** Undefined for an object that is no upload's. */
export const uploadIdOf = (objectKey: string): string | undefined => SELFIE_KEY.exec(objectKey)?.[1];
