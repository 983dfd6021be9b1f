import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';
import type * as Core from '@sixfour/core';
import { afterEach, expect, test } from 'vitest';

const require = createRequire(import.meta.url);
const file = require.resolve('@sixfour/core');
const runtime = globalThis as unknown as { WebAssembly: Record<string, unknown> | undefined };
const { WebAssembly } = runtime;

afterEach(() => {
  runtime.WebAssembly = WebAssembly;
  require.cache[file] = undefined;
});

function load(): typeof Core {
  require.cache[file] = undefined;
  return require(file) as typeof Core;
}

const TEXT = 'paid with 4111 1111 1111 1111, cvv 123';
const REDACTED = 'paid with 411111******1111, cvv [REDACTED:cvv]';

test('the build takes the WebAssembly lexer where it may', () => {
  const { describe, redactText } = load().createRedactor();
  expect([describe().lexer, redactText(TEXT)]).toEqual(['WebAssembly', REDACTED]);
});

test.each([
  ['no WebAssembly', undefined],
  [
    'one that compiles nothing',
    {
      Memory: WebAssembly?.['Memory'],
      Instance: WebAssembly?.['Instance'],
      Module: runInThisContext('(class { constructor() { throw new Error("refused") } })') as unknown,
    },
  ],
])('a runtime with %s gets the portable lexer, and the same text', (_name, replacement) => {
  runtime.WebAssembly = replacement;
  const { describe, redactText } = load().createRedactor();
  expect([describe().lexer, redactText(TEXT)]).toEqual(['portable', REDACTED]);
});
