import type { Redactor } from '@sixfour/core';
import { isPlain } from './copy.js';
import { FinishedLine } from './finished-line.js';
import { jsonChainOf } from './known-formats.js';
import { readsLinesOnly, type Target } from './known-transports.js';
import { isObject } from './methods.js';
import { type Info, LEVEL, MESSAGE, SPLAT } from './triple-beam.js';

/** The places for arguments that logform's splat() and util.format know. */
const PLACE = /%[scdjifoO%]/;

/** No argument, or one whose members winston has put into the info: not a text, which splat() would spell out. */
function hasMembersOnly(splat: readonly unknown[], message: unknown): boolean {
  if (splat.length === 0) return true;
  if (splat.length > 1 || typeof message !== 'string' || (message.includes('%') && PLACE.test(message))) return false;
  return isPlain(splat[0]) || splat[0] instanceof Error;
}

/** Whether an info says all it says by members under their names. */
function isOrdinary(info: Info): boolean {
  const { [SPLAT]: splat } = info;
  return (
    info['exception'] !== true &&
    !('toJSON' in info) &&
    info['splat'] === undefined &&
    info['meta'] === undefined &&
    (splat === undefined || (Array.isArray(splat) && hasMembersOnly(splat, info.message)))
  );
}

/** The longest text that is read with all of its context. */
const MOST_CHARACTERS = 65_536;

/** Bytes, each as a number, of a Buffer or of another typed array; or a text that splat() has spelled out. */
const holdsBytes = (text: string): boolean => text.includes('Buffer"') || text.includes('{"0":');

/** Whether JSON without white space holds a list that begins with a digit: those of a number may stand in it one by one. */
function holdsDigits(text: string): boolean {
  for (let at = text.indexOf('['); at >= 0; at = text.indexOf('[', at + 1)) {
    const sign = text.charAt(text.charAt(at + 1) === '"' ? at + 2 : at + 1);
    if (sign >= '0' && sign <= '9') return true;
  }
  return false;
}

/** The text that a format has made, if everything that can be found in its info can be found in it. */
function textOf(out: unknown): string | undefined {
  if (!isObject(out) || out['0'] !== undefined) return undefined;
  const { message, [MESSAGE]: text } = out as Info;
  if (typeof text !== 'string' || text.length > MOST_CHARACTERS) return undefined;
  if (holdsBytes(text) || holdsDigits(text)) return undefined;
  // Colours may stand between a name and its value.
  return typeof message === 'string' && message.includes('\u001b') ? undefined : text;
}

/** What stands for a key: two of them may have become the same, which only the long way tells apart. */
const REDACTED_KEY = /(?:\*\d{0,4}|\])":/;

type Logger = Target & {
  readonly format?: { transform(info: object, options: unknown): unknown; readonly options: unknown };
  readonly levels: Readonly<Record<string, unknown>>;
};

/** Whether the formats of a logger print all of an info as JSON, for transports that read nothing else. */
function isPrintedWhole(logger: Logger, info: Info): boolean {
  const chain = isObject(logger.format) ? jsonChainOf(logger.format) : undefined;
  if (chain === undefined || !readsLinesOnly(logger)) return false;
  const { [LEVEL]: level } = info;
  if (level === undefined || typeof logger.levels[level] !== 'number') return false;
  const isWritable = Object.getPrototypeOf(info) === Object.prototype || (chain.copiesErrors && info instanceof Error);
  return isWritable && isOrdinary(info);
}

/**
 * The short way: where winston's own formats print everything as JSON under its name, for transports that read nothing else, the finished
 * text is all there is to redact, once. These formats may run a second time, as each does to its own work what it has done already.
 *
 * @param info one that may be written to
 * @returns nothing if it has to be the long way
 */
export function finishedLineOf(target: Target, info: Info, redactors: readonly Redactor[]): FinishedLine | undefined {
  const logger = target as Logger;
  let hasRun = false;
  try {
    if (!isPrintedWhole(logger, info)) return undefined;
    hasRun = true;
    const text = textOf(logger.format?.transform(info, logger.format.options));
    const line = text === undefined ? undefined : new FinishedLine(info[LEVEL] ?? '', text, redactors);
    if (line !== undefined && (line[MESSAGE] === text || !REDACTED_KEY.test(line[MESSAGE]))) return line;
  } catch {
    // A member that throws when it is read, which the long way takes out.
  }
  if (hasRun) info[MESSAGE] = undefined;
  return undefined;
}
