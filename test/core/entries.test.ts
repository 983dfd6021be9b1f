import * as engine from '@sixfour/core/engine';
import * as pci from '@sixfour/core/pci';
import * as main from '@sixfour/core';
import { describe, expect, test } from 'vitest';
import { CARD, MASKED } from './printed.js';

const idsOf = (redactor: main.Redactor): string[] => redactor.describe().detectors.map(({ id }) => id);
const CARD_IDS = ['cryptogram', 'cvv', 'emv', 'pan', 'pin', 'pin-block', 'track'];
const text = `${CARD} cvv=123 password=hunter2hunter2 ssn 536-90-4399 a@example.com`;

/** Names of what an entry exports that is a preset or a detector. */
const detectorsOf = (entry: object): string[] =>
  Object.entries(entry)
    .filter(([, value]) => typeof value === 'object' && value !== null && ('preset' in value || 'find' in value))
    .map(([name]) => name)
    .sort();

describe('./engine', () => {
  test('has no detector', () => {
    expect(detectorsOf(engine)).toEqual([]);
    expect(idsOf(engine.createRedactor())).toEqual([]);
    expect(engine.createRedactor().redactText(text)).toBe(text);
  });

  test('takes presets and detectors as values', () => {
    expect(engine.createRedactor({ detectors: [main.pci] }).redactText(text)).toBe(
      main.createRedactor({ detectors: ['pci'] }).redactText(text),
    );
    expect(engine.createRedactor({ detectors: [main.ssn] }).redactText('ssn 536-90-4399')).toBe('ssn [REDACTED:ssn]');
  });

  test.each(['pci', 'pan', 'cvv', 'strict'])('knows no name: %s', (name) => {
    const build = (): unknown => engine.createRedactor({ detectors: [name] });
    expect(build).toThrow(engine.SixfourOptionError);
    expect(build).toThrow(
      /^createRedactor: detectors\[0\] must be a preset or detector as a value .*, received string$/,
    );
  });

  test('knows no id to enable that it was not given', () => {
    expect(() => engine.createRedactor({ enable: { pan: true } })).toThrow(engine.SixfourOptionError);
    expect(
      engine.createRedactor({ detectors: [main.identity], enable: { ssn: false } }).redactText('ssn 536-90-4399'),
    ).toBe('ssn 536-90-4399');
    expect(() => engine.createRedactor({ detectors: [main.pci], enable: { cvv: false } })).toThrow(
      /enable\.cvv must be true, unless unsafe lists 'sad'/,
    );
  });

  test('paths and secrets need no detector', () => {
    const redactor = engine.createRedactor({ paths: ['a.b'], secrets: ['correct-horse'] });
    expect(redactor.redact({ a: { b: 1 }, c: 'correct-horse' })).toEqual({
      a: { b: '[REDACTED:path]' },
      c: '[REDACTED:known-secret]',
    });
  });
});

describe('./pci', () => {
  test('has cards only', () => {
    expect(detectorsOf(pci)).toEqual(['pan', 'pci']);
    expect(idsOf(pci.createRedactor()).sort()).toEqual(CARD_IDS);
    expect(pci.createRedactor().redactText(text)).toBe(
      `${MASKED} cvv=[REDACTED:cvv] password=hunter2hunter2 ssn 536-90-4399 a@example.com`,
    );
  });

  test.each(['pci', ...CARD_IDS])('knows the name %s', (name) => {
    expect(idsOf(pci.createRedactor({ detectors: [name] }))).toContain(name === 'pci' ? 'pan' : name);
  });

  test.each(['identity', 'credentials', 'ssn', 'email', 'strict'])('knows no %s', (name) => {
    expect(() => pci.createRedactor({ detectors: [name] })).toThrow(pci.SixfourOptionError);
  });
});

describe('the main entry', () => {
  test('has all presets', () => {
    expect(detectorsOf(main)).toEqual(
      expect.arrayContaining(['credentials', 'identity', 'network', 'pan', 'pci', 'personal', 'ssn', 'strict']),
    );
    expect(main.createRedactor().redactText(text)).toBe(
      `${MASKED} cvv=[REDACTED:cvv] password=[REDACTED:password] ssn [REDACTED:ssn] [REDACTED:email]`,
    );
    expect(idsOf(main.createRedactor())).toEqual(expect.arrayContaining(CARD_IDS));
  });

  test.each([
    'pci',
    'identity',
    'personal',
    'credentials',
    'network',
    'strict',
    'pan',
    'cvv',
    'ssn',
    'email',
    'ip-address',
    'expiry',
  ])('knows the name %s', (name) => {
    expect(idsOf(main.createRedactor({ detectors: [name] })).length).toBeGreaterThan(0);
  });

  test('strict is everything', () => {
    const strict = new Set(idsOf(main.createRedactor({ detectors: ['strict'] })));
    for (const preset of [main.pci, main.identity, main.personal, main.credentials, main.network])
      for (const { id } of preset.detectors) expect(strict).toContain(id);
    expect(main.createRedactor({ detectors: ['strict'] }).describe().off).toEqual([]);
  });
});

describe('every entry', () => {
  test.each([
    ['main', main],
    ['engine', engine],
    ['pci', pci],
  ] as const)('%s: named exports only, one SIXFOUR, redactors of one another', (_name, entry) => {
    expect(entry).not.toHaveProperty('default');
    expect(entry.SIXFOUR).toBe(Symbol.for('sixfour'));
    for (const { createRedactor } of [main, engine, pci]) expect(entry.isRedactor(createRedactor())).toBe(true);
    expect(() => entry.createRedactor({ nope: 1 } as never)).toThrow(/^createRedactor: nope must be a known option/);
    expect(entry.defineDetector).toBeTypeOf('function');
  });
});
