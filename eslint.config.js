import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import regexp from 'eslint-plugin-regexp';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const core = 'packages/core/src';

const testing = 'packages/testing/src';

/**
 * The rooms of core, from the top to the ground. A room imports from the floors below its own, and
 * within itself; rooms of one floor never meet.
 */
const coreFloors = [
  ['index.ts', 'pci.ts', 'engine.ts', 'stream.ts', 'node'],
  ['default-redactor.ts'],
  ['create-redactor.ts'],
  ['redactor.ts'],
  ['surfaces'],
  ['walk', 'censor.ts', 'options'],
  ['scan', 'mask.ts', 'partial-mask.ts', 'file-size.ts'],
  ['detectors', 'fields'],
  ['checks', 'data', 'fold.ts', 'markers.ts'],
  ['ascii.ts', 'sort.ts'],
  ['types.ts'],
];

/** The rooms of the test package, likewise. */
const testingFloors = [
  ['index.ts', 'vitest.ts', 'jest.ts', 'mocha.ts', 'node-test.ts', 'worker.ts'],
  ['runner-setup.ts'],
  ['guard', 'sandbox.ts'],
  ['capture', 'assert.ts', 'matchers.ts', 'serializer.ts'],
  ['check'],
  ['plants'],
  ['reference'],
  ['text'],
];

function arrowsOf(source, floors) {
  const named = new Set(floors.flat());
  const homeless = readdirSync(new URL(source, import.meta.url)).filter(
    (name) => !named.has(name) && !name.endsWith('.d.ts'),
  );
  return [
    ...floors.flatMap((rooms, floor) =>
      rooms.map((room) => ({
        target: `./${source}/${room}`,
        from: `./${source}`,
        except: [room, ...floors.slice(floor + 1).flat()],
        message: `${room} may import itself and the floors below it: see the floors in eslint.config.js.`,
      })),
    ),
    ...homeless.map((name) => ({
      target: `./${source}/${name}`,
      from: `./${source}`,
      message: `${name} has no floor: give it one in eslint.config.js.`,
    })),
  ];
}

const restrictedTo = (source, floors) => ['error', { basePath: import.meta.dirname, zones: arrowsOf(source, floors) }];

const kebabCase = {
  meta: { type: 'suggestion', schema: [] },
  create: (context) => ({
    Program(node) {
      const name = basename(context.filename);
      if (/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z]+)*$/.test(name)) return;
      context.report({ node, message: `File names are kebab-case: ${name}` });
    },
  }),
};

const bare = (regex, message) => ({ patterns: [{ regex, message }] });
const onlyRelative = bare('^[^.]', 'Core has no dependency and uses no Node built-in.');
const nodeBuiltins = bare('^(?!\\.|node:)', 'Core has no dependency.');
const onlyCore = bare(
  '^@sixfour/(?!core(?:/|$))|^(?:\\.\\./)+(?:core|packages|[\\w-]+/src)(?:/|$)|/dist(?:/|$)',
  'An adapter imports @sixfour/core and its own host, and no other package.',
);

export default defineConfig([
  globalIgnores(['**/dist/**', '**/coverage/**', '**/.examples-*/**', '**/fixtures/**', 'packages/core/simd/**']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{js,mjs,cjs,ts}'],
    extends: [tseslint.configs.strict, regexp.configs.recommended],
    plugins: { 'import-x': importX, sixfour: { rules: { 'kebab-case': kebabCase } } },
    settings: {
      'import-x/extensions': ['.ts', '.js', '.mjs'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
      'import-x/resolver-next': [
        createNodeResolver({
          extensions: ['.ts', '.js', '.mjs', '.json'],
          extensionAlias: { '.js': ['.ts', '.js'] },
          conditionNames: ['import', 'node', 'default'],
        }),
      ],
    },
    rules: {
      eqeqeq: 'error',
      'max-depth': ['error', 3],
      'sixfour/kebab-case': 'error',
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      'regexp/no-super-linear-backtracking': ['error', { report: 'certain' }],
      'regexp/no-super-linear-move': ['error', { report: 'certain', ignoreSticky: true }],
      'regexp/no-contradiction-with-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // `noUncheckedIndexedAccess` makes `bytes[i]!` the honest spelling in a loop with a known bound.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['packages/*/src/**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      'no-console': 'error',
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Values from a host are not always what their types say; the guards against that must stay.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['packages/*/src/**/*.ts'],
    ignores: ['packages/*/src/data/**'],
    rules: { 'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: [`${core}/**/*.ts`],
    rules: {
      'import-x/no-restricted-paths': restrictedTo(core, coreFloors),
      'no-restricted-imports': ['error', onlyRelative],
    },
  },
  {
    files: [`${core}/node/**/*.ts`],
    rules: { 'no-restricted-imports': ['error', nodeBuiltins] },
  },
  {
    files: ['packages/*/src/**/*.ts'],
    ignores: [`${core}/**`],
    rules: { 'no-restricted-imports': ['error', onlyCore] },
  },
  {
    files: [`${testing}/**/*.ts`],
    rules: { 'import-x/no-restricted-paths': restrictedTo(testing, testingFloors) },
  },
  {
    // pino loads a transport's default export; tools load the default export of their config.
    files: ['packages/pino-transport/src/index.ts', '**/*.config.{js,ts}'],
    rules: { 'import-x/no-default-export': 'off' },
  },
]);
