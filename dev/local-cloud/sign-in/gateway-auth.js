/** What `custom.offline.customAuthenticationProvider` names: serverless-offline requires it and calls what it gets. */
import { authenticationProvider } from './authentication.ts';

export { authenticationProvider as 'module.exports' };
