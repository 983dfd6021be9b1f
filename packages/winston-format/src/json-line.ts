import type { Redactor } from '@sixfour/core';
import { isPlain } from './copy.js';
import { FinishedLine } from './finished-line.js';
import { type JsonChain, jsonChainOf } from './known-formats.js';
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

/** The text that winston's `json()` has made, if everything that can be found in its info can be found in it. */
function textOf(out: unknown): string | undefined {
  const text = isObject(out) ? out[MESSAGE] : undefined;
  return typeof text !== 'string' || holdsBytes(text) ? undefined : text;
}

/** The finished text of an info, if that is all there is to read. */
function print({ before, json, print: printOwn }: JsonChain, info: Info): string | undefined {
  let out: unknown = info;
  for (const format of before) {
    out = format.transform(out as Info, format.options);
    if (!isObject(out)) return undefined;
  }
  const { message } = out as Info;
  // Colours may stand between a name and its value.
  if (typeof message === 'string' && message.includes('\u001b')) return undefined;
  const text = printOwn?.(out as Info) ?? textOf(json.transform(out as Info, json.options));
  return text === undefined || text.length > MOST_CHARACTERS ? undefined : text;
}

/** What stands for a key: two of them may have become the same, which only the long way tells apart. */
const REDACTED_KEY = /(?:\*\d{0,4}|\])":/;

type Logger = Target & {
  readonly format?: unknown;
  readonly levels: Readonly<Record<string, unknown>>;
};

/** The formats of a logger, if they print all of an info as JSON, for transports that read nothing else. */
function wholeChainOf(logger: Logger, info: Info): JsonChain | undefined {
  const chain = isObject(logger.format) ? jsonChainOf(logger.format) : undefined;
  if (chain === undefined || !readsLinesOnly(logger)) return undefined;
  const { [LEVEL]: level } = info;
  if (level === undefined || typeof logger.levels[level] !== 'number') return undefined;
  const isWritable = Object.getPrototypeOf(info) === Object.prototype || (chain.copiesErrors && info instanceof Error);
  return isWritable && isOrdinary(info) ? chain : undefined;
}

/**
 * The short way: where winston's own formats print everything as JSON under its name, for transports that read nothing else, the finished
 * text is all there is to redact, once. These formats may run a second time, as each does to its own work what it has done already.
 *
 * @param info one that may be written to
 * @returns nothing if it has to be the long way
 */
export function finishedLineOf(target: Target, info: Info, redactors: readonly Redactor[]): FinishedLine | undefined {
  let chain: JsonChain | undefined;
  try {
    chain = wholeChainOf(target as Logger, info);
    if (chain === undefined) return undefined;
    const text = print(chain, info);
    const line = text === undefined ? undefined : new FinishedLine(info[LEVEL] ?? '', text, redactors);
    if (line !== undefined && (line[MESSAGE] === text || !REDACTED_KEY.test(line[MESSAGE]))) return line;
  } catch {
    // A member that throws when it is read, which the long way takes out.
  }
  if (chain !== undefined) info[MESSAGE] = undefined;
  return undefined;
}
