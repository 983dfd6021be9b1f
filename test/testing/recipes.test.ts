import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { install } from './installation.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(join(root, 'docs/testing.md'), 'utf8');

interface Block {
  readonly recipe: string;
  readonly role: string;
  readonly file: string | undefined;
  readonly code: string;
}

const blocks: readonly Block[] = [
  ...page.matchAll(/<!-- recipe (\w+) (\w+)(?: (\S+))? -->\n```\w+\n([^`]*(?:`(?!``)[^`]*)*)```/g),
].map(([, recipe = '', role = '', file, code = '']) => ({ recipe, role, file, code }));

/** Where the programs of a command stand in an installation. */
const programs: Readonly<Record<string, string>> = {
  vitest: 'vitest/vitest.mjs',
  jest: 'jest/bin/jest.js',
  mocha: 'mocha/bin/mocha.js',
};

const hosts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  vitest: { vitest: 'vitest', pino: 'pino' },
  jest: { jest: 'jest', '@jest/globals': '@jest/globals', winston: 'winston' },
  node: {},
  mocha: { mocha: 'mocha' },
  supertest: { vitest: 'vitest', pino: 'pino', express: 'express', supertest: 'supertest' },
};

function commandOf(recipe: string): string[] {
  const { code = '' } = blocks.find((block) => block.recipe === recipe && block.role === 'command') ?? {};
  const words = code.trim().replaceAll("'", '').split(' ');
  return words[0] === 'npx' ? [programs[words[1] ?? ''] ?? '', ...words.slice(2)] : words;
}

beforeAll(() => {
  execFileSync(process.execPath, ['scripts/ensure.mjs'], { cwd: root, stdio: 'ignore' });
}, 180_000);

test('every runner has a recipe', () => {
  expect([...new Set(blocks.map(({ recipe }) => recipe))].sort()).toEqual(Object.keys(hosts).sort());
});

describe.each(Object.keys(hosts))('%s', (recipe) => {
  const write = (change: (code: string) => string): ReturnType<typeof install> => {
    const project = install(hosts[recipe] ?? {});
    for (const { recipe: own, file, role, code } of blocks) {
      if (own === recipe && file !== undefined) project.write(file, role === 'test' ? change(code) : code);
    }
    return project;
  };

  test('passes', async () => {
    const project = write((code) => code);
    try {
      const { code, stdout, stderr } = await project.run(commandOf(recipe));
      expect(code, stdout + stderr).toBe(0);
      expect(stdout + stderr).toMatch(/1 passed|1 passing|pass 1/);
    } finally {
      project.remove();
    }
  });

  test('fails without redaction', async () => {
    const project = write((code) =>
      code
        .replace('withRedaction()', '')
        .replace('redaction(), ', '')
        .replace('const { redactText } = createRedactor()', 'const redactText = String')
        .replace('const { redact } = createRedactor()', 'const redact = (value) => value')
        .replace('requestLog({ logger })', '({ url }, _, next) => next(logger.info(decodeURIComponent(url)))'),
    );
    try {
      const { code, stdout, stderr } = await project.run(commandOf(recipe));
      expect(code, stdout + stderr).not.toBe(0);
      expect(stdout + stderr).toMatch(/expected no (?:sensitive data|planted value|pan)/);
      expect(stdout + stderr).not.toMatch(/4000002500003155|2222405343248877|ada\.specimen/);
    } finally {
      project.remove();
    }
  });
});
