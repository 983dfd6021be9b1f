import fc from 'fast-check';
import { createTextStream } from '@sixfour/core/stream';
import { describe, expect, it } from 'vitest';
import { bareCards, redactor } from './rows.js';

const { redactText, redactLine } = redactor;

const card = fc.constantFrom(...bareCards);
const code = fc.constantFrom('737', '1234', '090');
/** Any text of Unicode, with the signs of JSON and of escapes among it; no digits, so that nothing but the planted values has some. */
const surroundings = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.replace(/\p{N}/gu, '')),
      fc.constantFrom(
        '\\n',
        '\\"',
        '\\\\',
        '%',
        '{"a":',
        '}',
        '[',
        ',',
        ': ',
        '<a>',
        '</a>',
        '&amp;',
        "'",
        '\r\n',
        '\t',
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

/** How a card and its code stand in a record, and what of them is no text of JSON. */
const records: ((pan: string, cvv: string) => string)[] = [
  (pan, cvv) => JSON.stringify({ pan, cvv }),
  (pan, cvv) => JSON.stringify({ card: { number: pan, cvc: cvv } }, null, 2),
  (pan, cvv) => `card_number=${pan}&cvv=${cvv}`,
  (pan, cvv) => `<p><pan>${pan}</pan><cvv>${cvv}</cvv></p>`,
  (pan, cvv) => `\x1b[32mcard\x1b[39m: ${pan} \x1b[1mcvv\x1b[0m=${cvv}`,
  (pan, cvv) => `{"0":"0200","2":"${pan}","55":"9F${cvv}"}`,
];
const record = fc.tuple(fc.constantFrom(...records), card, code);

/** Whether more of a card than its mask may show is there. */
const shows = (output: string, pan: string): boolean => {
  const rest = output.replace(/\d{6}\*+\d{4}/g, '');
  return [pan.slice(0, 7), pan.slice(6, -4), pan.slice(-7)].some((part) => rest.includes(part));
};

describe('a planted card', () => {
  it('comes out of no record, at any depth of JSON, and the texts inside still parse', () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 3 }), surroundings, fc.nat(4), (list, beside, depth) => {
        let text = JSON.stringify({ beside, list: list.map(([wrap, pan, cvv]) => wrap(pan, cvv)) });
        for (let i = 0; i < depth; i++) text = JSON.stringify({ level: 30, body: text });
        let output = redactLine(text);
        for (const [, pan] of list) expect(shows(output, pan)).toBe(false);
        expect(redactLine(output)).toBe(output);
        for (let i = 0; i < depth; i++) output = (JSON.parse(output) as { body: string }).body;
        const { list: texts } = JSON.parse(output) as { list: string[] };
        list.forEach(([wrap], i) => {
          if (records.indexOf(wrap) < 2) expect(() => JSON.parse(texts[i] as string) as unknown).not.toThrow();
        });
      }),
      { numRuns: 1500 },
    );
  });

  it('nor of a stream, which gives what the text gives, cut anywhere', () => {
    const piece = fc.oneof(
      surroundings,
      record.map(([wrap, pan, cvv]) => ` ${wrap(pan, cvv)} `),
      fc.constant('\n'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), fc.array(fc.nat(400), { maxLength: 6 }), (pieces, cuts) => {
        const text = pieces.join('');
        const stream = createTextStream(redactor);
        let output = '';
        let from = 0;
        for (const at of [...cuts].sort((a, b) => a - b)) {
          output += stream.write(text.slice(from, Math.max(from, at)));
          from = Math.max(from, at);
        }
        expect(output + stream.write(text.slice(from)) + stream.end()).toBe(redactText(text));
      }),
      { numRuns: 1500 },
    );
  });

  it('nor of words around it', () => {
    fc.assert(
      fc.property(surroundings, card, surroundings, (before, pan, after) => {
        expect(shows(redactText(`${before} ${pan} ${after}`), pan)).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });
});
