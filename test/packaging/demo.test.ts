import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const example = new URL('../../examples/payments-api/', import.meta.url);
const load = (name: string): Promise<unknown> => import(new URL(name, example).href);

const { planted } = (await load('planted.mjs')) as { planted: Record<string, { name: string; value: string }> };
const { findLeaks } = (await load('leaks.mjs')) as { findLeaks: (text: string) => { name: string }[] };
const names = Object.values(planted).map(({ name }) => name);

/** Runs the demo on the build, with colours only if they are asked for. */
function runDemo(flags: readonly string[], settings: Record<string, string> = {}) {
  const { FORCE_COLOR: _forced, NO_COLOR: _none, ...inherited } = process.env;
  const env = { ...inherited, ...settings };
  return new Promise<{ code: number | null; output: string }>((resolve) => {
    const child = spawn(process.execPath, [fileURLToPath(new URL('demo.mjs', example)), ...flags], { env });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('close', (code) => {
      resolve({ code, output });
    });
  });
}

const leaksIn = (output: string) => findLeaks(output).map(({ name }) => name);

describe('the demo', () => {
  it('lets no planted value out with Sixfour', async () => {
    const { code, output } = await runDemo(['--check']);
    expect(output).toMatch(/^ok: none of \d+ planted values /);
    expect(code).toBe(0);
    expect(leaksIn(output)).toEqual([]);
  });

  it('notices every planted value without redaction, and names it without showing it', async () => {
    const { code, output } = await runDemo(['--check', '--without-redaction']);
    expect(code).toBe(1);
    expect(names.filter((name) => !output.includes(`LEAK ${name}: `))).toEqual([]);
    expect(leaksIn(output)).toEqual([]);
  });

  it('prints a table that keeps to the width of the terminal, without colours when piped', async () => {
    const { code, output } = await runDemo([], { COLUMNS: '100' });
    expect(code).toBe(0);
    const bars = output.split('\n').filter((line) => line.startsWith(' with Sixfour'));
    expect(bars[0]).toMatch(new RegExp(` 0 of ${names.length}$`));
    expect(output).not.toContain('\u001b[');
    expect(output.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });

  it('uses colours when they are forced', async () => {
    const { output } = await runDemo([], { FORCE_COLOR: '1' });
    expect(output).toContain('\u001b[1;31m4111111111111111');
  });
});
