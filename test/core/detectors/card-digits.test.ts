import { describe, expect, it } from 'vitest';
import {
  collectDigits,
  isCard,
  isCardInContext,
  isGroupedCard,
  isIssued,
  passes,
  spanOf,
  tile,
} from '../../../packages/core/src/detectors/card-digits.js';

const digitsOf = (text: string) => {
  const bytes = new TextEncoder().encode(`${text}\0\0\0\0\0\0\0\0`);
  return collectDigits(bytes, 0, text.length);
};

describe('collectDigits', () => {
  it('skips everything else and remembers where each digit stands', () => {
    const digits = digitsOf('a4 1-1x1');
    expect(digits.count).toBe(4);
    expect([...digits.values.subarray(0, 4)]).toEqual([4, 1, 1, 1]);
    expect([...digits.offsets.subarray(0, 4)]).toEqual([1, 3, 5, 7]);
  });

  it('gives the range of text that some digits take', () => {
    expect(spanOf(digitsOf('x 4111 1111 1111 1111 y'), 0, 16)).toEqual({ start: 2, end: 21 });
    expect(spanOf(digitsOf('12 34'), 1, 2)).toEqual({ start: 1, end: 4 });
  });
});

describe('what the digits are', () => {
  const rows: [name: string, text: string, length: number, anywhere: boolean, inContext: boolean, issued: boolean][] = [
    ['Visa', '4111111111111111', 16, true, true, true],
    ['Visa, one digit off', '4111111111111112', 16, false, false, true],
    ['Visa of 13 digits', '4222222222222', 13, false, true, true],
    ['too few digits', '411111111111111', 16, false, false, false],
    ['Diners Club of 14 digits', '30569309025904', 14, false, true, true],
    ['UATP', '135412345678911', 15, false, true, true],
    ['UnionPay, one digit off', '6200000000000006', 16, false, true, true],
    ['nobody', '9451123100000004', 16, false, false, false],
  ];
  it.each(rows)('%s %s', (_name, text, length, anywhere, inContext, issued) => {
    const digits = digitsOf(text);
    expect(isCard(digits, 0, length, true)).toBe(anywhere);
    expect(isCardInContext(digits, 0, length)).toBe(inContext);
    expect(isIssued(digits, 0, length)).toBe(issued);
  });

  it('knows a network of one region only if told to', () => {
    const mir = digitsOf('2200000000000004');
    expect([isCard(mir, 0, 16, true), isCard(mir, 0, 16, false)]).toEqual([true, false]);
  });

  it('knows Diners Club of 14 digits when grouped', () => {
    expect(isGroupedCard(digitsOf('3056 930902 5904'), 0)).toBe(true);
    expect(isGroupedCard(digitsOf('4111 111111 1111'), 0)).toBe(false);
  });

  it('judges a window by Luhn, never beyond the digits', () => {
    const digits = digitsOf('994111111111111111');
    expect(passes(digits, 2, 16)).toBe(true);
    expect(passes(digits, 1, 16)).toBe(false);
    expect(passes(digits, 3, 16)).toBe(false);
  });
});

describe('tile', () => {
  const visa = '4111111111111111';
  const rows: [name: string, text: string, cards: string[] | undefined][] = [
    ['one card', visa, [visa]],
    ['two cards', `${visa}5555555555554444`, [visa, '5555555555554444']],
    ['cards of two lengths', `378282246310005${visa}`, ['378282246310005', visa]],
    ['a card and its expiry', `${visa}1227`, [visa]],
    ['two cards with expiries', `${visa}12275555555555554444 2712`.replace(' ', ''), [visa, '5555555555554444']],
    ['leading zeros', `000${visa}`, [visa]],
    ['a stated length', `16${visa}`, [visa]],
    ['a wrong length', `15${visa}`, undefined],
    ['a window that does not tile', `99${visa}9`, undefined],
    ['four digits behind that are no expiry', `${visa}9999`, undefined],
    ['one digit behind', `${visa}7`, undefined],
    ['no card', '4111111111111112', undefined],
    ['zeros', '0000000000000000', undefined],
    ['a dozen digits', '411111111111', undefined],
  ];
  it.each(rows)('%s: %s', (_name, text, cards) => {
    const spans = tile(digitsOf(text), true);
    expect(spans?.map(({ start, end }) => text.slice(start, end))).toEqual(cards);
  });
});
