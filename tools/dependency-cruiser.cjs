/** The direction in which the house is built (docs/architecture.md), as rules that fail. */

/** From the ground up: a lib may import those before it and never one after it. */
const order = [
  ['kernel'],
  ['persistence'],
  ['vault'],
  ['audit'],
  ['access'],
  ['jobs', 'http', 'guideline', 'documents', 'engine'],
  ['drafts'],
  ['complaints'],
  ['live'],
  ['search'],
  ['triage'],
  ['siblings'],
  ['clusters'],
  ['intake'],
  ['imports'],
  ['incidents'],
  ['notices'],
  ['replies'],
  ['evidence'],
  ['alarms', 'webhooks', 'retention'],
  ['trends'],
  ['assembly'],
];

const specs = '[.](spec|e2e-spec)[.]tsx?$';
const libs = (names) => `^libs/(${names.join('|')})/`;

/** One rule a floor: nothing on it imports from a floor above. Specs may use `testing`, which knows everything. */
const floors = order.slice(0, -1).map((names, level) => ({
  name: `no-climbing-from-${names[0]}`,
  comment: `${names.join(', ')}: imports go down only.`,
  severity: 'error',
  from: { path: libs(names) },
  to: { path: libs(order.slice(level + 1).flat()) },
}));

module.exports = {
  forbidden: [
    ...floors,
    {
      name: 'kernel-stands-alone',
      comment: 'The kernel imports no other lib.',
      severity: 'error',
      from: { path: '^libs/kernel/', pathNot: specs },
      to: { path: '^libs/(?!kernel/)' },
    },
    {
      name: 'known-libs-only',
      comment: 'A new lib takes its floor in this file.',
      severity: 'error',
      from: { path: `^libs/(?!(${order.flat().join('|')}|testing)/)` },
      to: {},
    },
    {
      name: 'front-door-only',
      comment: 'Another lib is imported by its index.ts.',
      severity: 'error',
      from: { path: '^(libs/([^/]+)|apps|test|tools)/' },
      to: { path: '^libs/[^/]+/', pathNot: '^libs/($2/|[^/]+/index[.]ts$)' },
    },
    {
      name: 'no-own-front-door',
      comment: 'Inside a lib files import each other, not their index.ts.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/', pathNot: specs },
      to: { path: '^libs/$1/index[.]ts$' },
    },
    {
      name: 'apps-on-top',
      comment: 'No lib knows an app; only libs/testing starts one.',
      severity: 'error',
      from: { path: '^libs/', pathNot: '^libs/testing/' },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-apart',
      comment: 'The worker and the console do not import other apps; the command line starts the desk.',
      severity: 'error',
      from: { path: '^apps/(desk|worker|console)/' },
      to: { path: '^apps/(?!$1/)' },
    },
    {
      name: 'console-apart',
      comment: 'The console knows the server by its HTTP API only.',
      severity: 'error',
      from: { path: '^apps/console/' },
      to: { path: '^(libs|config)/' },
    },
    {
      name: 'domain-is-pure',
      comment: 'domain/ knows neither Nest nor TypeORM nor a driver nor the machine.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/domain/', pathNot: specs },
      to: {
        pathNot: '^libs/$1/',
        path: '^(node_modules/(@nestjs|typeorm|sqlite3|pg|pg-boss|fastify|nodemailer|imapflow)/|libs/(persistence|http|jobs)/|(node:)?(fs|fs/promises|net|http|https|child_process|timers|timers/promises)$)',
      },
    },
    {
      name: 'domain-knows-no-outer-ring',
      comment: 'domain/ is the core of its feature.',
      severity: 'error',
      from: { path: '^libs/[^/]+/domain/', pathNot: specs },
      to: { path: '^libs/[^/]+/(use-cases|data|http|jobs)/' },
    },
    {
      name: 'typeorm-in-data-only',
      comment:
        'data/ of a feature, or of one of its parts, is the only place that uses TypeORM; elsewhere its types at most.',
      severity: 'error',
      from: {
        path: '^libs/(?!(persistence|testing)/)',
        pathNot: [specs, '^libs/[^/]+/data/', '^libs/[^/]+/[^/]+/data/', '[.]module[.]ts$'],
      },
      to: { path: '^node_modules/typeorm/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'testing-in-specs-only',
      comment: 'libs/testing is not part of the product.',
      severity: 'error',
      from: { path: '^(libs/(?!testing/)|apps/)', pathNot: specs },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'no-cycles',
      comment: 'What depends on itself cannot be understood one piece at a time.',
      severity: 'error',
      from: { pathNot: specs },
      to: { circular: true, viaOnly: { pathNot: '^libs/testing/' } },
    },
    {
      name: 'no-unknown-modules',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-dev-packages-in-the-product',
      comment: 'The server runs on dependencies alone.',
      severity: 'error',
      from: { path: '^(libs/(?!testing/)|apps/(?!console/)|config/)', pathNot: specs },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: `${__dirname}/tsconfig.cruise.json` },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'module', 'require', 'default', 'types'],
    },
  },
};
