import type { Redactor } from '@sixfour/core';
import { redactInfo } from './info.js';
import { FinishedLine } from './finished-line.js';
import type { Info } from './triple-beam.js';
import { isObject } from './methods.js';

/** Redacts whatever winston hands on: an info, a text, or `false`, `null` and `undefined`, which keep their meaning. */
export function redactChunk(redactors: readonly Redactor[], chunk: unknown): unknown {
  let out = chunk;
  for (const redactor of redactors) {
    if (isObject(out)) out = redactInfo(redactor, out as Info);
    else if (typeof out === 'string') out = redactor.redactText(out);
  }
  return out;
}

/** The info on its way from the formats to the transports, and by whose rules it is redacted. */
interface Passing {
  readonly chunk: unknown;
  readonly redactors: readonly Redactor[];
}

let passing: Passing | undefined;

/** Redacts what the formats have made and hands it on: a transport without a format gets it as it is. */
export function passChunk(redactors: readonly Redactor[], chunk: unknown, push: (chunk: unknown) => unknown): unknown {
  const before = passing;
  passing = { chunk: redactChunk(redactors, chunk), redactors };
  try {
    return push(passing.chunk);
  } finally {
    // Nothing that was logged is kept: what waits in a busy transport is redacted once more, which changes nothing.
    passing = before;
  }
}

/** Redacts what a transport is given, unless it is what the formats have made. */
export function finishChunk(redactors: readonly Redactor[], chunk: unknown): unknown {
  if (typeof chunk === 'function') return chunk;
  if (chunk instanceof FinishedLine) return chunk.by(redactors);
  if (passing !== undefined && passing.chunk === chunk) {
    const { redactors: by } = passing;
    if (by === redactors || redactors.every((redactor) => by.includes(redactor))) return chunk;
  }
  return redactChunk(redactors, chunk);
}
