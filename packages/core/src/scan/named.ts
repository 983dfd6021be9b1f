import type { Context, Rule, Span } from '../types.js';
import type { Engine } from './engine.js';

/** Is told of what was looked at and left, for `explain`. */
export type OnMiss = (detector: number, field: string | undefined, rule: Rule) => void;

const NOTHING: readonly Span[] = [];

/** What a detector finds in `bytes[start, end)`; a span that leaves the text or is empty does not count. */
export function findNamed(
  engine: Engine,
  detector: number,
  context: Context,
  bytes: Uint8Array,
  start: number,
  end: number,
  onMiss: OnMiss | undefined,
): readonly Span[] {
  const found = engine.detectors[detector]?.find(bytes, start, end, context);
  if (found === undefined) {
    onMiss?.(detector, context.field, context.named ? 'value-does-not-fit' : 'check-failed');
    return NOTHING;
  }
  const spans = Array.isArray(found) ? (found as readonly Span[]) : [found as Span];
  return spans.filter((span) => span.start >= 0 && span.end > span.start);
}
