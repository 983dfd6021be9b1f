import { lease, release } from '../scan/buffer.js';
import type { Engine } from '../scan/engine.js';
import { findNamed, type OnMiss } from '../scan/named.js';
import type { Context } from '../types.js';

/** Whether JavaScript has rounded a number: no digit of it can be relied on. */
export const isUnsafe = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);

/** Whether a detector finds something in a text that stands on no tape, as the digits of a short number. */
export function fits(engine: Engine, detector: number, context: Context, text: string, onMiss?: OnMiss): boolean {
  const buffer = lease();
  try {
    buffer.append(text);
    buffer.close();
    return findNamed(engine, detector, context, buffer.bytes, 0, buffer.length, onMiss).length > 0;
  } finally {
    release(buffer, true);
  }
}

/** Whether a text is a trace or span id as W3C Trace Context spells them. */
export const isTraceId = (text: string): boolean => /^(?:[0-9a-f]{16}|[0-9a-f]{32})$/.test(text);
