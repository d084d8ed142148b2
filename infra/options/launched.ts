/**
 * Protects what users have put in once the stage is launched. Not before: a first deployment that fails is rolled back, and
 * what refuses to be deleted would stay, with a fixed name that the next attempt needs.
 */
import type { Template } from '../template.ts';

export const protectData = (template: Template): void => {
  const { UserFacesTable, UserPool } = template.Resources;
  if (UserFacesTable) UserFacesTable.Properties['DeletionProtectionEnabled'] = true;
  // Not there with an existing pool.
  if (UserPool) UserPool.Properties['DeletionProtection'] = 'ACTIVE';
};
