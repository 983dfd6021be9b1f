import winston from 'winston';
import { type Print, printLike } from './json-print.js';
import { isObject } from './methods.js';
import { type Info, MESSAGE } from './triple-beam.js';

/** A format in the manner of logform. */
interface Format {
  readonly options?: unknown;
  readonly transform: unknown;
}

/** A format that is known to be one of winston's. */
interface KnownFormat {
  readonly options?: unknown;
  transform(info: object, options: unknown): unknown;
}

/** A format, and what it did when it was looked at. */
interface Step {
  readonly format: Format;
  readonly transform: unknown;
}

/** Formats of winston that print every member under its name, and put nothing into the text that parts a value from its name. */
export interface JsonChain {
  readonly steps: readonly Step[];
  /** What stands before `json()`. */
  readonly before: readonly KnownFormat[];
  /** The format that makes the text: by options it prints less, or otherwise. */
  readonly json: KnownFormat;
  /** Prints what `json` prints, if that is certain. */
  readonly print: Print | undefined;
  /** Whether it makes an object of no class out of an Error, and so writes to none. */
  readonly copiesErrors: boolean;
}

/** What `combine()` was given: what it gives back does not show it. */
const combined = new WeakMap<object, readonly Format[]>();

type Combine = typeof winston.format.combine;

/** Notes what formats are combined of. What was combined before, or by another copy of winston, is unknown, and takes the long way. */
function noteCombined(): void {
  const { combine } = winston.format;
  const noting: Combine = (...formats) => {
    const whole = combine(...formats);
    combined.set(whole, formats);
    return whole;
  };
  Object.defineProperty(winston.format, 'combine', {
    value: Object.assign(noting, combine),
    configurable: true,
    enumerable: Object.prototype.propertyIsEnumerable.call(winston.format, 'combine'),
    writable: true,
  });
}

const transformOf = (make: () => Format): unknown => make().transform;

/** The functions of the formats that may stand before `json()`, its own, and another way to print what that prints. */
function readFormats() {
  const { errors, json, label, ms, splat, timestamp } = winston.format;
  const printed = (info: object): unknown => (json().transform({ ...info } as never, {}) as Info)[MESSAGE];
  return {
    errors: transformOf(errors),
    json: transformOf(json),
    print: printLike(printed),
    before: new Set([errors, label, ms, splat, timestamp].map((make) => transformOf(make as () => Format))),
  };
}

/** A stand-in for winston, as in unit tests, may lack any of this. */
function readKnown(): ReturnType<typeof readFormats> | undefined {
  try {
    const known = readFormats();
    noteCombined();
    return known;
  } catch {
    return undefined;
  }
}

const known = readKnown();

const isBare = (options: unknown): boolean => {
  for (const _ in options as object) return false;
  return isObject(options);
};

function flatten(format: Format): readonly Format[] {
  const parts = combined.get(format);
  return parts === undefined ? [format] : parts.flatMap(flatten);
}

/** Whether a format does nothing to what it has done already: `label({ message: true })` stands before the message each time. */
const isRepeatable = ({ format, transform }: Step): boolean =>
  known?.before.has(transform) === true && !(isObject(format.options) && Boolean(format.options['message']));

const chains = new WeakMap<object, JsonChain | null>();

function readChain(format: Format): JsonChain | null {
  const steps = flatten(format).map((part): Step => ({ format: part, transform: part.transform }));
  const last = steps.pop();
  if (known === undefined || last === undefined || last.transform !== known.json || !isBare(last.format.options))
    return null;
  if (!steps.every(isRepeatable)) return null;
  return {
    steps: [...steps, last, { format, transform: format.transform }],
    before: steps.map((step) => step.format as KnownFormat),
    json: last.format as KnownFormat,
    print: known.print,
    copiesErrors: steps[0]?.transform === known.errors,
  };
}

/** The chain behind a format, if it is nothing but formats of winston that end in `json()`, as they were when it was first seen. */
export function jsonChainOf(format: object): JsonChain | undefined {
  let chain = chains.get(format);
  if (chain === undefined) {
    chain = readChain(format as Format);
    chains.set(format, chain);
  }
  if (chain === null || !isBare(chain.json.options)) return undefined;
  for (const { format: part, transform } of chain.steps) if (part.transform !== transform) return undefined;
  return chain;
}
