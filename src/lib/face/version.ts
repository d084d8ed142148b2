/** The version of the measurement, stored with each look so that an old profile can be told from a new one. */
export const FACE_VERSION = 'face-2026.11.4';
