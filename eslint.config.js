import eslint from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** Time is given (docs/architecture.md): only the kernel asks the machine what time it is. */
const noMachineTime = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Inject the Clock: only libs/kernel reads the machine’s time.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Inject the Clock: only libs/kernel reads the machine’s time.',
  },
];

/** One way to fail: DomainError, which the problem filter turns into an answer. */
const noHttpException = {
  name: '@nestjs/common',
  importNames: ['HttpException', 'BadRequestException', 'NotFoundException', 'ForbiddenException', 'ConflictException'],
  message: 'Throw a DomainError with a code of the catalogue.',
};

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'node_modules/',
      'coverage/',
      'var/',
      '.test-groups/',
      'config/corpus/',
      'config/models/',
      'tools/fixtures/',
      'apps/console/src/api/schema.d.ts',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  eslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-restricted-syntax': ['error', ...noMachineTime],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            noHttpException,
            { name: 'natural', message: 'Import natural/lib/natural/…: the whole package loads database drivers.' },
          ],
        },
      ],
      'no-console': 'error',
      // `!= null` means neither null nor undefined.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // Readers look for control characters on purpose, and Japanese has a space of its own.
      'no-control-regex': 'off',
      'no-irregular-whitespace': ['error', { skipStrings: true, skipRegExps: true, skipTemplates: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // A Nest module or controller is a class whose decorator says everything.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // Numbers in texts are what they look like.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => resolve()` is how callbacks of Node end.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Entities and DTOs are plain data without methods: their classes carry decorators, rows are written as literals.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      // `void value` says that a parameter is left unused on purpose.
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      // A reader of YAML or JSON answers in the shape that its caller names.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // Interfaces of Nest and of our ports ask for a promise where one implementation answers at once.
      '@typescript-eslint/require-await': 'off',
      // Fields of DTOs and entities are filled by class-transformer and TypeORM: `!` on a declaration, never in code.
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // `noPropertyAccessFromIndexSignature` is off, so both spellings exist; the type checker knows what is an index.
      '@typescript-eslint/dot-notation': 'off',
    },
  },
  {
    files: ['libs/kernel/**/*.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['apps/cli/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    // The console runs in a browser, where nobody injects a clock; what counts as time comes from the server.
    files: ['apps/console/**/*.ts', 'apps/console/**/*.tsx'],
    languageOptions: { globals: globals.browser },
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // Tests read answers of unknown shape and say what they expect of them.
    files: ['**/*.spec.ts', '**/*.e2e-spec.ts', 'test/**/*.ts'],
    rules: {
      'no-restricted-syntax': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    languageOptions: { globals: globals.node },
  },
);
