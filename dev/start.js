/** Runs before anything of dev/, in JavaScript that an old Node reads as well: is this Node new enough, and is this machine reached directly? */
import http from 'node:http';

/** Runs TypeScript as it is, and is what the `node` package brings. */
const NEEDED = 24;

const REFUSAL = `This is Node ${process.versions.node}. The tools of this repository run on Node ${NEEDED},
which \`npm ci\` brings along, unless it is told to ignore scripts.
Run \`npm rebuild node\`, or use Node ${NEEDED} or newer.
`;

if (Number.parseInt(process.versions.node, 10) < NEEDED) {
  process.stderr.write(REFUSAL);
  process.exit(1);
}

/** Everything local is called at this address; no proxy could reach it. */
const LOOPBACK = '127.0.0.1,localhost';

for (const name of ['NO_PROXY', 'no_proxy']) {
  process.env[name] = [process.env[name], LOOPBACK].filter(Boolean).join(',');
}

// Node's own agent has read the variables already.
if (process.env.NODE_USE_ENV_PROXY === '1') http.setGlobalProxyFromEnv?.();
