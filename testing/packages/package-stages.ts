/** Packages each stage once for the contract suite, with no AWS account in sight. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { packageFolder, REPOSITORY, STAGES } from './packages.ts';

const run = promisify(execFile);

/** Whatever the machine knows about AWS must not matter. */
const withoutAws = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(AWS|LOCAL|GLAMAI)_/.test(name))),
  AWS_EC2_METADATA_DISABLED: 'true',
});

/** osls is started as its own process: `sls package` is what a deployment runs. */
export const packageStage = async (
  stage: string,
  folder = packageFolder(stage),
  params: readonly string[] = [],
): Promise<void> => {
  const cli = 'node_modules/serverless/bin/serverless.js';
  const given = params.flatMap((param) => ['--param', param]);
  const options = ['package', '--stage', stage, '--package', folder, ...given];
  try {
    await run(process.execPath, [cli, ...options], { cwd: REPOSITORY, env: withoutAws() });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`sls package --stage ${stage} failed:\n${stdout}\n${stderr}`, { cause: error });
  }
};

/** Dev with native code that runs on this machine. @returns its folder */
export const packageForHost = async (): Promise<string> => {
  const folder = packageFolder('host');
  await packageStage('dev', folder, [`architecture=${process.arch === 'arm64' ? 'arm64' : 'x86_64'}`]);
  return folder;
};

export default async function packageStages(): Promise<void> {
  // Set by `npm run verify:deploy`, which has packaged them itself.
  if (process.env['GLAMAI_PACKAGED'] === 'true') return;
  // One after the other: they share npm's cache and two cores.
  for (const stage of STAGES) await packageStage(stage);
}
