/** The arrows of the architecture. `npm run lint:deps` also fails when no module was seen. */
const forbid = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });

module.exports = {
  forbidden: [
    forbid('no-circular', {}, { circular: true }, 'Circles hide who depends on whom; a circle of types does, too.'),
    forbid(
      'handlers-know-few-rooms',
      { path: '^src/handlers/' },
      {
        path: '^src/',
        pathNot: '^src/lib/(app|http|events|use-cases|contract|telemetry)/|^src/lib/errors\\.',
      },
      'A handler reads the request, calls one use case, returns.',
    ),
    forbid(
      'handlers-no-sdk',
      { path: '^src/handlers/' },
      { path: 'node_modules/(@aws-sdk|openai|electrodb|sharp)' },
      'Outside systems are reached through use cases.',
    ),
    forbid(
      'core-is-pure',
      { path: '^src/lib/(face|looks|use-cases)/' },
      {
        path: '^src/lib/(adapters|http|events|app)/|^src/lib/config\\.|^src/entities/|node_modules/(@aws-sdk|openai|electrodb|sharp|@middy)',
      },
      'Pure rooms get their side effects as arguments.',
    ),
    forbid(
      'face-and-looks-know-no-use-case',
      { path: '^src/lib/(face|looks)/' },
      { path: '^src/lib/use-cases/' },
      'The arrow points the other way.',
    ),
    forbid(
      'entities-stand-alone',
      { path: '^src/entities/' },
      { path: '^src/(handlers|lib)/', pathNot: '^src/lib/(vocabulary)\\.' },
      'Entities declare the table and know nothing else but the words.',
    ),
    forbid(
      'only-adapters-use-entities',
      { path: '^src/', pathNot: '^src/(entities|lib/adapters)/' },
      { path: '^src/entities/' },
      'ElectroDB stays behind a port.',
    ),
    forbid(
      'src-is-production',
      { path: '^src/' },
      { path: '^(dev|lab|testing|tests|fixtures|bench|scripts|infra)/' },
      'src does not know that it runs on a laptop.',
    ),
    forbid(
      'handlers-apart',
      { path: '^src/handlers/([^/]+)\\.ts$' },
      { path: '^src/handlers/', pathNot: '^src/handlers/$1\\.ts$' },
      'One handler never imports another.',
    ),
    forbid(
      'not-to-unresolvable',
      {},
      { couldNotResolve: true, pathNot: '^aws-lambda$' },
      'Every import resolves. `aws-lambda` is types only; the compiler looks after those.',
    ),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
