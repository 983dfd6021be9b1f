import { readFileSync } from 'node:fs';
import cardValidator from 'card-validator';
import fc from 'fast-check';
import luhn from 'luhn';
import { describe, expect, it } from 'vitest';
import {
  lengthsAnywhere,
  lengthsInContext,
  lengthsWhenGrouped,
  lengthsWithoutLuhn,
  networkOf,
  possibleLengths,
} from '../../../packages/core/src/data/iin.js';
import { iinRanges } from '../../../packages/core/src/data/iin-ranges.js';

interface TestCard {
  network: string;
  number: string;
  length: number;
  luhn: boolean;
}

const cards: TestCard[] = JSON.parse(readFileSync(new URL('../../fixtures/test-cards.json', import.meta.url), 'utf8'));

const prefixOf = (number: string): number => Number(number.slice(0, 6));
const has = (bits: number, length: number): boolean => (bits & (1 << length)) !== 0;
const anywhere = (number: string, regional = true): boolean =>
  has(lengthsAnywhere(prefixOf(number), regional), number.length);
const inContext = (number: string): boolean => has(lengthsInContext(prefixOf(number)), number.length);
const withoutLuhn = (number: string): boolean => has(lengthsWithoutLuhn(prefixOf(number)), number.length);
const listOf = (bits: number): number[] => Array.from({ length: 32 }, (_, n) => n).filter((n) => has(bits, n));

describe('iinRanges', () => {
  it.each(iinRanges.map((range) => [`${range.network} ${range.from}-${range.to}`, range] as const))(
    '%s is well formed',
    (_name, range) => {
      expect(range.from).toMatch(/^[1-9]\d{0,7}$/);
      expect(range.to).toMatch(/^[1-9]\d{0,7}$/);
      expect(range.to).toHaveLength(range.from.length);
      expect(Number(range.to)).toBeGreaterThanOrEqual(Number(range.from));
      expect(range.lengths.length).toBeGreaterThan(0);
      for (const length of range.lengths) {
        expect(length).toBeGreaterThanOrEqual(range.tier === 3 ? 12 : 14);
        expect(length).toBeLessThanOrEqual(19);
      }
      if (!range.luhn) expect(range.tier).toBe(3);
      if (range.grouped14) expect(range).toMatchObject({ tier: 3, luhn: true, lengths: [14] });
    },
  );
});

describe('lengths of a prefix', () => {
  const rows: [
    network: string,
    prefix6: number,
    tier1: number[],
    bare: number[],
    inContext: number[],
    withoutLuhn: number[],
  ][] = [
    ['Visa', 411111, [16, 19], [16, 19], [13, 16, 18, 19], []],
    ['below Mastercard', 222099, [], [], [], []],
    ['Mastercard, first', 222100, [16], [16], [16], []],
    ['Mastercard, last', 272099, [16], [16], [16], []],
    ['above Mastercard', 272100, [], [], [], []],
    ['Mastercard 55', 559999, [16], [16], [16], []],
    ['American Express', 378282, [15], [15], [15], []],
    ['JCB 1800', 180012, [15], [15], [15], []],
    ['JCB legacy', 308800, [16], [16], [16], []],
    ['T-Union beside JCB legacy', 311200, [16], [16, 19], [16, 19], []],
    ['below JCB, IMEI land', 352799, [], [], [], []],
    ['Diners Club', 305693, [16, 17, 18, 19], [16, 17, 18, 19], [14, 16, 17, 18, 19], []],
    ['Mir, last', 220499, [], [16, 17, 18, 19], [16, 17, 18, 19], []],
    ['UATP', 135412, [], [], [15], []],
    ['GPN', 194600, [], [], [15, 16, 18, 19], []],
    ['Humo', 986000, [], [16], [16], [16]],
    ['Napas', 970436, [], [16, 19], [16, 19], [16, 19]],
    ['Troy', 979202, [], [16], [16], []],
    ['nobody', 945112, [], [], [], []],
    ['zeros', 0, [], [], [], []],
    ['nines', 999999, [], [], [], []],
  ];
  it.each(rows)('%s %i', (_name, prefix6, tier1, bare, context, noLuhn) => {
    expect(listOf(lengthsAnywhere(prefix6, false))).toEqual(tier1);
    expect(listOf(lengthsAnywhere(prefix6, true))).toEqual(bare);
    expect(listOf(lengthsInContext(prefix6))).toEqual(context);
    expect(listOf(lengthsWithoutLuhn(prefix6))).toEqual(noLuhn);
  });

  it('widens ranges of more than six digits', () => {
    expect(networkOf(637374, 16)).toBe('Hiper');
    expect(networkOf(604001, 19)).toBe('UkrCard');
    expect(networkOf(605474, 16)).toBe('NPS');
  });

  it('keeps 14 digits of Diners Club for context, unless grouped', () => {
    const diners = new Set(['36', '38', '39', ...['0', '1', '2', '3', '4', '5'].map((d) => `30${d}`), '3095']);
    for (let prefix6 = 0; prefix6 < 1_000_000; prefix6 += 10) {
      const text = String(prefix6).padStart(6, '0');
      const isDiners = [2, 3, 4].some((n) => diners.has(text.slice(0, n)));
      if (lengthsWhenGrouped(prefix6) !== (isDiners ? 1 << 14 : 0)) expect.fail(text);
      if (isDiners) expect(has(lengthsAnywhere(prefix6, true), 14)).toBe(false);
    }
  });

  it('agrees with the rows, read one by one, on all prefixes', { timeout: 60_000 }, () => {
    const expected = [0, 1, 2, 3].map(() => new Uint32Array(1_000_000));
    for (const range of iinRanges) {
      const bits = range.lengths.reduce((sum, length) => sum | (1 << length), 0);
      const first = Number(range.from.padEnd(8, '0').slice(0, 6));
      const last = Number(range.to.padEnd(8, '9').slice(0, 6));
      const tables = [range.tier === 1, range.tier <= 2, range.luhn, !range.luhn];
      for (let prefix6 = first; prefix6 <= last; prefix6++) {
        tables.forEach((isIn, k) => {
          const table = expected[k]!;
          if (isIn) table[prefix6] = table[prefix6]! | bits;
        });
      }
    }
    for (let prefix6 = 0; prefix6 < 1_000_000; prefix6++) {
      const isEqual =
        lengthsAnywhere(prefix6, false) === expected[0]![prefix6] &&
        lengthsAnywhere(prefix6, true) === expected[1]![prefix6] &&
        lengthsInContext(prefix6) === expected[2]![prefix6] &&
        lengthsWithoutLuhn(prefix6) === expected[3]![prefix6];
      if (!isEqual) expect.fail(String(prefix6));
    }
  });
});

describe('possibleLengths', () => {
  it('is the exact union over the prefixes behind four digits', () => {
    expect(possibleLengths).toHaveLength(10_000);
    const union = new Uint16Array(10_000);
    for (let prefix6 = 0; prefix6 < 1_000_000; prefix6++) {
      const prefix4 = Math.trunc(prefix6 / 100);
      const bits = lengthsAnywhere(prefix6, true) | lengthsWhenGrouped(prefix6);
      union[prefix4] = union[prefix4]! | (bits >>> 8);
    }
    expect(Buffer.compare(Buffer.from(possibleLengths.buffer), Buffer.from(union.buffer))).toBe(0);
  });
});

describe('published test cards', () => {
  /** Pass Luhn, have 14 digits or more, and are not found bare: where they are found, and why. */
  const exceptions: [number: string, found: 'grouped' | 'in context' | 'never', reason: string][] = [
    ['36227206271667', 'grouped', 'Diners Club of 14 digits'],
    ['36259600000004', 'grouped', 'Diners Club of 14 digits'],
    ['30569309025904', 'grouped', 'Diners Club of 14 digits'],
    ['38520000023237', 'grouped', 'Diners Club of 14 digits'],
    ['36006666333344', 'grouped', 'Diners Club of 14 digits'],
    ['36700102000000', 'grouped', 'Diners Club of 14 digits'],
    ['36148900647913', 'grouped', 'Diners Club of 14 digits'],
    ['38000000000006', 'grouped', 'Diners Club of 14 digits'],
    ['36000000000008', 'grouped', 'Diners Club of 14 digits'],
    ['122000000000003', 'in context', 'UATP is tier 3'],
    ['135412345678911', 'in context', 'UATP is tier 3'],
    ['5031433215406351', 'in context', '5031 is of the Maestro catch-all, tier 3 (Mercado Pago)'],
    ['50339619890917', 'in context', '5033 is of the Maestro catch-all, tier 3 (CyberSource)'],
    ['586824160825533338', 'in context', '5868 is of the Maestro catch-all, tier 3 (CyberSource)'],
    ['5890040000000016', 'in context', '5890 is of the Maestro catch-all, tier 3 (iyzico)'],
    ['5892830000000000', 'in context', '5892 is of the Maestro catch-all, tier 3 (iyzico)'],
    ['5060666666666666666', 'in context', '506066 is no Verve issuer, 50 is tier 3 (Paystack)'],
    ['507850785078507812', 'in context', '507850 is no Verve issuer, 50 is tier 3 (Paystack)'],
    ['34343434343434', 'never', 'American Express with a digit missing, as published'],
    ['9451123100000111', 'never', '9451 was never issued (Saferpay)'],
    ['9451123100000004', 'never', '9451 was never issued (Saferpay)'],
    ['9451123100000202', 'never', '9451 was never issued (Saferpay)'],
    ['9451123100000103', 'never', '9451 was never issued (Saferpay)'],
  ];
  /** Printed wrongly by their own publisher, or no PAN. */
  const withoutLuhnDigit = ['76009244561', '506066506066506066', '4444444444441111'];

  it.each(cards.map((card) => [card.network, card.number, card] as const))(
    '%s %s is as the fixture says',
    (_network, number, card) => {
      expect(number).toHaveLength(card.length);
      expect(luhn.validate(number)).toBe(card.luhn);
      expect(card.luhn).toBe(!withoutLuhnDigit.includes(number));
    },
  );

  const sound = cards.filter((card) => card.luhn);
  it.each(sound.filter((card) => card.length >= 14 && !exceptions.some(([n]) => n === card.number)))(
    '$network $number is found bare',
    ({ number }) => {
      expect(anywhere(number)).toBe(true);
      expect(inContext(number)).toBe(true);
      expect(has(possibleLengths[Number(number.slice(0, 4))]! << 8, number.length)).toBe(true);
    },
  );

  it.each(sound.filter((card) => card.length < 14))(
    '$network $number has 12 or 13 digits: in context only',
    ({ number }) => {
      expect(anywhere(number)).toBe(false);
      expect(inContext(number)).toBe(true);
    },
  );

  it.each(exceptions)('%s is found %s: %s', (number, found) => {
    expect(sound.map((card) => card.number)).toContain(number);
    expect(anywhere(number)).toBe(false);
    expect(has(lengthsWhenGrouped(prefixOf(number)), number.length)).toBe(found === 'grouped');
    expect(inContext(number)).toBe(found !== 'never');
    const isPossible = has(possibleLengths[Number(number.slice(0, 4))]! << 8, number.length);
    if (found === 'grouped') expect(isPossible).toBe(true);
  });

  const names: [network: string, number: string][] = [
    ['Visa', '4111111111111111'],
    ['Mastercard', '5555555555554444'],
    ['American Express', '378282246310005'],
    ['Discover', '6011111111111117'],
    ['Diners Club', '30569309025904'],
    ['JCB', '3530111333300000'],
    ['JCB', '3088000000000017'],
    ['UnionPay', '6200000000000005'],
    ['Mir', '2200000000000004'],
    ['Elo', '5066991111111118'],
    ['Hipercard', '6062826786276634'],
    ['Switch', '6331101999990016'],
    ['Switch', '491182014295916748'],
    ['RuPay', '6073849700004947'],
    ['UATP', '135412345678911'],
  ];
  it.each(names)('%s is the network of %s', (network, number) => {
    expect(networkOf(prefixOf(number), number.length)).toBe(network);
  });
});

describe('the npm package card-validator', () => {
  const prefixes = fc.oneof(
    fc
      .constantFrom(...iinRanges)
      .chain(({ from, to }) => fc.integer({ min: Number(from), max: Number(to) }).map(String)),
    fc.integer({ min: 100_000, max: 999_999 }).map(String),
  );
  const numbers = fc
    .tuple(
      prefixes,
      fc.integer({ min: 12, max: 19 }),
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 18, maxLength: 18 }),
    )
    .map(([prefix, length, rest]) => {
      const payload = (prefix + rest.join('')).slice(0, length - 1);
      return payload + [...'0123456789'].find((digit) => luhn.validate(payload + digit));
    });
  /** card-validator gives the fifteen-digit legacy ranges of JCB the lengths of the living one. */
  const isLegacyJcb = (number: string): boolean => /^(?:2131|1800)/.test(number) && number.length > 15;

  it('knows no valid number that is not at least found in context', () => {
    const property = fc.property(numbers, (number) => {
      fc.pre(!isLegacyJcb(number));
      if (cardValidator.number(number).isValid) expect(inContext(number)).toBe(true);
    });
    fc.assert(property, { numRuns: 10_000 });
  });

  it('knows no valid number of a worldwide network that is not found bare', () => {
    const worldwide = ['visa', 'mastercard', 'american-express', 'diners-club', 'discover', 'jcb', 'unionpay'];
    const property = fc.property(numbers, (number) => {
      fc.pre(!isLegacyJcb(number));
      const { isValid, card } = cardValidator.number(number);
      if (!isValid || card === null || !worldwide.includes(card.type)) return;
      // Diners Club of 14 digits is found grouped; UnionPay of 14 and 15 and Visa of 18 digits are tier 3.
      const isContextOnly =
        (card.type === 'diners-club' && number.length === 14) ||
        (card.type === 'unionpay' && number.length < 16) ||
        (card.type === 'visa' && number.length === 18);
      expect(anywhere(number, false)).toBe(!isContextOnly);
    });
    fc.assert(property, { numRuns: 10_000 });
  });

  it('lets UnionPay pass without Luhn, as we do in context', () => {
    const property = fc.property(numbers, fc.nat(9), (number, last) => {
      const changed = number.slice(0, -1) + last;
      const { isValid, card } = cardValidator.number(changed);
      if (isValid && card?.type === 'unionpay') expect(withoutLuhn(changed)).toBe(true);
    });
    fc.assert(property, { numRuns: 10_000 });
  });
});

describe('timestamps have no possible length', () => {
  const HOUR = 3600;
  const start = Date.UTC(2001, 0, 1) / 1000;
  const end = Date.UTC(2041, 0, 1) / 1000;
  /** 2039-09-18: from here on microseconds and nanoseconds begin like Mir 2200, later BORICA 2205 and Mastercard 2221. */
  const firstMir = 2_200_000_000;

  const seconds = function* (from: number, to: number): Generator<number> {
    for (let second = from; second < to; second += HOUR) yield second;
  };
  const isClean = (text: string): boolean => {
    const prefix6 = prefixOf(text);
    const bits = lengthsAnywhere(prefix6, true) | lengthsWhenGrouped(prefix6);
    return !has(bits, text.length) && !has(possibleLengths[Math.trunc(prefix6 / 100)]! << 8, text.length);
  };
  const date = (second: number): string => new Date(second * 1000).toISOString().replace(/\D/g, '').slice(0, 14);

  const rows: [unit: string, until: number, write: (second: number) => string][] = [
    ['epoch milliseconds', end, (second) => `${second}123`],
    ['epoch microseconds', firstMir, (second) => `${second}123456`],
    ['epoch nanoseconds', firstMir, (second) => `${second}123456789`],
    ['YYYYMMDDHHMMSS', end, date],
    ['YYYYMMDDHHMMSSmmm', end, (second) => `${date(second)}123`],
  ];
  it.each(rows)('%s, every hour from 2001', (_unit, until, write) => {
    for (const second of seconds(start, until)) {
      if (!isClean(write(second))) expect.fail(write(second));
    }
  });

  it('but for the micro- and nanoseconds that real networks own, from 2039-09-18', () => {
    const owners = new Set<string | undefined>();
    for (const second of seconds(firstMir, end)) {
      for (const text of [`${second}123456`, `${second}123456789`]) {
        if (!isClean(text)) owners.add(`${networkOf(prefixOf(text), text.length)} ${text.length}`);
      }
    }
    expect([...owners].sort()).toEqual(['BORICA 16', 'Mastercard 16', 'Mir 16', 'Mir 19']);
  });
});
