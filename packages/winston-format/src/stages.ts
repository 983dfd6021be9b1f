import type { Redactor } from '@sixfour/core';
import { redactInfo } from './info.js';
import type { Info } from './triple-beam.js';
import { isObject } from './methods.js';

/** Infos that went through the last stage, and by whose rules: a transport without a format gets them as they are. */
const finished = new WeakMap<object, readonly Redactor[]>();

/** Redacts whatever winston hands on: an info, a text, or `false`, `null` and `undefined`, which keep their meaning. */
export function redactChunk(redactors: readonly Redactor[], chunk: unknown): unknown {
  let out = chunk;
  for (const redactor of redactors) {
    if (isObject(out)) out = redactInfo(redactor, out as Info);
    else if (typeof out === 'string') out = redactor.redactText(out);
  }
  return out;
}

/** The same, but only once for each info. */
export function finishChunk(redactors: readonly Redactor[], chunk: unknown): unknown {
  if (!isObject(chunk)) return redactChunk(redactors, chunk);
  const by = finished.get(chunk);
  if (by !== undefined && (by === redactors || redactors.every((redactor) => by.includes(redactor)))) return chunk;
  const out = redactChunk(redactors, chunk);
  if (isObject(out)) finished.set(out, redactors);
  return out;
}
