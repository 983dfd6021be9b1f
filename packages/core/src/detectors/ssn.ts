import { ASTERISK, DASH, DOT, isAlphanumeric, isDigit, PLUS, SPACE, ZERO, endsEscape } from '../ascii.js';
import type { Context, Detector, Span } from '../types.js';
import { builtIn } from './define.js';

function isIssued(area: number, group: number, serial: number): boolean {
  return area !== 0 && area !== 666 && area < 900 && group !== 0 && serial !== 0;
}

/** The nine digits of `bytes[start, end)` as 3-2-4, or undefined if there are more or fewer. */
function passes(bytes: Uint8Array, start: number, end: number): boolean {
  let value = 0;
  let count = 0;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (isDigit(byte)) {
      value = value * 10 + byte - ZERO;
      count++;
    } else if (byte !== DASH && byte !== SPACE && byte !== DOT && byte !== PLUS) return false;
  }
  return count === 9 && isIssued(Math.trunc(value / 1e6), Math.trunc(value / 1e4) % 100, value % 1e4);
}

function find(bytes: Uint8Array, start: number, end: number, context: Context): Span | undefined {
  // Digits before an asterisk are what is shown of a masked card.
  if (bytes[end] === ASTERISK) return undefined;
  if (context.named)
    return !context.status && end - start <= 13 && passes(bytes, start, end) ? { start, end } : undefined;
  const isPart =
    (isAlphanumeric(bytes[start - 1] ?? 0) && !endsEscape(bytes, start)) ||
    bytes[start - 1] === DASH ||
    (bytes[start - 1] === DOT && isAlphanumeric(bytes[start - 2] ?? 0)) ||
    (bytes[end] === DOT && isAlphanumeric(bytes[end + 1] as number)) ||
    isAlphanumeric(bytes[end] as number) ||
    bytes[end] === DASH;
  return !isPart && passes(bytes, start, end) ? { start, end } : undefined;
}

/**
 * US Social Security numbers: `536-90-4399` and `536.90.4399` anywhere, nine digits in context. Areas 000, 666 and 900 to 999, group 00 and serial 0000
 * were never issued (Social Security Administration, POMS RM 10201.030).
 */
export const ssn: Detector = builtIn('ssn', 'identity', find, {
  where: 'separated',
  triggers: { shapes: ['###-##-####', '###.##.####'] },
  extent: 'groups',
});
