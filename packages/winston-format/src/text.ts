import { stripVTControlCharacters } from 'node:util';
import type { Redactor } from '@sixfour/core';
import type { Hidden } from './hidden.js';

const WORD = /[\p{L}\p{N}_]/u;

type Bag = Record<string, unknown>;

const isObject = (value: unknown): value is Bag => typeof value === 'object' && value !== null;

/** A text without one value, wherever it stands as a word of its own. */
function hideIn(text: string, { value, shown }: Hidden): string {
  let result = '';
  let from = 0;
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    const end = at + value.length;
    if (at < from || WORD.test(text.charAt(at - 1)) || WORD.test(text.charAt(end))) continue;
    result += `${text.slice(from, at)}${shown}`;
    from = end;
  }
  return from === 0 ? text : result + text.slice(from);
}

const hideAll = (text: string, hidden: readonly Hidden[]): string => hidden.reduce(hideIn, text);

/** The leaves of parsed JSON without the hidden values; a leaf that stands in the fields in the same place was judged there. */
function hideLeaves(parsed: unknown, fields: unknown, hidden: readonly Hidden[]): unknown {
  if (isObject(parsed)) {
    for (const [key, value] of Object.entries(parsed)) {
      const leaf = hideLeaves(value, isObject(fields) ? fields[key] : undefined, hidden);
      if (leaf !== value) parsed[key] = leaf;
    }
    return parsed;
  }
  if ((typeof parsed !== 'string' && typeof parsed !== 'number') || parsed === fields) return parsed;
  const text = String(parsed);
  const whole = hidden.find(({ value }) => value === text);
  if (whole !== undefined) return whole.shown;
  const left = hideAll(text, hidden);
  return left === text ? parsed : left;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** JSON without the hidden values, redacted; the redacted text itself if it says the same. */
function hideInJson(
  redactor: Redactor,
  text: string,
  redacted: string,
  fields: object,
  hidden: readonly Hidden[],
): string {
  const parsed = parse(text);
  if (parsed === undefined) return hideAll(redacted, hidden);
  const left = redactor.redactLine(JSON.stringify(hideLeaves(parsed, fields, hidden)));
  return JSON.stringify(parse(left)) === JSON.stringify(parse(redacted)) ? redacted : left;
}

let hasWarned = false;

function warnMisplaced(): void {
  if (hasWarned) return;
  hasWarned = true;
  process.emitWarning('a format before redaction() has printed values without their names: put redaction() before it', {
    type: 'SixfourWarning',
    code: 'SIXFOUR_FORMAT_ORDER',
  });
}

/**
 * The finished text of an info, redacted.
 *
 * @param fields the redacted info
 * @param hidden what was taken out of its fields
 */
export function redactFinished(redactor: Redactor, text: string, fields: object, hidden: readonly Hidden[]): string {
  const out = redactor.redactLine(text);
  // Colours may stand between a name and its value.
  const bare = out.includes('\u001b') ? stripVTControlCharacters(out) : out;
  const redacted = bare === out ? out : redactor.redactLine(bare);
  const hide = (): string =>
    text.startsWith('{') ? hideInJson(redactor, text, redacted, fields, hidden) : hideAll(redacted, hidden);
  const left = hidden.length === 0 ? redacted : hide();
  if (left !== redacted) warnMisplaced();
  return left === bare ? out : left;
}
