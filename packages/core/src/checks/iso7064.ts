import { valueOf } from './weighted.js';

const signValue = (text: string, at: number): number => (text[at] === '*' ? 36 : valueOf(text.charCodeAt(at)));

/** A pure system of ISO/IEC 7064: MOD 11-2 (its check sign X is 10), MOD 37-2 (its check sign * is 36). */
export function passesPure(text: string, modulus: 11 | 37, radix: 2): boolean {
  let sum = 0;
  const last = text.length - 1;
  for (let i = 0; i < last; i++) sum = ((sum + signValue(text, i)) * radix) % modulus;
  const check = modulus === 11 && text[last] === 'X' ? 10 : signValue(text, last);
  return (sum + check) % modulus === 1;
}

/** A hybrid system of ISO/IEC 7064: MOD 11,10 over digits, MOD 37,36 over digits and letters. */
export function passesHybrid(text: string, modulus: 10 | 36): boolean {
  let check = modulus;
  const last = text.length - 1;
  for (let i = 0; i < last; i++) {
    const sum = (check + valueOf(text.charCodeAt(i))) % modulus;
    check = ((sum === 0 ? modulus : sum) * 2) % (modulus + 1);
  }
  return (check + valueOf(text.charCodeAt(last))) % modulus === 1;
}
