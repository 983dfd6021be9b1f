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
    result += text.slice(from, at) + shown;
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

/** A finished text without the values that were taken out of the fields. JSON stays JSON. */
function hideInFinished(text: string, fields: object, hidden: readonly Hidden[]): string {
  if (hideAll(text, hidden) === text) return text;
  const parsed = text.startsWith('{') ? parse(text) : undefined;
  if (parsed === undefined) return hideAll(text, hidden);
  const before = JSON.stringify(parsed);
  const after = JSON.stringify(hideLeaves(parsed, fields, hidden));
  return after === before ? text : after;
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
  const left = hidden.length === 0 ? redacted : hideInFinished(redacted, fields, hidden);
  if (left !== redacted) warnMisplaced();
  return left === bare ? out : left;
}
