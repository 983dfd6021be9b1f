import { isDigit } from '../ascii.js';
import type { IgnoreRule } from '../fields/name-rows.js';
import type { Hit } from './engine.js';
import type { OnMiss } from './named.js';

/** A value that a detector is not to look at. */
export interface Ignored extends IgnoreRule {
  readonly start: number;
  readonly end: number;
}

/** The hits that stand in no value which their detector is to ignore. */
export function withoutIgnored(hits: Hit[], ignored: readonly Ignored[], bytes: Uint8Array, onMiss?: OnMiss): Hit[] {
  if (ignored.length === 0) return hits;
  const isIgnored = (hit: Hit, rule: Ignored): boolean =>
    rule.detector === hit.detector &&
    hit.start >= rule.start &&
    hit.end <= rule.end &&
    (!rule.onlyTraceId || isTraceId(bytes, rule.start, rule.end));
  return hits.filter((hit) => {
    const isLeft = !ignored.some((rule) => isIgnored(hit, rule));
    if (!isLeft) onMiss?.(hit.detector, hit.field, 'ignored');
    return isLeft;
  });
}

/** Exactly 16 or 32 small hexadecimal digits, as W3C Trace Context writes span and trace ids. */
export function isTraceId(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start !== 16 && end - start !== 32) return false;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (!isDigit(byte) && !(byte >= 0x61 && byte <= 0x66)) return false;
  }
  return true;
}
