import { byFirstByte, isDigit, isLetter, isLower, SPACE, standsAt } from '../ascii.js';

/** Words that go on with a sentence and that nobody takes for a password. */
const wordsFrom = byFirstByte([
  ...[
    'must',
    'should',
    'shall',
    'cannot',
    'can',
    'may',
    'will',
    'is',
    'was',
    'are',
    'were',
    'be',
    'been',
    'has',
    'have',
    'had',
  ],
  ...[
    'does',
    'did',
    'do',
    'the',
    'a',
    'an',
    'this',
    'that',
    'these',
    'your',
    'you',
    'our',
    'its',
    'it',
    'too',
    'not',
    'only',
  ],
  ...[
    'for',
    'from',
    'with',
    'without',
    'of',
    'to',
    'in',
    'on',
    'at',
    'by',
    'or',
    'and',
    'if',
    'when',
    'as',
    'than',
    'then',
  ],
  ...['field', 'fields', 'check', 'checks', 'reset', 'please', 'incorrect', 'wrong', 'expired', 'changed', 'failed'],
]);

/** Whether the value is the first word of a sentence: `password: must be hashed`. */
export function isProse(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[end] !== SPACE || !isLetter(bytes[end + 1] as number) || !isLower(bytes[start] as number)) return false;
  return wordsFrom(bytes[start] as number).some((word) => word.length === end - start && standsAt(bytes, start, word));
}

const UNITS = [' bytes', ' characters', ' chars'];

/** Whether the value is how long a value is: `password:  16 bytes`, as kubectl describes a secret. */
export function isQuantity(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > 6) return false;
  for (let i = start; i < end; i++) if (!isDigit(bytes[i] as number)) return false;
  return UNITS.some((unit) => standsAt(bytes, end, unit));
}
