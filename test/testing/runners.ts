import type { Installation } from './installation.js';
import { install, type Run } from './installation.js';

/** A bound for what hangs, in the place of the few seconds that runners give a test: machines are busy. */
const TIMEOUT = 60_000;

/** One test runner, in one of the versions that are supported. */
export interface Runner {
  readonly name: string;
  /** What its test files begin with. */
  readonly head: string;
  /** What a setup file of it says to watch all output. */
  readonly watch: string;
  prepare(): Installation;
  /** Runs one test file, with the setup file, if there is one. */
  run(
    project: Installation,
    file: string,
    options?: { readonly setup?: string; readonly args?: readonly string[] },
  ): Promise<Run>;
}

const vitest = (version: string): Runner => ({
  name: version,
  head: `import { expect, it } from 'vitest';\nimport '@sixfour/testing/vitest';\n`,
  watch: `import { failOnLeak } from '@sixfour/testing/vitest';\nfailOnLeak();\n`,
  prepare: () => install({ vitest: version }),
  run: (project, file, { setup, args = [] } = {}) => {
    const setupFiles = setup === undefined ? '' : `setupFiles: ['./setup.mjs']`;
    project.write(
      'vitest.config.mjs',
      `export default { test: { include: ['*.test.*'], slowTestThreshold: ${TIMEOUT}, testTimeout: ${TIMEOUT}, ${setupFiles} } };`,
    );
    if (setup !== undefined) project.write('setup.mjs', setup);
    return project.run(['vitest/vitest.mjs', 'run', file, ...args]);
  },
});

/** jest runs CommonJS as it comes. */
const jest = (version: string, globals: string): Runner => ({
  name: version,
  head: `require('@sixfour/testing/jest');\n`,
  watch: `require('@sixfour/testing/jest').failOnLeak();\n`,
  prepare: () => {
    const project = install({ jest: version, '@jest/globals': globals, 'jest-junit': 'jest-junit' });
    project.write('package.json', '{}');
    return project;
  },
  run: (project, file, { setup, args = [] } = {}) => {
    const setupFiles = setup === undefined ? [] : ['./setup.cjs'];
    const config = { testTimeout: TIMEOUT, transform: {}, setupFilesAfterEnv: setupFiles, testMatch: ['**/*.test.*'] };
    project.write('jest.config.cjs', `module.exports = ${JSON.stringify(config)};`);
    if (setup !== undefined) project.write('setup.cjs', setup);
    return project.run(['jest/bin/jest.js', '--watchman=false', '--ci', file, ...args]);
  },
});

const mocha = (version: string): Runner => ({
  name: version,
  head: '',
  watch: `import { failOnLeak } from '@sixfour/testing/mocha';\nexport const mochaHooks = failOnLeak();\n`,
  prepare: () => install({ mocha: version }),
  run: (project, file, { setup, args = [] } = {}) => {
    if (setup !== undefined) project.write('setup.mjs', setup);
    return project.run([
      'mocha/bin/mocha.js',
      `--timeout=${TIMEOUT}`,
      ...(setup === undefined ? [] : ['--require', './setup.mjs']),
      file,
      ...args,
    ]);
  },
});

const nodeTest: Runner = {
  name: 'node:test',
  head: `import { it } from 'node:test';\n`,
  watch: `import { failOnLeak } from '@sixfour/testing/node-test';\nfailOnLeak();\n`,
  prepare: () => install({}),
  run: (project, file, { setup, args = ['--test', '--test-reporter=spec'] } = {}) => {
    if (setup !== undefined) project.write('setup.mjs', setup);
    return project.run(['node', ...(setup === undefined ? [] : ['--import', './setup.mjs']), ...args, file]);
  },
};

export const vitests = [vitest('vitest'), vitest('vitest32')];
export const jests = [jest('jest', '@jest/globals'), jest('jest29', '@jest/globals29')];
export const mochas = [mocha('mocha'), mocha('mocha10')];
export const nodeTests = [nodeTest];
export const runners: readonly Runner[] = [...vitests, ...jests, ...mochas, ...nodeTests];

/** What a runner prints, without what differs from run to run: times, folders, the frames of traces. */
export const stable = (text: string, project: Installation): string =>
  text
    .replaceAll(project.folder, '<project>')
    .replaceAll(project.folder.replace(/^.*\//, ''), '<project>')
    .replace(/Time:.*/g, 'Time:')
    // Some runners leave the time of a fast test out.
    .replace(/ {0,3}\(?\b\d+(?:\.\d+)?\s?m?s\b\)?/g, '')
    .replace(/Start at .*/g, 'Start at <time>')
    .replace(/Duration .*/g, 'Duration <time>')
    .replace(/duration_ms .*/g, 'duration_ms <time>')
    .split('\n')
    .filter((line) => !/^ +at /.test(line))
    .map((line) => line.trimEnd())
    .join('\n');
