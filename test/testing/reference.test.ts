import { readFileSync } from 'node:fs';
import { createRedactor } from '@sixfour/core';
import { describe, expect, it } from 'vitest';
import { referenceCards } from '../../packages/testing/src/reference/cards.js';
import { isIssued, networkOf } from '../../packages/testing/src/reference/issuers.js';

const found = (text: string): string[] => referenceCards(text).map(({ start, end }) => text.slice(start, end));

describe('the reference detector finds', () => {
  const rows: [name: string, text: string, card: string][] = [
    ['bare', 'paid with 4111111111111111 today', '4111111111111111'],
    ['groups of four', '4111 1111 1111 1111', '4111 1111 1111 1111'],
    ['dashes', 'x 5555-5555-5555-4444.', '5555-5555-5555-4444'],
    ['dots', '4111.1111.1111.1111', '4111.1111.1111.1111'],
    ['underscores', '4111_1111_1111_1111', '4111_1111_1111_1111'],
    ['slashes', '4111/1111/1111/1111', '4111/1111/1111/1111'],
    ['two spaces', '4111  1111  1111  1111', '4111  1111  1111  1111'],
    ['4-6-5', '3782 822463 10005', '3782 822463 10005'],
    ['4-6-4', '3056 930902 5904', '3056 930902 5904'],
    ['19 digits', 'n 6210948000000000152', '6210948000000000152'],
    ['among other groups', '2024 4111 1111 1111 1111 0042', '4111 1111 1111 1111'],
    ['in JSON', '{"a":"4111111111111111"}', '4111111111111111'],
    ['percent', 'card=%34111111111111111&', '%34111111111111111'],
    ['spaces in percent', '4111%201111%201111%201111', '4111%201111%201111%201111'],
    ['backslash', '"\\u0034111111111111111"', '\\u0034111111111111111'],
    ['backslash at depth', '\\\\\\u0034111111111111111', '\\\\\\u0034111111111111111'],
    ['entity', '&#52;111111111111111', '&#52;111111111111111'],
    ['entity in hex', '&#x34;111111111111111', '&#x34;111111111111111'],
    ['percent in percent', '%2534111111111111111', '%2534111111111111111'],
    ['full width', '４１１１１１１１１１１１１１１１', '４１１１１１１１１１１１１１１１'],
    ['Arabic digits', '٤١١١١١١١١١١١١١١١', '٤١١١١١١١١١١١١١١١'],
    ['no-break spaces', '4111\u00a01111\u00a01111\u00a01111', '4111\u00a01111\u00a01111\u00a01111'],
    ['zero width between', '41111111\u200b11111111', '41111111\u200b11111111'],
    ['beside one hexadecimal group', 'ref 7d28 4111 1111 1111 1111', '4111 1111 1111 1111'],
    ['behind a short name of a line', 'cafe: 4111 1111 1111 1111 0042', '4111 1111 1111 1111'],
    ['behind a letter', 'card4111111111111111', '4111111111111111'],
  ];
  it.each(rows)('%s', (_name, text, card) => {
    expect(found(text)).toEqual([card]);
  });

  const cards = JSON.parse(readFileSync(new URL('../fixtures/test-cards.json', import.meta.url), 'utf8')) as {
    readonly number: string;
    readonly luhn: boolean;
  }[];
  const issued = cards.filter(({ number, luhn }) => luhn && isIssued(number));

  it('every published test number of a network it knows, bare and in a sentence', () => {
    expect(issued.length).toBeGreaterThan(200);
    expect(issued.filter(({ number }) => found(`card: ${number}, ok`)[0] !== number)).toEqual([]);
  });

  it('nothing among them that the engine does not see', () => {
    const { scan } = createRedactor();
    expect(issued.filter(({ number }) => scan(number).length === 0)).toEqual([]);
  });
});

describe('the reference detector leaves', () => {
  const rows: [name: string, text: string][] = [
    ['a number that fails Luhn', '4111111111111112'],
    ['a number of no issuer', '1111111111111117'],
    ['a hex digest', 'd4111111111111111a'],
    ['a part of a hex digest', 'ab4111111111111111'],
    ['a fraction', '0.4111111111111111'],
    ['a number before a fraction', '4111111111111111.5'],
    ['a negative number', '-4111111111111111'],
    ['a longer number', '14111111111111111'],
    ['a trace id', '{"traceId":"4111111111111111"}'],
    ['a span id', 'span_id=4111111111111111'],
    ['a block id', 'blk_4111111111111111110'],
    ['groups with two kinds of separators', '4111 1111-1111 1111'],
    ['groups that no card has', '411 11111 1111 1111'],
    ['a mask', '411111******1111'],
    ['bare digits of Diners Club', '30569309025904'],
    ['a number written in hexadecimal', '0x4111111111111111'],
    ['a dump with an offset', '00000fa0: 4111 1111 1111 1111 0000 0000 0000 0000  A...............'],
    ['a dump of bytes with letters among them', '5378 537a 4111 1111 1111 1111 00ff'],
    ['a UUID', '41111111-1111-1111-1111-111111111111'],
  ];
  it.each(rows)('%s', (_name, text) => {
    expect(found(text)).toEqual([]);
  });
});

it('networks are told by the beginning', () => {
  expect(
    ['4111', '5555', '2221', '3782', '3056', '6011', '3530', '6200', '6759', '2200', '9792', '1234'].map(networkOf),
  ).toEqual([
    'visa',
    'mastercard',
    'mastercard',
    'amex',
    'diners',
    'discover',
    'jcb',
    'unionpay',
    'maestro',
    'mir',
    'troy',
    undefined,
  ]);
});
