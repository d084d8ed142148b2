/** The stage's allowed origins as a list, since S3 wants one and a stage parameter on the command line is one string. */
module.exports = async ({ resolveVariable }) => {
  const text = await resolveVariable('param:allowedOrigins');
  const list = text
    .split(',')
    .map((origin) => origin.trim())
    .filter((origin) => origin !== '');
  if (list.length === 0 || list.includes('*')) {
    throw new Error('The stage parameter allowedOrigins must name origins, comma separated; "*" is not one.');
  }
  return { list, first: list[0] };
};
