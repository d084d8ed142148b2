import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../../../src/lib/config.ts';

describe('readConfig', () => {
  it('parses what is set and falls back where that is allowed', () => {
    const env = { TABLE_NAME: 'faces', ALLOWED_ORIGINS: 'https://a.example, https://b.example' };

    expect(readConfig(['tableName', 'allowedOrigins', 'openAiModel'], env)).toEqual({
      tableName: 'faces',
      allowedOrigins: ['https://a.example', 'https://b.example'],
      openAiModel: '',
    });
  });

  it('reports every bad name at once', () => {
    const env = { UPLOAD_URL_TTL_SECONDS: '901', REQUIRE_CONSENT: 'yes' };

    expect(() => readConfig(['tableName', 'uploadUrlTtlSeconds', 'requireConsent'], env)).toThrow(
      'TABLE_NAME is not set; UPLOAD_URL_TTL_SECONDS must be a whole number from 1 to 900; REQUIRE_CONSENT must be true or false',
    );
  });

  it('does not ask for what a function does not need', () => {
    expect(readConfig(['stage'], { STAGE: 'dev' })).toEqual({ stage: 'dev' });
  });
});
