import { createRedactor, defineDetector } from '@sixfour/core';
import { describe, expect, test } from 'vitest';
import { CARD, MASKED, plantsIn, printed } from '../printed.js';
import { errorOf } from './error-of.js';

const detector = { id: 'mine', category: 'personal', where: 'anywhere', triggers: {}, find: () => undefined };

describe('defineDetector', () => {
  const loyalty = (
    where: 'anywhere' | 'separated' | 'in-context',
    triggers: object,
  ): ReturnType<typeof createRedactor> =>
    createRedactor({
      detectors: [
        'pci',
        defineDetector({
          id: 'loyalty-number',
          category: 'personal',
          where,
          triggers,
          find: (_bytes, start, end) => ({ start, end }),
        }),
      ],
    });
  const MARK = '[REDACTED:loyalty-number]';
  const words = { words: ['loyalty number'] };
  const shapes = { shapes: ['LY-######', '@@##??'] };
  const prefixes = { prefixes: ['loyal_'] };

  const rows: [
    name: string,
    where: 'anywhere' | 'separated' | 'in-context',
    triggers: object,
    text: string,
    expected: string,
  ][] = [
    ['words, camel case', 'anywhere', words, '{"loyaltyNumber":"x77"}', `{"loyaltyNumber":"${MARK}"}`],
    ['words in text', 'in-context', words, 'loyalty number: x77', `loyalty number: ${MARK}`],
    ['words, other name', 'anywhere', words, '{"loyalty":"x77"}', '{"loyalty":"x77"}'],
    ['shapes', 'anywhere', shapes, 'has LY-123456 now', `has ${MARK} now`],
    ['shapes, in lower case', 'anywhere', shapes, 'has ly-123456 now', `has ${MARK} now`],
    ['shapes, one digit more', 'anywhere', shapes, 'has LY-1234567 now', 'has LY-1234567 now'],
    ['shapes of letters and digits', 'anywhere', shapes, 'has AB12c3 now', `has ${MARK} now`],
    ['shapes, separated', 'separated', shapes, 'has LY-123456 now', `has ${MARK} now`],
    [
      'shapes only in context',
      'in-context',
      { ...shapes, ...words },
      'has LY-123456, loyalty number LY-123456',
      `has LY-123456, loyalty number ${MARK}`,
    ],
    ['prefixes', 'anywhere', prefixes, 'key loyal_abcd12 now', `key ${MARK} now`],
    ['prefixes, too short', 'anywhere', prefixes, 'key loyal_ab now', 'key loyal_ab now'],
    ['prefixes inside a word', 'anywhere', prefixes, 'disloyal_abcd12', 'disloyal_abcd12'],
    [
      'a longer least length',
      'anywhere',
      { ...prefixes, tokenLength: 16 },
      'key loyal_abcd12 loyal_abcd123456',
      `key loyal_abcd12 ${MARK}`,
    ],
  ];
  test.each(rows)('%s', (_name, where, triggers, text, expected) => {
    expect(loyalty(where, triggers).redactText(text)).toBe(expected);
    expect(loyalty(where, triggers).redact({ note: text })).toEqual({ note: expected });
  });

  test('weak words need a parent or sibling of their kind', () => {
    const redactor = createRedactor({
      detectors: [
        'pci',
        defineDetector({
          id: 'shelf',
          category: 'personal',
          where: 'in-context',
          kin: ['card'],
          triggers: { weakWords: ['shelf'] },
          find: (_b: Uint8Array, start: number, end: number) => ({ start, end }),
        } as never),
      ],
    });
    expect(redactor.redact({ shelf: 'x77' })).toEqual({ shelf: 'x77' });
    expect(redactor.redact({ shelf: 'x77', note: CARD })).toEqual({ shelf: '[REDACTED:shelf]', note: MASKED });
  });

  test('the result is frozen, and later changes of the definition do not count', () => {
    const definition = {
      ...detector,
      triggers: { words: ['mine word'] },
      find: (_b: Uint8Array, start: number, end: number) => ({ start, end }),
    };
    const defined = defineDetector(definition as never);
    definition.triggers.words.push('other word');
    expect(Object.isFrozen(defined)).toBe(true);
    expect(createRedactor({ detectors: [defined] }).redact({ mineWord: 'x', otherWord: 'x' })).toEqual({
      mineWord: '[REDACTED:mine]',
      otherWord: 'x',
    });
  });

  const answers: [name: string, answer: unknown][] = [
    ['a span outside the text', { start: 0, end: 99 }],
    ['a span before the text', { start: -5, end: 2 }],
    ['a span turned round', { start: 3, end: 1 }],
    ['no numbers', { start: 'a', end: 'b' }],
    ['fractions', { start: 0.5, end: 1.5 }],
    ['NaN', { start: NaN, end: NaN }],
    ['a text', 'x'],
    ['null', null],
    ['a promise', Promise.resolve()],
    ['an array of rubbish', [null, 5, { start: 1 }]],
    [
      'spans that overlap',
      [
        { start: 0, end: 6 },
        { start: 2, end: 9 },
      ],
    ],
  ];
  test.each(answers)('find answers %s: JSON stays JSON and the card is masked', (_name, answer) => {
    const redactor = createRedactor({
      detectors: [
        'pci',
        defineDetector({ ...detector, triggers: { words: ['mine word'] }, find: () => answer } as never),
      ],
    });
    const line = redactor.redactLine(`{"mineWord":"x77","note":"${CARD}"}\n`);
    expect(() => JSON.parse(line)).not.toThrow();
    expect(plantsIn(line)).toEqual([]);
    expect(plantsIn(printed(redactor.redact({ mineWord: 'x77', note: CARD })))).toEqual([]);
  });

  const wrong: [name: string, definition: unknown, option: string][] = [
    ['no object', null, 'definition'],
    ['no id', { ...detector, id: undefined }, 'id'],
    ['an id with a capital', { ...detector, id: 'Mine' }, 'id'],
    ['an id with a bracket', { ...detector, id: 'a]' }, 'id'],
    ['the id of a marker', { ...detector, id: 'error' }, 'id'],
    ['the id of a built-in detector', { ...detector, id: 'pan' }, 'id'],
    ['no category', { ...detector, category: 'other' }, 'category'],
    ['no where', { ...detector, where: 'everywhere' }, 'where'],
    ['no find', { ...detector, find: 'x' }, 'find'],
    ['no triggers', { ...detector, triggers: undefined }, 'triggers'],
    ['words that are no array', { ...detector, triggers: { words: 'a' } }, 'triggers.words'],
    ['an empty word', { ...detector, triggers: { words: ['a', ''] } }, 'triggers.words[1]'],
    ['a word that is none', { ...detector, triggers: { weakWords: [5] } }, 'triggers.weakWords[0]'],
    ['a short prefix', { ...detector, triggers: { prefixes: ['abc'] } }, 'triggers.prefixes[0]'],
    ['a shape without places', { ...detector, triggers: { shapes: ['abc'] } }, 'triggers.shapes[0]'],
    ['a long shape', { ...detector, triggers: { shapes: ['#'.repeat(32)] } }, 'triggers.shapes[0]'],
    ['a sign that is none', { ...detector, triggers: { signs: ['#'] } }, 'triggers.signs[0]'],
    ['an unknown trigger', { ...detector, triggers: { regex: /a/ } }, 'triggers.regex'],
    ['an unknown extent', { ...detector, extent: 'page' }, 'extent'],
  ];
  test.each(wrong)('refuses %s', (_name, definition, option) => {
    const error = errorOf(() => defineDetector(definition as never));
    expect(error.option).toBe(option);
    expect(error.message).toMatch(/^defineDetector: \S+ must be .+, received \w/);
  });
});
