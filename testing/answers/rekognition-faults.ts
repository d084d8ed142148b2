/** Makes the local Rekognition of the running cloud slow or broken; for suites that have the cloud to themselves. */
import type { Fault } from '../../dev/rekognition/faults.ts';
import { stack } from '../cloud/cloud.ts';

const address = (): string => `${stack.rekognitionEndpoint}/_control/faults`;

export const setFault = async (fault: Partial<Fault>): Promise<void> => {
  const { status } = await fetch(address(), { method: 'POST', body: JSON.stringify(fault) });
  if (status >= 400) throw new Error(`The fault was refused with ${status}.`);
};

export const clearFaults = async (): Promise<void> => {
  await fetch(address(), { method: 'DELETE' });
};
