import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = fileURLToPath(new URL('../../examples/alerts/run.mjs', import.meta.url));

test('the example of alerts raises them, and shows nothing', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [run, '--check']);
  expect(stdout).toContain('alert: sad-on-a-route on /pay/:cvv (cvv)');
  expect(stdout).toContain('ok: both alerts');
});
