import { describe, expect, it } from 'vitest';
import { passesCodiceFiscale } from '../../../packages/core/src/checks/codice-fiscale.js';
import { hasDate } from '../../../packages/core/src/checks/dates.js';
import { icaoDigit, passesIcao } from '../../../packages/core/src/checks/icao9303.js';
import { passesHybrid, passesPure } from '../../../packages/core/src/checks/iso7064.js';
import { crossSum, passesLuhn36 } from '../../../packages/core/src/checks/luhn-letters.js';
import { passesCurp, passesRfc } from '../../../packages/core/src/checks/mexico.js';
import { passesComplement97, passesMod97 } from '../../../packages/core/src/checks/mod97.js';
import { remainderOf } from '../../../packages/core/src/checks/remainder.js';
import { passesVerhoeff } from '../../../packages/core/src/checks/verhoeff.js';
import { valueOf, weightedSum } from '../../../packages/core/src/checks/weighted.js';

type Row = readonly [
  name: string,
  passes: (text: string) => boolean,
  valid: readonly string[],
  invalid: readonly string[],
];

/** Numbers from the standards themselves, and from the authorities' specimens. */
const rows: readonly Row[] = [
  [
    'MOD 97-10',
    passesMod97,
    ['GB82WEST12345698765432', 'BE68539007547034'],
    ['GB82WEST12345698765433', 'BE68539007547043'],
  ],
  ['MOD 11-2', (text) => passesPure(text, 11, 2), ['07940', '51323120001212169X'], ['07941', '513231200012121691']],
  [
    'MOD 37-2',
    (text) => passesPure(text, 37, 2),
    ['A999914123456N', 'A999522123456*'],
    ['A999914123456M', 'A999522123456A'],
  ],
  ['MOD 11,10', (text) => passesHybrid(text, 10), ['07945', '36574261809'], ['36574261890']],
  ['MOD 37,36', (text) => passesHybrid(text, 36), ['A12425GABC1234002M'], ['A12425GABC1234002N']],
  ['Verhoeff', passesVerhoeff, ['2363', '234123412346'], ['2364', '234123412347', '324123412346']],
  ['ICAO 9303', passesIcao, ['L898902C36', '7408122', '1204159', 'D231458907'], ['L898902C37', '7408123']],
  ['Luhn in base 36', passesLuhn36, ['27AAPFU0939F1ZV'], ['27AAPFU0939F1ZO']],
  [
    'codice fiscale',
    passesCodiceFiscale,
    ['RCCMNL83S18D969H', 'AAAAAA00B11C333Y'],
    ['RCCMNL83S18D967H', 'RCCMNL83F18D969H', 'RCCMNL83S79D969H'],
  ],
  ['CURP', passesCurp, ['BOXW310820HNERXN09'], ['BOXW310820HNERXN08']],
  ['RFC', passesRfc, ['GODE561231GR8', 'MAB9307148T4'], ['GODE561231GR9']],
];

describe.each(rows)('%s', (_name, passes, valid, invalid) => {
  it.each(valid)('%s passes', (text) => {
    expect(passes(text)).toBe(true);
  });

  it.each(invalid)('%s fails', (text) => {
    expect(passes(text)).toBe(false);
  });

  it.each(valid)('%s fails with any one of its signs changed', (text) => {
    const last = text.length - 1;
    const changed = text.slice(0, last) + (text[last] === '3' ? '4' : '3');
    expect(passes(changed)).toBe(false);
  });
});

describe('parts of checks', () => {
  it('a remainder of a number beyond 2 ** 53', () => {
    expect(remainderOf('3214282912345698765432161182', 97)).toBe(1);
  });

  it('a complement of 97', () => {
    expect(passesComplement97('850730033', '28')).toBe(true);
    expect(passesComplement97('850730033', '27')).toBe(false);
  });

  it('weights stand at the right end, and the sum is never negative', () => {
    expect(weightedSum('12', [9, 3, 2], 11)).toBe(7);
    expect(weightedSum('1234', [3, 2], 11)).toBe((3 * 3 + 4 * 2) % 11);
    expect(weightedSum('5', [-1], 11)).toBe(6);
  });

  it('values of signs', () => {
    expect(['0', '9', 'A', 'Z', 'a', '-', 'Ñ'].map((sign) => valueOf(sign.charCodeAt(0)))).toEqual([
      0, 9, 10, 35, -1, -1, -1,
    ]);
  });

  it('the filler of a machine-readable zone counts nothing', () => {
    expect(icaoDigit('<<<<')).toBe(0);
    expect(icaoDigit('ZE184226B<<<<<')).toBe(1);
  });

  it('a sum of digits of products', () => {
    expect(crossSum('79', [1, 2])).toBe(7 + 9);
  });

  it.each([
    ['080229', 'YYMMDD', false, true],
    ['080230', 'YYMMDD', false, false],
    ['081301', 'YYMMDD', false, false],
    ['086101', 'YYMMDD', false, false],
    ['086101', 'YYMMDD', true, true],
    ['089001', 'YYMMDD', true, true],
    ['710150', 'DDMMYY', true, true],
    ['400150', 'DDMMYY', true, false],
  ])('%s as %s, moved: %s, is a date: %s', (text, layout, isMoved, expected) => {
    expect(hasDate(text, 0, layout, isMoved)).toBe(expected);
  });
});
