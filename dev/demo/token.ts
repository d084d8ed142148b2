/** `npm run -s token`: an ID token of the running local cloud's demo user, for curl. */
import { signIn } from './app.ts';
import { findCloud } from './cloud.ts';

const cloud = await findCloud();
if (cloud === undefined) {
  process.stderr.write('No local cloud runs. Start one with `npm run dev`, in another terminal.\n');
  process.exitCode = 1;
} else {
  process.stdout.write(`${await signIn(cloud.stack)}\n`);
}
