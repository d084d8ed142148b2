/** The upstreams in a process of their own: their work is not counted as ours. */
import { startUpstreams } from './upstreams.ts';

const [selfie] = process.argv.slice(2);
const upstreams = await startUpstreams(selfie);
process.send?.({ env: upstreams.env, table: { name: upstreams.table.name, endpoint: upstreams.table.endpoint } });
process.once('disconnect', () => {
  void upstreams.stop().then(() => process.exit(0));
});
