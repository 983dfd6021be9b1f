import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPlanted } from '../../packages/testing/src/plants/find.js';
import type { Installation } from './installation.js';
import { jests, mochas, nodeTests, type Runner, runners, stable, vitests } from './runners.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The card that leaks, as the engine does not see it: its pieces are put together at run time, so that no code frame shows it. */
const PIECES = ['4111', '1111', '1111', '1111'];
const build = `['${PIECES.join("', '")}'].join('_')`;
const planted = [{ name: 'card', value: PIECES.join(''), isCard: true }];

const withMatchers = (value: string): string => `expect(${value}).toHoldNoSensitiveData();`;
const withAssertion = (value: string): string => `assertNoSensitiveData(${value});`;

function suiteOf(runner: Runner, logged: string): string {
  const isModule = !runner.name.startsWith('jest');
  const check = runner.head.includes('expect') || !isModule ? withMatchers : withAssertion;
  const names = '{ assertNoSensitiveData, captureLogs }';
  return `${runner.head}${isModule ? `import ${names} from '@sixfour/testing';` : `const ${names} = require('@sixfour/testing');`}

it('keeps cards out of its log', async () => {
  const logs = await captureLogs(console, { silent: true }, () => {
    console.log(JSON.stringify({ level: 30, msg: 'started' }));
    console.log(JSON.stringify({ level: 30, ref: ${logged}, msg: 'paid' }));
  });
  ${check('logs')}
});
`;
}

let projects: Map<string, Installation>;

beforeAll(() => {
  execFileSync(process.execPath, ['scripts/ensure.mjs'], { cwd: root, stdio: 'ignore' });
  projects = new Map(runners.map((runner) => [runner.name, runner.prepare()]));
  for (const runner of runners) {
    const project = projects.get(runner.name);
    project?.write('green.test.js', suiteOf(runner, `'411111******1111'`));
    project?.write('red.test.js', suiteOf(runner, build));
  }
}, 180_000);
afterAll(() => {
  projects.forEach((project) => {
    project.remove();
  });
});

const projectOf = (runner: Runner): Installation => {
  const project = projects.get(runner.name);
  if (project === undefined) throw new Error('no project');
  return project;
};

const MESSAGE = /expected no sensitive data in the captured logs \(2 lines\), found 1:/;
const PLACE = /pan \(pan\), seen by the reference detector and not by the engine: line 2, column 20/;

function expectSafe(bytes: string): void {
  expect(bytes).toMatch(MESSAGE);
  expect(bytes).toMatch(PLACE);
  expect(findPlanted(bytes, planted)).toEqual([]);
}

describe.each(runners.map((runner) => ({ name: runner.name, runner })))('$name', ({ runner }: { runner: Runner }) => {
  test('green', async () => {
    const project = projectOf(runner);
    const { code, stdout, stderr } = await runner.run(project, 'green.test.js');
    expect(code, stdout + stderr).toBe(0);
    expect(stable(`${stdout}${stderr}`, project)).toMatchSnapshot();
  });

  test('red', async () => {
    const project = projectOf(runner);
    const { code, stdout, stderr } = await runner.run(project, 'red.test.js');
    expect(code, stdout + stderr).toBe(1);
    expectSafe(stdout + stderr);
    expect(stable(`${stdout}${stderr}`, project)).toMatchSnapshot();
  });
});

describe('reporters, for a leak that the engine misses', () => {
  const rows: [runner: Runner, reporter: string, args: string[]][] = [
    ...vitests.flatMap((runner): [Runner, string, string[]][] => [
      [runner, 'json', ['--reporter=json']],
      [runner, 'junit', ['--reporter=junit']],
      [runner, 'verbose', ['--reporter=verbose']],
      [runner, 'tap', ['--reporter=tap']],
    ]),
    ...jests.flatMap((runner): [Runner, string, string[]][] => [
      [runner, 'json', ['--json']],
      [runner, 'junit', ['--reporters=jest-junit']],
      [runner, 'verbose', ['--verbose']],
    ]),
    ...mochas.flatMap((runner): [Runner, string, string[]][] => [
      [runner, 'json', ['--reporter=json']],
      [runner, 'junit', ['--reporter=xunit']],
    ]),
    ...nodeTests.flatMap((runner): [Runner, string, string[]][] => [
      [runner, 'tap', ['--test', '--test-reporter=tap']],
      [runner, 'junit', ['--test', '--test-reporter=junit']],
      [runner, 'spec, without --test', ['--test-reporter=spec']],
    ]),
  ];
  test.each(rows.map(([runner, reporter, args]) => ({ name: runner.name, reporter, runner, args })))(
    '$name, $reporter',
    async ({ runner, reporter, args }) => {
      const project = projectOf(runner);
      const { code, stdout, stderr } = await runner.run(project, 'red.test.js', { args });
      expect(code, stdout + stderr).toBe(1);
      const isFile = args.includes('--reporters=jest-junit');
      const report = isFile ? readFileSync(join(project.folder, 'junit.xml'), 'utf8') : stdout;
      if (reporter === 'json') expect(() => JSON.parse(report) as unknown).not.toThrow();
      if (reporter === 'junit') expect(report).toContain('<testcase');
      expectSafe(`${report}${isFile ? '' : stderr}`);
    },
  );
});
