import { createRedactor, type FindingSummary } from '@sixfour/core';
import { describe, expect, test } from 'vitest';
import { CARD, MASKED, plantsIn, printed } from './printed.js';

const CVV = '[REDACTED:cvv]';

describe('onFinding', () => {
  const noting = (): { told: FindingSummary[]; redactor: ReturnType<typeof createRedactor> } => {
    const told: FindingSummary[] = [];
    return { told, redactor: createRedactor({ onFinding: (finding) => told.push(finding) }) };
  };

  const rows: [
    name: string,
    run: (redactor: ReturnType<typeof createRedactor>) => unknown,
    expected: FindingSummary[],
  ][] = [
    ['redact', ({ redact }) => redact({ card_cvv: '123' }), [{ detector: 'cvv', category: 'sad', field: 'cvv' }]],
    [
      'redact, a text',
      ({ redact }) => redact({ note: `is ${CARD}` }),
      [{ detector: 'pan', category: 'pan', field: undefined }],
    ],
    [
      'redactText',
      ({ redactText }) => redactText(`is ${CARD}`),
      [{ detector: 'pan', category: 'pan', field: undefined }],
    ],
    [
      'redactLine',
      ({ redactLine }) => redactLine('{"password":"hunter2hunter2"}'),
      [{ detector: 'password', category: 'credential', field: 'password' }],
    ],
    ['a key', ({ redact }) => redact({ [CARD]: 1 }), [{ detector: 'pan', category: 'pan', field: undefined }]],
    ['scan tells nothing', ({ scan }) => scan(CARD), []],
    ['explain tells nothing', ({ explain }) => explain(CARD), []],
    ['clean', ({ redact }) => redact({ a: 1 }), []],
  ];
  test.each(rows)('%s: detector, category and field, and nothing else', (_name, run, expected) => {
    const { told, redactor } = noting();
    run(redactor);
    expect(told).toStrictEqual(expected);
    expect(plantsIn(printed(told))).toEqual([]);
  });

  test('is told once of each finding', () => {
    const { told, redactor } = noting();
    redactor.redact({ password: 'hunter2hunter2', cvv: 123, list: [CARD, `x ${CARD}`] });
    expect(told.map(({ detector }) => detector).sort()).toEqual(['cvv', 'pan', 'pan', 'password']);
  });

  test('what it throws is counted and changes nothing', () => {
    const redactor = createRedactor({
      onFinding: () => {
        throw new Error(CARD);
      },
    });
    expect(redactor.redactText(`${CARD} cvv 123`)).toBe(`${MASKED} cvv ${CVV}`);
    expect(redactor.redact({ cvv: '123' })).toEqual({ cvv: CVV });
    expect(redactor.redactLine('{"cvv":1}\n')).toBe(`{"cvv":"${CVV}"}\n`);
    expect(redactor.stats()).toMatchObject({ onFindingErrors: 4, errors: 0, findings: { pan: 1, cvv: 3 } });
  });

  test('a rejected promise is no unhandled rejection', async () => {
    const rejections: unknown[] = [];
    const note = (reason: unknown): void => void rejections.push(reason);
    process.on('unhandledRejection', note);
    const redactor = createRedactor({
      onFinding: (async () => {
        await Promise.resolve();
        throw new Error('late');
      }) as () => void,
    });
    redactor.redactText(CARD);
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off('unhandledRejection', note);
    expect(rejections).toEqual([]);
  });

  test('a log call inside it is redacted and does not recurse', () => {
    const lines: string[] = [];
    let calls = 0;
    const redactor: ReturnType<typeof createRedactor> = createRedactor({
      onFinding: () => {
        calls++;
        lines.push(redactor.redactText(`found near ${CARD}`), redactor.redactLine(`{"cvv":1}\n`));
        redactor.redact({ note: CARD });
      },
    });
    expect(redactor.redact({ a: CARD, b: 'x', c: `cvv=123 ${CARD}` })).toEqual({
      a: MASKED,
      b: 'x',
      c: `cvv=${CVV} ${MASKED}`,
    });
    expect(calls).toBe(3);
    expect(new Set(lines)).toEqual(new Set([`found near ${MASKED}`, `{"cvv":"${CVV}"}\n`]));
  });

  test('what it changes in its argument changes nothing else', () => {
    const redactor = createRedactor({
      onFinding: (finding) => Object.assign(finding, { detector: 'x', category: 'y' }),
    });
    redactor.redactText(CARD);
    expect(redactor.stats().findings).toEqual({ pan: 1 });
    expect(redactor.redactText(CARD)).toBe(MASKED);
  });
});
