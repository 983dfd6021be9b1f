import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitWords } from '../../../packages/core/src/fields/words.js';

describe('splitWords', () => {
  const rows: [name: string, words: string[]][] = [
    ['', []],
    ['cvv', ['cvv']],
    ['cardNumber', ['card', 'number']],
    ['CardNumber', ['card', 'number']],
    ['card_number', ['card', 'number']],
    ['card-number', ['card', 'number']],
    ['card.number', ['card', 'number']],
    ['card[number]', ['card', 'number']],
    ['CARD[NUMBER]', ['card', 'number']],
    ['CARD_NUMBER', ['card', 'number']],
    ['card number', ['card', 'number']],
    ['cardnumber', ['cardnumber']],
    ['X-Api-Key', ['x', 'api', 'key']],
    ['CVVCode', ['cvv', 'code']],
    ['userIDNumber', ['user', 'id', 'number']],
    ['cvv2', ['cvv2']],
    ['cvv2Code', ['cvv2', 'code']],
    ['track_2_data', ['track', '2', 'data']],
    ['__proto__', ['proto']],
    ['номерКарты', ['номер', 'карты']],
    ['安全码', ['安全码']],
    ['Prüfziffer', ['prüfziffer']],
  ];
  it.each(rows)('%j: %j', (name, words) => {
    expect(splitWords(name)).toEqual(words);
  });

  it('gives the same words for every spelling of a name', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdef'), minLength: 2, maxLength: 6 });
    const property = fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
      const camel = words.map((one, i) => (i === 0 ? one : one[0]!.toUpperCase() + one.slice(1))).join('');
      const first = words[0]!;
      const brackets =
        first +
        words
          .slice(1)
          .map((one) => `[${one}]`)
          .join('');
      const spellings = [
        camel,
        brackets,
        words.join('_'),
        words.join('-'),
        words.join('.'),
        words.join('_').toUpperCase(),
      ];
      for (const spelling of spellings) expect(splitWords(spelling)).toEqual(words);
    });
    fc.assert(property);
  });
});
