import { createRedactor, type RedactorOptions } from '@sixfour/core';
import { childWithRedaction, protect, redactingStream, withRedaction } from '@sixfour/pino-transport';
import { describe, expect, test } from 'vitest';
import { leaks } from '../plants.js';
import { capture, fixed, hasStreamWrite, hosts } from './hosts.js';

const dirty = 'card 4111111111111111';
const rules: RedactorOptions = { pan: 'last4', fields: { add: { shelf: 'password' } } };

describe.each(hosts)('childWithRedaction on $name', ({ pino: host }) => {
  test('rules of its own for the child and its children, none for the rest', () => {
    const { lines, stream } = capture();
    const logger = host(withRedaction({ ...fixed }), stream);
    const sibling = logger.child({ a: 1 });
    const child = childWithRedaction(logger, { shelf: 'ab12cd34' }, rules, { level: 'debug' });
    child.debug(dirty);
    child.child({ b: 2 }).error({ cvv: '737' }, dirty);
    child.fatal(dirty);
    sibling.info({ shelf: 'ab12cd34' }, dirty);
    logger.info({ shelf: 'ab12cd34' }, dirty);
    expect(lines).toHaveLength(5);
    expect(leaks(lines.join(''))).toEqual([]);
    for (const line of lines.slice(0, 3)) expect(line).toContain('"shelf":"[REDACTED:password]"');
    for (const line of lines.slice(0, 3)) expect(line).toContain('card ************1111');
    for (const line of lines.slice(3)) expect(line).toContain('"shelf":"ab12cd34","msg":"card 411111******1111"');
  });

  test('of a child with rules: added to those', () => {
    const { lines, stream } = capture();
    const first = childWithRedaction(host(withRedaction({ ...fixed }), stream), {}, rules);
    const second = childWithRedaction(first, {}, { fields: { add: { drawer: 'password' } } });
    second.info({ shelf: 'ab12cd34', drawer: 'ef56gh78' }, dirty);
    first.info({ drawer: 'ef56gh78' });
    expect(lines[0]).not.toMatch(/ab12|ef56|411111/);
    expect(lines[1]).toContain('ef56gh78');
  });

  test('each line is redacted once, by a redactor made once', () => {
    const { stream } = capture();
    const parent = createRedactor();
    const redactor = parent.with(rules);
    const logger = host(withRedaction({ ...fixed }, parent), stream);
    childWithRedaction(logger, {}, redactor).info(dirty);
    expect([parent.stats().lines, redactor.stats().lines]).toEqual([0, 1]);
    const [a, b] = [childWithRedaction(logger, {}, rules), childWithRedaction(logger, {}, rules)];
    expect(Reflect.get(a, Symbol.for('sixfour'))).toBe(Reflect.get(b, Symbol.for('sixfour')));
  });

  test('a parent that is not protected is protected first', () => {
    const { lines, stream } = capture();
    const logger = host({ ...fixed }, stream);
    childWithRedaction(logger, {}, rules).info(dirty);
    logger.info(dirty);
    expect(lines[0]).toContain('************1111');
    expect(lines[1]).toContain('411111******1111');
  });

  test('what protects the family later holds for the child too', () => {
    const { lines, stream } = capture();
    const logger = host(withRedaction({ ...fixed }), stream);
    const child = childWithRedaction(logger, {}, rules);
    child.info('before');
    protect(logger, { fields: { add: { drawer: 'password' } } });
    child.info({ drawer: 'ef56gh78', shelf: 'ab12cd34' }, dirty);
    expect(lines[1]).not.toMatch(/ab12|ef56/);
    expect(leaks(lines.join(''))).toEqual([]);
  });

  test('with hooks of the user, a multistream and a redacting stream', () => {
    const { lines, stream } = capture();
    const hooks = { streamWrite: (line: string): string => line.replace('"level"', '"lvl"') };
    const streams = host.multistream([{ stream: redactingStream(stream) }]);
    const child = childWithRedaction(host(withRedaction({ ...fixed, hooks }), streams), {}, rules);
    child.info(dirty);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.startsWith(hasStreamWrite(host) ? '{"lvl"' : '{"level"')).toBe(true);
    expect(lines[0]).toContain('************1111');
  });

  test('metadata is redacted by the rules of the child', () => {
    const seen: unknown[] = [];
    const stream = {
      [Symbol.for('pino.metadata')]: true,
      lastObj: undefined,
      lastMsg: undefined,
      write() {
        seen.push(this.lastObj, this.lastMsg);
      },
    };
    const logger = host(withRedaction({ ...fixed }), stream);
    childWithRedaction(logger, {}, rules).info({ shelf: 'ab12cd34' }, dirty);
    logger.info({ shelf: 'ab12cd34' }, dirty);
    expect(seen).toEqual([
      { shelf: '[REDACTED:password]' },
      'card ************1111',
      { shelf: 'ab12cd34' },
      'card 411111******1111',
    ]);
  });
});

test.each([undefined, null, 'pan', 1])('refuses %s as rules', (value) => {
  const { stream } = capture();
  const logger = hosts[0]!.pino(stream);
  expect(() => childWithRedaction(logger, {}, value as never)).toThrow('childWithRedaction: redaction must be');
});

test('refuses wrong rules, and what is no logger', () => {
  const { stream } = capture();
  expect(() => childWithRedaction(hosts[0]!.pino(stream), {}, { pan: 'all' } as never)).toThrow(/pan/);
  expect(() => childWithRedaction(console as never, {}, {})).toThrow('a pino logger');
});
