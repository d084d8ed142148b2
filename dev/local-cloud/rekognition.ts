/** The local Rekognition of dev/rekognition, started on the port of the settings. */
import { startRekognition } from '../rekognition/server.ts';
import type { RunningServer } from './servers.ts';
import { CREDENTIALS, urlOf, type Settings } from './settings.ts';

export const startLocalRekognition = async (settings: Settings): Promise<RunningServer> => {
  const server = await startRekognition({
    host: settings.host,
    port: settings.ports.rekognition,
    s3Endpoint: urlOf(settings, 's3'),
    region: settings.region,
    ...CREDENTIALS,
  });
  return {
    name: 'Rekognition',
    url: server.url,
    what: 'DetectFaces on a real face model',
    close: () => server.close(),
  };
};
