/** The stage's allowed origins as a list, since S3 wants one and a stage parameter on the command line is one string. */
module.exports = async ({ resolveVariable }) => {
  const text = await resolveVariable('param:allowedOrigins');
  const list = text
    .split(',')
    .map((origin) => origin.trim())
    .filter((origin) => origin !== '');
  // Whether they are origins is checked with all other parameters, by infra/plugin.ts.
  return { list };
};
