import { describe, expect, it } from 'vitest';
import { itKeeps, itShows, type Kept, redactor, type Shown } from '../rows.js';

const PAN = '4111111111111111';
const MASK = '411111******1111';
const TRACK = `${PAN}=27121010000012345678`;
const PIN = '041274EDCBA9876F';
const EMV = '9F2608C2C12B098F3DA6E3';
const pinBlock = '[REDACTED:pin-block]';
const emv = '[REDACTED:emv]';
const track = '[REDACTED:track]';

/** Messages by the numbers of their fields. Each row holds for the text and for the value. */
const messages: [name: string, value: unknown, expected: unknown][] = [
  ['a type under its name', { mti: '0200', '002': PAN, '052': PIN }, { mti: '0200', '002': MASK, '052': pinBlock }],
  ['a type under 0', { 0: '0200', 2: PAN, 52: PIN, 55: EMV }, { 0: '0200', 2: MASK, 52: pinBlock, 55: emv }],
  ['three digits', { '000': '1100', '002': PAN, '055': EMV }, { '000': '1100', '002': MASK, '055': emv }],
  ['a type as a number', { 0: 200, 2: PAN, 52: PIN }, { 0: 200, 2: MASK, 52: pinBlock }],
  [
    'tracks',
    { 0: '0200', 35: TRACK, 36: 'x9', 45: 'B4', 52: PIN },
    { 0: '0200', 35: track, 36: track, 45: track, 52: pinBlock },
  ],
  ['a card that was masked before', { mti: '0100', 2: MASK, 52: PIN }, { mti: '0100', 2: MASK, 52: pinBlock }],
  [
    'fields of their own',
    { mti: '0200', fields: { 2: PAN, 52: PIN } },
    { mti: '0200', fields: { 2: MASK, 52: pinBlock } },
  ],
  ['a weak card', { mti: '0200', 2: '36700102000000' }, { mti: '0200', 2: '367001****0000' }],
  [
    'other fields',
    { 0: '0210', 2: PAN, 22: '051', 39: '00', 49: '840' },
    { 0: '0210', 2: MASK, 22: '051', 39: '00', 49: '840' },
  ],
  ['no type', { 2: PAN, 52: 'lower', 55: 'upper' }, { 2: MASK, 52: 'lower', 55: 'upper' }],
  ['no message type', { 0: 'first', 2: PAN, 52: 'lower' }, { 0: 'first', 2: MASK, 52: 'lower' }],
  ['an error code under 0', { 0: '0999', 2: PAN, 52: 'lower' }, { 0: '0999', 2: MASK, 52: 'lower' }],
  ['a card under another number', { 0: '0200', 3: PAN, 52: 'lower' }, { 0: '0200', 3: MASK, 52: 'lower' }],
  ['no card', { 0: '0200', 2: 'a', 35: 'b', 52: 'c' }, { 0: '0200', 2: 'a', 35: 'b', 52: 'c' }],
  [
    'objects that have no text',
    { mti: { a: 1 }, 0: Object.create(null) as object, 2: PAN },
    { mti: { a: 1 }, 0: {}, 2: MASK },
  ],
  ['numbers of a page', { 2: 'b', 35: 'c', 52: 'd' }, { 2: 'b', 35: 'c', 52: 'd' }],
];

describe('messages, as text and as values', () => {
  it.each(messages)('%s', (_name, value, expected) => {
    expect(redactor.redact(value)).toEqual(expected);
    expect(JSON.parse(redactor.redactLine(JSON.stringify(value)))).toEqual(expected);
    const { body } = JSON.parse(redactor.redactLine(JSON.stringify({ body: JSON.stringify(value) }))) as {
      body: string;
    };
    expect(JSON.parse(body)).toEqual(expected);
  });

  it('Maps, and arrays by their index', () => {
    expect(
      redactor.redact(
        new Map([
          [0, '0200'],
          [2, PAN],
          [52, PIN],
        ]),
      ),
    ).toEqual(
      new Map([
        [0, '0200'],
        [2, MASK],
        [52, pinBlock],
      ]),
    );
    const list: unknown[] = Array.from({ length: 56 }, () => null);
    Object.assign(list, { 0: '0200', 2: PAN, 52: PIN });
    expect(redactor.redact(list)).toEqual(Object.assign([...list], { 2: MASK, 52: pinBlock }));
  });
});

const shown: Shown[] = [
  ['colons', `000: 0200 002: ${PAN} 052: ${PIN} 055: ${EMV}`, `000: 0200 002: ${MASK} 052: ${pinBlock} 055: ${emv}`],
  ['equals signs', `MTI=0200 2=${PAN} 3=310000 52=${PIN}`, `MTI=0200 2=${MASK} 3=310000 52=${pinBlock}`],
  ['words before', `MTI: 0200 | bit 2: ${PAN} | DE 52: ${PIN}`, `MTI: 0200 | bit 2: ${MASK} | DE 52: ${pinBlock}`],
  ['brackets', `[000] 0200 [002] ${PAN} [052] ${PIN}`, `[000] 0200 [002] ${MASK} [052] ${pinBlock}`],
  ['toString', `{0=0200, 2=${PAN}, 52=${PIN}}`, `{0=0200, 2=${MASK}, 52=${pinBlock}}`],
  ['a Ruby hash', `{:mti=>"0200", 52=>"${PIN}"}`, `{:mti=>"0200", 52=>"${pinBlock}"}`],
  [
    'util.inspect',
    `{ '0': '0200', '2': '${PAN}', '52': '${PIN}' }`,
    `{ '0': '0200', '2': '${MASK}', '52': '${pinBlock}' }`,
  ],
  [
    'jPOS, a line',
    `<field id="0" value="0200"/><field id="52" value="${PIN}"/>`,
    `<field id="0" value="0200"/><field id="52" value="${pinBlock}"/>`,
  ],
  [
    'jPOS, lines',
    `<isomsg>\n  <field id="2" value="${PAN}"/>\n  <field id="35" value="${PAN}D2712"/>\n  <field id="52" value="${PIN}" type="binary"/>\n</isomsg>`,
    `<isomsg>\n  <field id="2" value="${MASK}"/>\n  <field id="35" value="${track}"/>\n  <field id="52" value="${pinBlock}" type="binary"/>\n</isomsg>`,
  ],
  [
    'DE052',
    `{"DE052":"${PIN}"} F052=${PIN} bit52: ${PIN}`,
    `{"DE052":"${pinBlock}"} F052=${pinBlock} bit52: ${pinBlock}`,
  ],
];
describe('messages in text', () => itShows(shown));

const kept: Kept[] = [
  ['a time', 'mti at 10:52: 55=1 done'],
  ['ports', 'up: 0: 0.0.0.0 2: 10.0.0.2 52: dns 55: x'],
  ['a list', '1) a 2) b 52) c'],
  ['other fields of jPOS', '<field id="3" value="310000"/><field id="39" value="00"/>'],
  ['another element', '<row id="52" value="lower"/>'],
  ['a short answer', '{"0":"0200","2":"two","52":"fifty-two"}'],
];
describe('messages: left alone', () => itKeeps(kept));
