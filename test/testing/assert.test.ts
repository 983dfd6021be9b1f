import { readdirSync, readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { createRedactor, SixfourOptionError } from '@sixfour/core';
import {
  assertMasked,
  assertNo,
  assertNoPlanted,
  assertNoSensitiveData,
  assertRedacted,
  forgetPlanted,
  plant,
  SensitiveDataError,
} from '@sixfour/testing';
import { beforeEach, describe, expect, it, test } from 'vitest';

beforeEach(forgetPlanted);

function failureOf(check: () => void): Error {
  try {
    check();
  } catch (error) {
    if (error instanceof SensitiveDataError) return error;
    throw error;
  }
  throw new Error('it did not fail');
}

const messageOf = (value: unknown): string => failureOf(() => assertNoSensitiveData(value)).message;

describe('what a failure says', () => {
  test('a text', () => {
    expect(messageOf('one\ntwo 4111111111111111, cvv 123, then more than twenty characters')).toBe(
      [
        'expected no sensitive data in the text (2 lines), found 2:',
        '  pan (pan): line 2, column 5',
        '    one two 411111******1111, cvv [REDACTED:cvv]…',
        '  cvv (sad): line 2, column 27',
        '    …1111******1111, cvv [REDACTED:cvv], then more than twe…',
      ].join('\n'),
    );
  });

  test('an object, with its path', () => {
    expect(messageOf({ order: { items: [{ card: 4111111111111111 }], cvv: '737' } })).toBe(
      [
        'expected no sensitive data in the object, found 2:',
        '  pan (pan): line 1, column 1 of order.items.0.card',
        '    411111******1111',
        '  cvv (sad): line 1, column 1 of order.cvv',
        '    [REDACTED:cvv]',
      ].join('\n'),
    );
  });

  test('records, with a card in a key, in a Map, and under an exact name', () => {
    const message = messageOf([
      { '4111111111111111': 1 },
      new Map([['email', 'ada@example.com']]),
      { cvv: { inner: '737' } },
    ]);
    expect(message).toContain('of 0.411111******1111');
    expect(message).toContain('email (personal): line 1, column 1 of 1.email');
    expect(message).toContain('cvv (sad): line 1, column 1 of 2.cvv');
    expect(message).not.toMatch(/4111111111111111|737|ada@/);
  });

  test('what the engine does not see', () => {
    expect(messageOf('card 4111_1111_1111_1111 of Ada')).toBe(
      [
        'expected no sensitive data in the text (1 line), found 1:',
        '  pan (pan), seen by the reference detector and not by the engine: line 1, column 6',
        '    card [REDACTED:pan] of Ada',
      ].join('\n'),
    );
  });

  test('ten at most, and how many more', () => {
    const message = messageOf(Array.from({ length: 14 }, () => 'ada@example.com'));
    expect(message).toMatch(/^expected no sensitive data in the array \(14 elements\), found 14:/);
    expect(message.match(/email/g)).toHaveLength(20);
    expect(message).toMatch(/\n {2}… and 4 more$/);
  });

  test('nothing planted stands in an excerpt, whatever the detectors think of it', () => {
    const name = plant('name');
    const message = messageOf(`${name} paid by 4111111111111111 for ${Buffer.from(name).toString('base64')}`);
    expect(message).toContain('ANTED:name] paid by 411111******1111 for [PLANTED:name]');
    expect(message).not.toContain(name);
    expect(message).not.toContain(Buffer.from(name).toString('base64').slice(0, 12));
  });

  test('more is hidden around it than in a log', () => {
    expect(messageOf('clientIp=203.0.113.7 4111111111111111')).not.toContain('203.0.113.7');
  });

  test('an excerpt is one line without control characters', () => {
    expect(messageOf('a\u001b[2J\r\n4111111111111111\u0007b').split('\n')[2]).toBe('    a [2J 411111******1111 b');
  });
});

test('an error has nothing of the input', () => {
  const error = failureOf(() => assertNoSensitiveData({ a: 'ref 4111_1111_1111_1111', cvv: '737' }));
  expect(Object.keys(error)).toEqual(['name', 'code']);
  for (const member of ['actual', 'expected', 'cause']) expect(member in error).toBe(false);
  const all = inspect(error, { showHidden: true, depth: 10 }) + String(error.stack) + JSON.stringify(error);
  expect(all.replace(/:\d+:\d+/g, '')).not.toMatch(/4111_|737/);
  expect(error.stack).toContain('assert.test.ts');
  expect(error.stack).not.toContain('verdicts');
});

describe('assertNo', () => {
  const rows: [kind: string, found: unknown, kept: unknown][] = [
    ['pan', 'Cookie: sid=4111111111111111', 'cvv=123 a@example.com'],
    ['sad', 'cvv=123', '4111111111111111'],
    ['personal', { email: 'ada@example.com' }, { cvv: '123' }],
    ['identity', 'ssn 536-90-4399', 'a@example.com'],
    ['credential', { password: 'hunter2hunter2' }, '4111111111111111'],
    ['bank', { iban: 'GB82WEST12345698765432' }, 'cvv=123'],
    ['email', 'ada@example.com', 'ssn 536-90-4399'],
    ['cvv', 'cvv=123', 'pin=1234'],
    ['ip-address', { clientIp: '203.0.113.7' }, 'ada@example.com'],
  ];
  test.each(rows)('%s', (kind, found, kept) => {
    expect(failureOf(() => assertNo(kind, found)).message).toMatch(new RegExp(`^expected no ${kind} in `));
    assertNo(kind, kept);
  });
});

describe('masks', () => {
  test('a mask or a marker has to be there, and nothing else', () => {
    assertRedacted('card 411111******1111');
    assertRedacted([{ cvv: '[REDACTED:cvv]' }]);
    expect(failureOf(() => assertRedacted('')).message).toBe(
      'expected a mask or a marker in the text (0 lines), found none: nothing was redacted',
    );
    expect(failureOf(() => assertRedacted('411111******1111 cvv 123')).message).toContain('cvv (sad)');
  });

  test('this mask has to be there', () => {
    assertMasked('411111******1111', { msg: ['paid with 411111******1111'] });
    assertMasked('[REDACTED:cvv]', 'cvv=[REDACTED:cvv]');
    assertMasked('*********2222', 'card *********2222');
    const others = '555555******4444 and [REDACTED:cvv] and 555555******4444';
    expect(failureOf(() => assertMasked('411111******1111', others)).message).toBe(
      'expected 411111******1111 in the text (1 line), found 555555******4444, [REDACTED:cvv]',
    );
    expect(failureOf(() => assertMasked('411111******1111', '2411111******11119')).message).toContain('no mask');
  });
});

describe('refused', () => {
  const rows: [name: string, check: () => void, message: RegExp][] = [
    ['an unknown kind', () => assertNo('cards', ''), /^assertNo: kind must be a category \(pan, .*received string$/],
    [
      'an unknown option',
      () => assertNoSensitiveData('', { allow: [] } as object),
      /^assertNoSensitiveData: allow must be/,
    ],
    [
      'options that are none',
      () => assertNoSensitiveData('', null as never),
      /options must be an object, received null$/,
    ],
    [
      'a mask that is a card',
      () => assertMasked('4111111111111111', ''),
      /^assertMasked: mask must be .*received string$/,
    ],
    ['a mask of too much', () => assertMasked('41111111****1111', ''), /^assertMasked: mask must be/],
    ['a check that cannot fail', () => assertNoPlanted('x'), /^assertNoPlanted: plant\(\) must be called before/],
  ];
  test.each(rows)('%s', (_name, check, message) => {
    expect(check).toThrow(SixfourOptionError);
    expect(check).toThrow(message);
  });
});

test('a redactor of the user decides what counts, also against the second opinion', () => {
  assertNoSensitiveData('ada@example.com', { redactor: { detectors: ['pci'] } });
  assertNoSensitiveData('test 4111111111111111', { redactor: createRedactor({ allow: ['4111111111111111'] }) });
  expect(() => assertNoSensitiveData({ clientIp: '203.0.113.7' }, { redactor: { detectors: ['strict'] } })).toThrow();
});

describe('kept', () => {
  const folder = new URL('../fixtures/kept/', import.meta.url);
  const { redactText } = createRedactor();
  /** What stands for something else in other records, and may be hidden. */
  const withoutListed = (line: string): string => line.replace(/"(accountNumber|digest|rrn)":"[^"]*"/g, '"$1":""');
  const linesOf = (name: string): string[] =>
    readFileSync(new URL(name, folder), 'utf8').split('\n').filter(Boolean).map(withoutListed);

  describe.each(readdirSync(folder))('%s', (name) => {
    const lines = linesOf(name);

    it.each(['pan', 'sad', 'credential'])('has no %s, as a whole, line by line, and as records', (kind) => {
      expect(lines.length).toBeGreaterThan(5);
      assertNo(kind, lines.join('\n'));
      lines.forEach((line) => {
        assertNo(kind, line);
      });
      assertNo(
        kind,
        lines.map((line) => (line.startsWith('{') ? (JSON.parse(line) as unknown) : line)),
      );
    });

    it('has nothing at all, where the engine leaves a line as it is', () => {
      const left = lines.filter((line) => redactText(line) === line);
      expect(left.length).toBeGreaterThan(lines.length * 0.9);
      left.forEach((line) => {
        assertNoSensitiveData(line);
      });
    });

    it('has nothing planted', () => {
      for (const kind of ['card', 'track', 'ssn', 'iban', 'email', 'key', 'password'] as const) {
        for (let i = 0; i < 4; i++) plant(kind);
      }
      assertNoPlanted(lines.join('\n'));
    });
  });
});
