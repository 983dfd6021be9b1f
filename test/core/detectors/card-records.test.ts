import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../packages/core/src/index.js';
import { itKeeps, itShows, redactor, type Kept, type Shown } from '../rows.js';

const PAN = '4111111111111111';
const MASK = '411111******1111';
const AMEX = '378282246310005';
const DINERS = '30569309025904';
const CVV = '[REDACTED:cvv]';

/** What makes a name count: its parent or what stands beside it. Each row holds for the text and for the value. */
const structures: [name: string, value: unknown, expected: unknown][] = [
  ['code beside a PAN', { pan: PAN, code: '739' }, { pan: MASK, code: CVV }],
  ['code beside a PAN, number', { pan: PAN, code: 739 }, { pan: MASK, code: CVV }],
  ['code alone', { code: '739' }, { code: '739' }],
  ['code of an error', { code: 739, status: 'error' }, { code: 739, status: 'error' }],
  ['code in a card', { card: { code: '739' } }, { card: { code: CVV } }],
  ['code beside a card object', { card: { last4: '1111' }, code: '739' }, { card: { last4: '1111' }, code: '739' }],
  ['code of another object', { card: PAN, error: { code: '739' } }, { card: MASK, error: { code: '739' } }],
  ['code of a word', { pan: PAN, code: 'DECLINED' }, { pan: MASK, code: 'DECLINED' }],
  ['code of five digits', { pan: PAN, code: '73912' }, { pan: MASK, code: '73912' }],
  [
    'a card as gateways want it',
    { number: PAN, exp_month: 12, exp_year: 27, cvc: '739' },
    { number: MASK, exp_month: 12, exp_year: 27, cvc: CVV },
  ],
  ['a weak number in a card', { card: { number: DINERS } }, { card: { number: '305693****5904' } }],
  ['a weak number beside a code', { number: DINERS, cvc: '739' }, { number: '305693****5904', cvc: CVV }],
  ['a weak number alone', { number: DINERS }, { number: DINERS }],
  ['a number of a build', { build: { number: DINERS, code: '100' } }, { build: { number: DINERS, code: '100' } }],
  ['a number of an issue', { issue: { number: 4111 } }, { issue: { number: 4111 } }],
  ['name and value', { name: 'cvv', value: '739' }, { name: 'cvv', value: CVV }],
  ['key and val', { key: 'card_cvc', val: '739' }, { key: 'card_cvc', val: CVV }],
  ['name and another value', { name: 'amount', value: '739' }, { name: 'amount', value: '739' }],
  [
    'a pair',
    [
      ['cvv', '739'],
      ['amount', '739'],
    ],
    [
      ['cvv', CVV],
      ['amount', '739'],
    ],
  ],
  [
    'a list of headers',
    { rawHeaders: ['X-CVV', '739', 'X-Total', '739'] },
    { rawHeaders: ['X-CVV', CVV, 'X-Total', '739'] },
  ],
  ['an object under an exact name', { cvv: { value: '739', source: 'form' } }, { cvv: CVV }],
  ['a result under the name of the code', { cvv2: 'M', avs: '4' }, { cvv2: 'M', avs: '4' }],
  ['a result', { pan: PAN, cvvResult: 'M', code: '00' }, { pan: MASK, cvvResult: 'M', code: '00' }],
  ['the shape of a card record', { b1: PAN, b3: '12', b4: '27', b5: '090' }, { b1: MASK, b3: '12', b4: '27', b5: CVV }],
  [
    'the shape, one expiry',
    { cn: PAN, ct: 'visa', ex: '2712', cc: '123' },
    { cn: MASK, ct: 'visa', ex: '2712', cc: CVV },
  ],
  [
    'the shape, nested expiry',
    { cn: PAN, ex: { m: 12, y: 2027 }, cc: 123 },
    { cn: MASK, ex: { m: 12, y: 2027 }, cc: CVV },
  ],
  [
    'the shape, American Express',
    { cn: AMEX, ex: '12/27', cc: '7373', dd: '123' },
    { cn: '378282*****0005', ex: '12/27', cc: CVV, dd: '123' },
  ],
  ['the shape, Diners Club', { cn: DINERS, ex: '12/27', cc: '123' }, { cn: '305693****5904', ex: '12/27', cc: CVV }],
  ['no expiry, no shape', { cn: PAN, cc: '123' }, { cn: MASK, cc: '123' }],
  [
    'two that may be the code',
    { cn: PAN, ex: '12/27', cc: '123', dd: '456' },
    { cn: MASK, ex: '12/27', cc: '123', dd: '456' },
  ],
  ['an amount is no code', { cn: PAN, ex: '12/27', amount: '123' }, { cn: MASK, ex: '12/27', amount: '123' }],
  ['a status is no code', { cn: PAN, ex: '12/27', statusCode: 402 }, { cn: MASK, ex: '12/27', statusCode: 402 }],
  [
    'a 14-digit number beside an amount',
    { x: DINERS, ex: '12/27', amount: '123' },
    { x: DINERS, ex: '12/27', amount: '123' },
  ],
];

describe('structures, as text and as values', () => {
  it.each(structures)('%s', (_name, value, expected) => {
    expect(redactor.redact(value)).toEqual(expected);
    expect(JSON.parse(redactor.redactLine(JSON.stringify(value)))).toEqual(expected);
    const nested = JSON.stringify({ body: JSON.stringify(value) });
    const { body } = JSON.parse(redactor.redactLine(nested)) as { body: string };
    expect(JSON.parse(body)).toEqual(expected);
  });
});

const shown: Shown[] = [
  ['form', `b2=1&b1=${PAN}&b5=090&b4=27&b3=12`, `b2=1&b1=${MASK}&b5=${CVV}&b4=27&b3=12`],
  [
    'form, another order',
    `cu=NZD&cn=${PAN}&ct=visa&ex=2712&cc=123&tm=T`,
    `cu=NZD&cn=${MASK}&ct=visa&ex=2712&cc=${CVV}&tm=T`,
  ],
  ['logfmt', `pay cn=${PAN} ex=12/27 cc=123 ok`, `pay cn=${MASK} ex=12/27 cc=${CVV} ok`],
  ['elements', `<a>${PAN}</a><b>1227</b><c>737</c>`, `<a>${MASK}</a><b>1227</b><c>${CVV}</c>`],
  ['attributes', `<p a="${PAN}" b="1227" c="737"/>`, `<p a="${MASK}" b="1227" c="${CVV}"/>`],
  ['printed object', `{ a: '${PAN}', b: '12/27', c: '737' }`, `{ a: '${MASK}', b: '12/27', c: '${CVV}' }`],
  ['toString', `P{a=${PAN}, b=12/27, c=737}`, `P{a=${MASK}, b=12/27, c=${CVV}}`],
  ['a row with bars', `${PAN}|12|27|737`, `${MASK}|12|27|${CVV}`],
  ['a row with bars, one expiry', `${PAN}|1227|737|Ada`, `${MASK}|1227|${CVV}|Ada`],
  ['a row with commas', `${PAN},12/27,737`, `${MASK},12/27,${CVV}`],
  ['a row with blanks', `${PAN} 12/27 737`, `${MASK} 12/27 ${CVV}`],
  ['a row, American Express', `${AMEX}|12|2027|7373`, `378282*****0005|12|2027|${CVV}`],
];
describe('records without names, in text', () => itShows(shown));

const sameRow: Kept[] = [
  ['an amount behind a masked card', `${MASK},12/27,737`],
  ['three numbers', '12/27 737 100'],
  ['the ends of two masked cards are no phone number', '621094******0011 424242******4242'],
];
describe('records without names: left alone', () => {
  itKeeps(sameRow);
  it.each([
    ['amounts', `${PAN},100,200,300`, `${MASK},100,200,300`],
    ['no month', `${PAN}|13|27|737`, `${MASK}|13|27|737`],
    ['a decimal', `${PAN} 12/27 737.50`, `${MASK} 12/27 737.50`],
  ])('%s', (_name, text, expected) => expect(redactor.redactText(text)).toBe(expected));
});

it('cardRecords: false leaves codes without a name', () => {
  const { redactText, redact } = createRedactor({ cardRecords: false });
  expect(redactText(`b1=${PAN}&b5=090&b4=27&b3=12&cvv=090`)).toBe(`b1=${MASK}&b5=090&b4=27&b3=12&cvv=${CVV}`);
  expect(redact({ a: PAN, b: '12/27', c: '737' })).toEqual({ a: MASK, b: '12/27', c: '737' });
});
