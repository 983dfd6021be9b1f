import { hasDate } from '../checks/dates.js';
import { passesHybrid, passesPure } from '../checks/iso7064.js';
import { passesLuhn } from '../checks/luhn.js';
import { remainderOf } from '../checks/remainder.js';
import { passesVerhoeff } from '../checks/verhoeff.js';
import { valueOf, weightedSum } from '../checks/weighted.js';
import { nationalChecks } from './national-checks.js';

/** Whether a number, without its separators and in capitals, is one of its format. */
export type Check = (text: string) => boolean;

const luhn: Check = (text) =>
  passesLuhn(
    Uint8Array.from(text, (sign) => sign.charCodeAt(0)),
    0,
    text.length,
  );

const plainChecks: Readonly<Record<string, Check>> = {
  luhn,
  verhoeff: passesVerhoeff,
  'iso11-2': (text) => passesPure(text, 11, 2),
  'iso11-10': (text) => passesHybrid(text, 10),
};

const numbers = (list: string): number[] => list.split(',').map(Number);

/** `sum:11:9,8,7,…`: the weighted sum of all signs is a multiple of the modulus, or leaves the remainder behind a third colon. */
function sumCheck([modulus, weights, rest]: readonly string[]): Check {
  const list = numbers(weights as string);
  return (text) => weightedSum(text, list, Number(modulus)) === Number(rest ?? 0);
}

/** `end:11:10,9,8,…:00987654321`: the last sign is what the map gives for the weighted sum of the others. */
function endCheck([modulus, weights, map]: readonly string[]): Check {
  const list = numbers(weights as string);
  return (text) => text.at(-1) === (map as string)[weightedSum(text.slice(0, -1), list, Number(modulus))];
}

/** `rem:23:TRWAGM…`: the last sign is what the map gives for the remainder of the number before it. */
function remainderCheck([modulus, map]: readonly string[]): Check {
  return (text) => text.at(-1) === (map as string)[remainderOf(text.slice(0, -1), Number(modulus))];
}

/** `in:0-2:1-24,30`: the number at these places lies in one of the ranges. */
function rangeCheck([places, ranges]: readonly string[]): Check {
  const [from, to] = (places as string).split('-').map(Number);
  const list = (ranges as string).split(',').map((range) => range.split('-').map(Number));
  return (text) => {
    const value = Number(text.slice(from, to));
    return list.some(([least = 0, most = least]) => value >= least && value <= most);
  };
}

/** `date:YYMMDD:0`, or `moved:…` where month and day may be moved. */
const dateCheck = ([layout, at]: readonly string[], isMoved: boolean): Check => {
  return (text) => hasDate(text, Number(at), layout as string, isMoved);
};

/** `signs:0:ABC`: the sign at the place is one of these. */
const signCheck = ([at, signs]: readonly string[]): Check => {
  return (text) => (signs as string).includes(text.at(Number(at)) as string);
};

function parseTerm(term: string): Check {
  // `…@0-10` looks at a part of the number.
  const [spec, part] = term.split('@') as [string, string | undefined];
  const [name, ...parameters] = spec.split(':') as [string, ...string[]];
  const check = parseNamed(name, parameters);
  if (part === undefined) return check;
  const [from, to] = part.split('-').map(Number);
  return (text) => check(text.slice(from, to));
}

function parseNamed(name: string, parameters: readonly string[]): Check {
  switch (name) {
    case 'sum':
      return sumCheck(parameters);
    case 'end':
      return endCheck(parameters);
    case 'rem':
      return remainderCheck(parameters);
    case 'in':
      return rangeCheck(parameters);
    case 'date':
    case 'moved':
      return dateCheck(parameters, name === 'moved');
    case 'without':
      return (text) => Array.from(parameters[0] as string).every((sign) => !text.includes(sign));
    case 'signs':
      return signCheck(parameters);
    default: {
      const check = plainChecks[name] ?? nationalChecks[name];
      if (check === undefined) throw new RangeError(`no check is called ${name}`);
      return check;
    }
  }
}

/** The check that a row spells: terms with a space between must all pass, of terms with `|` between one. */
export function parseCheck(spelling: string): Check {
  const terms = spelling
    .split(' ')
    .filter((term) => term !== '')
    .map((term) => term.split('|').map(parseTerm));
  return (text) => terms.every((choices) => choices.some((check) => check(text)));
}

/** Every form of a pattern with alternatives: `A(B|C)` is `AB` and `AC`. */
export function expandPattern(pattern: string): string[] {
  const open = pattern.indexOf('(');
  if (open < 0) return [pattern];
  const close = pattern.indexOf(')', open);
  const rest = expandPattern(pattern.slice(close + 1));
  const choices = pattern.slice(open + 1, close).split('|');
  return choices.flatMap((choice) => rest.map((tail) => pattern.slice(0, open) + choice + tail));
}

function fitsSign(code: number, sign: string): boolean {
  switch (sign) {
    case '#':
      return code >= 48 && code <= 57;
    case '@':
      return code >= 65 && code <= 90;
    case '?':
      return valueOf(code) >= 0;
    case '*':
      // Letters of Mexico's RFC: `Ñ` and `&` are among them.
      return (code >= 65 && code <= 90) || code === 0x26 || code === 0xd1;
    default:
      return code === sign.charCodeAt(0);
  }
}

/** Whether the text has the pattern: `#` a digit, `@` a letter, `?` either, any other sign itself. */
export function fitsPattern(text: string, pattern: string): boolean {
  if (text.length !== pattern.length) return false;
  for (let i = 0; i < text.length; i++) if (!fitsSign(text.charCodeAt(i), pattern[i] as string)) return false;
  return true;
}
