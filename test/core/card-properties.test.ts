import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { luhnPasses, networksOf } from './reference-cards.js';
import { bareCards, masked, redactor } from './rows.js';

const { redactText, scan } = redactor;

/** Text without a digit, so that no number but the planted one is there; it ends in no letter and no sign that makes a digit part of a token. */
const surroundings = fc
  .array(
    fc.constantFrom(
      'a',
      'Z',
      ' ',
      '\n',
      '"',
      "'",
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '=',
      '&',
      '<',
      '>',
      '/',
      '|',
      'é',
      '😀',
      'card ',
      'order id ',
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));
const card = fc.constantFrom(...bareCards);
const digitRuns = (text: string): string[] => text.match(/\d{7,}/g) ?? [];

describe('a planted card', () => {
  it('never comes out with more than its shown digits', () => {
    fc.assert(
      fc.property(surroundings, card, surroundings, (before, pan, after) => {
        const output = redactText(`${before} ${pan} ${after}`);
        expect(digitRuns(output)).toEqual([]);
        expect(output.replaceAll(masked(pan), '')).not.toContain(pan.slice(6, -4));
        expect(redactText(output)).toBe(output);
      }),
      { numRuns: 3000 },
    );
  });

  it('nor beside others, in any order', () => {
    fc.assert(
      fc.property(
        fc.array(card, { minLength: 2, maxLength: 5 }),
        fc.constantFrom(' ', ',', ', ', '|', '\n', ' and '),
        (pans, sign) => {
          const output = redactText(pans.join(sign));
          expect(output).toBe(pans.map(masked).join(sign));
        },
      ),
      { numRuns: 1000 },
    );
  });
});

/** Words and numbers as logs have them, none of them planted. */
const token = fc.oneof(
  fc.constantFrom('order', 'took', 'at', 'id', 'status', 'user', 'req', '-', 'GET', '/v1/items', 'ms', 'true', 'null'),
  fc.stringMatching(/^\d{1,22}$/),
  fc.stringMatching(/^[0-9a-f]{8,40}$/),
  fc.stringMatching(/^\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{4}$/),
  fc.stringMatching(/^\d{10,13}\.\d{3}$/),
);

describe('random text', () => {
  it('loses only numbers that the slow reference finds too', () => {
    fc.assert(
      fc.property(fc.array(token, { maxLength: 12 }), (tokens) => {
        const text = tokens.join(' ');
        for (const { detector, start, end } of scan(text)) {
          if (detector !== 'pan') continue;
          const digits = text.slice(start, end).replace(/\D/g, '');
          // Two cards that overlap are one finding.
          if (digits.length <= 19) expect([luhnPasses(digits), networksOf(digits).length > 0]).toEqual([true, true]);
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('redacted twice is redacted once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(token, card), { maxLength: 12 }),
        fc.constantFrom(' ', ',', '=', '":"'),
        (tokens, sign) => {
          const once = redactText(tokens.join(sign));
          expect(redactText(once)).toBe(once);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
