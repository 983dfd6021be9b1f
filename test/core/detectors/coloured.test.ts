import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { itKeeps, itShows, type Kept, type Shown, redactText } from '../rows.js';

// Colours of terminals (SGR, ECMA-48), as util.inspect, pino-pretty and winston's colorize print them.
const cvv = '[REDACTED:cvv]';
const dim = (text: string): string => `\x1b[2m${text}\x1b[22m`;
const green = (text: string): string => `\x1b[32m${text}\x1b[39m`;
const bright = (text: string): string => `\x1b[1;38;2;255;0;9m${text}\x1b[0m`;
const MASK = '411111******1111';

const shown: Shown[] = [
  ['a name', `${green('cvv')}: 737`, `${green('cvv')}: ${cvv}`],
  ['a name of two letters more', `${dim('cvv2')}=737`, `${dim('cvv2')}=${cvv}`],
  ['a name of words', `${green('security code')} 737`, `${green('security code')} ${cvv}`],
  ['a name in capitals', `${green('CVV')} ${dim('737')}`, `${green('CVV')} ${dim(cvv)}`],
  ['a value', `cvv: ${green('737')}`, `cvv: ${green(cvv)}`],
  ['a value in quotes', `cvv: ${green("'737'")}`, `cvv: ${green(`'${cvv}'`)}`],
  ['quotes inside', `cvv: "${green('737')}"`, `cvv: "${cvv}"`],
  ['name and value', `${bright('cvv')}${dim('=')}${bright('737')}`, `${bright('cvv')}${dim('=')}${bright(cvv)}`],
  ['a quoted name', `${green("'card-cvv'")}: \x1b[33m737\x1b[39m`, `${green("'card-cvv'")}: \x1b[33m'${cvv}'\x1b[39m`],
  ['a password', `${green('password')}: ${dim('hunter2!x')}`, `${green('password')}: ${dim('[REDACTED:password]')}`],
  ['a PIN', `${bright('pin')} ${dim('1234')}`, `${bright('pin')} ${dim('[REDACTED:pin]')}`],
  ['a card', green('4111111111111111'), green(MASK)],
  ['a card of 19 digits', green('6759560045005727054'), green('675956*********7054')],
  ['a card in context', `${green('card')}: ${dim('36700102000000')}`, `${green('card')}: ${dim('367001****0000')}`],
  ['a track', green(';4111111111111111=27121010000012345678?'), green('[REDACTED:track]')],
];
describe('coloured', () => itShows(shown));

describe('coloured, in a string of JSON', () => {
  it.each(shown)('%s', (_name, text, expected) => {
    for (const wrap of [
      (inner: string) => JSON.stringify({ msg: inner }),
      (inner: string) => JSON.stringify({ body: JSON.stringify({ msg: inner }) }),
      (inner: string) => JSON.stringify({ msg: inner }).replaceAll('\\u001b', '\\x1b'),
    ])
      expect(redactText(wrap(text))).toBe(wrap(expected));
  });
});

it('what util.inspect prints', () => {
  const record = { card: { number: '4111111111111111', 'x-cvc': '737', cvv: 737 }, pin: '1234' };
  const expected = { card: { number: MASK, 'x-cvc': cvv, cvv: 0 }, pin: '[REDACTED:pin]' };
  const printed = inspect(expected, { colors: true }).replace('\x1b[33m0\x1b[39m', `\x1b[33m${cvv}\x1b[39m`);
  expect(redactText(inspect(record, { colors: true }))).toBe(printed);
});

const kept: Kept[] = [
  ['a level', `\x1b[32minfo\x1b[39m: started in ${dim('12ms')}`],
  ['no sequence', 'a[32mcvv: 1'],
  ['a status', `${green('GET')} /pay ${green('200')} - 737`],
  ['a word that ends in m', `mcvv: 737 ${dim('xmcvv')}: 737`],
];
describe('coloured: left alone', () => itKeeps(kept));
