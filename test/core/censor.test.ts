import { type CensorInput, createRedactor } from '@sixfour/core';
import { describe, expect, test } from 'vitest';
import { CARD, MASKED, plantsIn, printed, SPACED } from './printed.js';

const CVV = '[REDACTED:cvv]';

/** A redactor whose censor notes what it is told. */
function noting(options: object = {}): { told: CensorInput[]; redact: (value: unknown) => unknown } {
  const told: CensorInput[] = [];
  const censor = (input: CensorInput): string => {
    told.push(input);
    return 'X';
  };
  return { told, redact: createRedactor({ ...options, censor }).redact };
}

describe('a text as censor', () => {
  const rows: [name: string, value: unknown, expected: unknown][] = [
    ['text', `card ${CARD} to a@example.com`, 'card X to X'],
    ['a value', { cardNumber: CARD, password: 'hunter2hunter2' }, { cardNumber: 'X', password: 'X' }],
    ['a number', { n: 4111111111111111 }, { n: 'X' }],
    ['SAD keeps its marker', { cvv: '123', note: 'pin: 1234' }, { cvv: CVV, note: 'pin: [REDACTED:pin]' }],
    ['clean', { a: 1 }, { a: 1 }],
  ];
  test.each(rows)('%s', (_name, value, expected) => {
    expect(createRedactor({ censor: 'X' }).redact(value)).toEqual(expected);
  });

  test('may be empty', () => {
    expect(createRedactor({ censor: '' }).redactText(`a ${CARD} b`)).toBe('a  b');
    expect(createRedactor({ censor: '' }).redactLine(`{"n":${CARD}}`)).toBe('{"n":""}');
  });

  test('is no replacement pattern', () => {
    expect(createRedactor({ censor: "$& $1 $'" }).redactText(`a ${CARD} b`)).toBe("a $& $1 $' b");
  });
});

describe('a function as censor', () => {
  const rows: [name: string, options: object, value: unknown, input: object][] = [
    [
      'a PAN',
      {},
      { cardNumber: SPACED },
      { detector: 'pan', category: 'pan', field: 'card number', first6: '411111', last4: '1111' },
    ],
    [
      'a PAN with last4',
      { pan: 'last4' },
      { cardNumber: CARD },
      { detector: 'pan', category: 'pan', field: 'card number', last4: '1111' },
    ],
    [
      'a hidden PAN',
      { pan: 'hidden' },
      { cardNumber: CARD },
      { detector: 'pan', category: 'pan', field: 'card number' },
    ],
    [
      'a PAN in text',
      {},
      `paid ${CARD}`,
      { detector: 'pan', category: 'pan', field: undefined, first6: '411111', last4: '1111' },
    ],
    [
      'a password',
      {},
      { password: 'hunter2hunter2' },
      { detector: 'password', category: 'credential', field: 'password' },
    ],
    ['an e-mail in text', {}, 'to a@example.com', { detector: 'email', category: 'personal', field: undefined }],
    [
      'a path',
      { paths: ['a.b'] },
      { a: { b: 'private' } },
      { detector: 'path', category: 'credential', field: undefined },
    ],
    [
      'a known secret',
      { secrets: ['correct-horse'] },
      'is correct-horse',
      { detector: 'known-secret', category: 'credential', field: undefined },
    ],
  ];
  test.each(rows)('is told of %s, and never the value', (_name, options, value, input) => {
    const { told, redact } = noting(options);
    redact(value);
    expect(told).toStrictEqual([input]);
    expect(plantsIn(printed(told))).toEqual([]);
  });

  test('is told of all, left to right', () => {
    const { told, redact } = noting();
    expect(redact(`a@example.com ${CARD} b@example.com`)).toBe('X X X');
    expect(told.map(({ detector }) => detector)).toEqual(['email', 'pan', 'email']);
  });

  test('is not called for SAD', () => {
    const { told, redact } = noting();
    redact({ cvv: '123', pin: '1234', track2: `;${CARD}=29121011234567890?`, note: 'cvv 123', card: { cvc: 123 } });
    expect(told.map(({ category }) => category)).not.toContain('sad');
    expect(told).toEqual([]);
  });

  test('no number of digits is told of a PAN that overlaps another finding', () => {
    const { told, redact } = noting();
    redact({ password: CARD });
    expect(told).toStrictEqual([{ detector: 'password', category: 'credential', field: 'password' }]);
  });

  const bad: [name: string, censor: () => unknown][] = [
    [
      'throws',
      () => {
        throw new Error('no');
      },
    ],
    ['a number', () => 5],
    ['nothing', () => undefined],
    ['null', () => null],
    ['a boxed text', () => new String('x')],
    ['an object with toString', () => ({ toString: () => 'x' })],
    ['a promise', () => Promise.resolve('x')],
  ];
  test.each(bad)('an answer that is no text gives the marker: %s', (_name, censor) => {
    const redactor = createRedactor({ censor: censor as never });
    expect(redactor.redactText(`${CARD} a@example.com`)).toBe('[REDACTED:pan] [REDACTED:email]');
    expect(redactor.redact({ n: 4111111111111111 })).toEqual({ n: '[REDACTED:pan]' });
    expect(redactor.redactLine(`{"n":${CARD}}\n`)).toBe('{"n":"[REDACTED:pan]"}\n');
  });

  test('may call the redactor', () => {
    const redactor: ReturnType<typeof createRedactor> = createRedactor({
      censor: ({ detector }) => redactor.redactText(`<${detector} cvv=123>`),
    });
    expect(redactor.redactText(`a ${CARD} b`)).toBe(`a <pan cvv=${CVV}> b`);
    expect(redactor.redact({ note: CARD, other: SPACED })).toEqual({
      note: `<pan cvv=${CVV}>`,
      other: `<pan cvv=${CVV}>`,
    });
  });

  test('cannot change what is redacted next', () => {
    const redactor = createRedactor({
      censor: (input) => {
        Object.assign(input, { category: 'sad' });
        return 'X';
      },
    });
    expect(redactor.redactText(`${CARD} ${CARD}`)).toBe('X X');
  });
});

describe('a censor with signs that JSON escapes, at each depth', () => {
  const answer = 'a "b" \\ c\n\t\u0001';
  const nest = (depth: number, inner: unknown): unknown => {
    let value = inner;
    for (let i = 0; i < depth; i++) value = { body: JSON.stringify(value) };
    return value;
  };
  const unnest = (depth: number, outer: unknown): unknown => {
    let value = outer;
    for (let i = 0; i < depth; i++) value = JSON.parse((value as { body: string }).body);
    return value;
  };

  const inners: [name: string, inner: unknown, expected: unknown][] = [
    ['a text', { note: CARD }, { note: answer }],
    ['text around it', { note: `x ${CARD} y` }, { note: `x ${answer} y` }],
    ['a number', { n: 4111111111111111, a: 1 }, { n: answer, a: 1 }],
    ['a field', { password: 'hunter2hunter2', a: [1] }, { password: answer, a: [1] }],
  ];
  for (const depth of [0, 1, 2, 3]) {
    for (const [kind, censor] of [
      ['text', answer],
      ['function', () => answer],
    ] as const) {
      test.each(inners)(`depth ${depth}, a ${kind} as censor: %s`, (_name, inner, expected) => {
        const redactor = createRedactor({ censor });
        const value = nest(depth, inner);
        expect(unnest(depth, JSON.parse(redactor.redactLine(`${JSON.stringify(value)}\n`)))).toEqual(expected);
        expect(unnest(depth, redactor.redact(value))).toEqual(expected);
        expect(redactor.redactText(`body ${JSON.stringify(value)}`)).toBe(
          `body ${redactor.redactLine(JSON.stringify(value))}`,
        );
      });
    }
  }

  test('the marker at each depth', () => {
    for (const depth of [0, 1, 2, 3, 4]) {
      const line = createRedactor().redactLine(JSON.stringify(nest(depth, { cvv: 123, n: 4111111111111111 })));
      expect(unnest(depth, JSON.parse(line))).toEqual({ cvv: CVV, n: MASKED });
    }
  });

  test('in text that is no JSON nothing is escaped', () => {
    expect(createRedactor({ censor: answer }).redactText(`card ${CARD}`)).toBe(`card ${answer}`);
  });
});
