import { remainderOf } from './remainder.js';
import { valueOf } from './weighted.js';

/** MOD 97-10 of ISO/IEC 7064, as IBAN (ISO 13616) uses it: country and check digits move to the end, letters count as two digits. */
export function passesMod97(iban: string): boolean {
  let digits = '';
  for (const sign of iban.slice(4) + iban.slice(0, 4)) digits += String(valueOf(sign.charCodeAt(0)));
  return remainderOf(digits, 97) === 1;
}

/** Whether the last two digits are 97 less the remainder of those before: Belgium's national register, France's NIR. */
export function passesComplement97(body: string, check: string): boolean {
  return 97 - remainderOf(body, 97) === Number(check);
}
