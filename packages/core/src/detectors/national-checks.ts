import { ODD, passesCodiceFiscale } from '../checks/codice-fiscale.js';
import { hasDate } from '../checks/dates.js';
import { passesIcao } from '../checks/icao9303.js';
import { crossSum, passesLuhn36 } from '../checks/luhn-letters.js';
import { passesCurp, passesRfc } from '../checks/mexico.js';
import { passesComplement97, passesMod97 } from '../checks/mod97.js';
import { remainderOf } from '../checks/remainder.js';
import { passesVerhoeff } from '../checks/verhoeff.js';
import { valueOf, weightedSum } from '../checks/weighted.js';

type Check = (text: string) => boolean;

const DNI = 'TRWAGMYFPDXBNJZSQVHLCKE';
const PPS = 'WABCDEFGHIJKLMNOPQRSTUV';
const digitAt = (text: string, at: number): number => text.charCodeAt(at) - 48;
const isDni: Check = (text) => DNI[remainderOf(text.slice(0, -1), 23)] === text.at(-1);

/** Estonia and Lithuania: a second round of weights where the first gives 10. */
function isBaltic(text: string): boolean {
  const first = weightedSum(text.slice(0, 10), [1, 2, 3, 4, 5, 6, 7, 8, 9, 1], 11);
  const second = weightedSum(text.slice(0, 10), [3, 4, 5, 6, 7, 8, 9, 1, 2, 3], 11);
  return (first < 10 ? first : second % 10) === digitAt(text, 10);
}

/** Kazakhstan: the same in two other rounds; a number that gives 10 twice is never used. */
function isKazakh(text: string): boolean {
  const first = weightedSum(text.slice(0, 11), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 11);
  const second = weightedSum(text.slice(0, 11), [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2], 11);
  return (first < 10 ? first : second) === digitAt(text, 11);
}

/** Turkey: the tenth digit from odd and even places, the eleventh from all before. */
function isTurkish(text: string): boolean {
  const tenth = weightedSum(text.slice(0, 9), [7, -1, 7, -1, 7, -1, 7, -1, 7], 10);
  const sum = weightedSum(text.slice(0, 10), [1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 10);
  return text[0] !== '0' && tenth === digitAt(text, 9) && sum === digitAt(text, 10);
}

/** Germany's tax id: among the first ten digits exactly one stands two or three times (Bundeszentralamt für Steuern). */
function hasOneRepeat(text: string): boolean {
  const counts = new Array<number>(10).fill(0);
  for (let i = 0; i < 10; i++) counts[digitAt(text, i)] = (counts[digitAt(text, i)] ?? 0) + 1;
  return text[0] !== '0' && counts.filter((count) => count > 1).length === 1 && Math.max(...counts) <= 3;
}

function isPps(text: string): boolean {
  // A second letter of A to I counts since 2013; W, T and X, of older numbers, do not.
  const second = 'ABCDEFGHI'.indexOf(text[8] ?? ' ') * 9 + 9;
  return PPS[(weightedSum(text.slice(0, 7), [8, 7, 6, 5, 4, 3, 2], 23) + second) % 23] === text[7];
}

function isNino(text: string): boolean {
  const prefix = text.slice(0, 2);
  if (['BG', 'GB', 'NK', 'KN', 'TN', 'NT', 'ZZ'].includes(prefix)) return false;
  return (
    Array.from(prefix).every((sign) => !'DFIQUV'.includes(sign)) &&
    text[1] !== 'O' &&
    'ABCD'.includes(text.at(-1) as string)
  );
}

/** Hong Kong: one or two letters and six digits, the check digit 10 is A. */
function isHkid(text: string): boolean {
  const body = text.slice(0, -1).padStart(8, ' ');
  let sum = 0;
  for (let i = 0; i < 8; i++) sum += (body[i] === ' ' ? 36 : valueOf(body.charCodeAt(i))) * (9 - i);
  return (sum + valueOf(text.charCodeAt(text.length - 1))) % 11 === 0;
}

const HETU = '0123456789ABCDEFHJKLMNPRSTUVWXY';

/** Finland: the sign of the century stands between, or was a separator and is gone. */
function isHetu(text: string): boolean {
  if (text.length === 11 && !'ABCDEFUVWXY'.includes(text[6] as string)) return false;
  const number = text.slice(0, 6) + text.slice(-4, -1);
  return hasDate(text, 0, 'DDMMYY', false) && HETU[Number(number) % 31] === text.at(-1);
}

const NRIC: Readonly<Record<string, readonly [number, string]>> = {
  S: [0, 'JZIHGFEDCBA'],
  T: [4, 'JZIHGFEDCBA'],
  F: [0, 'XWUTRQPNMLK'],
  G: [4, 'XWUTRQPNMLK'],
  M: [3, 'XWUTRQPNJLK'],
};

function isNric(text: string): boolean {
  const [offset, letters] = NRIC[text[0] as string] ?? [0, ''];
  return letters[(weightedSum(text.slice(1, 8), [2, 7, 6, 5, 4, 3, 2], 11) + offset) % 11] === text[8];
}

const TAIWAN = 'ABCDEFGHJKLMNPQRSTUVXYWZIO';

function isTaiwanId(text: string): boolean {
  const area = TAIWAN.indexOf(text[0] as string) + 10;
  return weightedSum(`${area}${text.slice(1)}`, [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1], 10) === 0;
}

const USCC = '0123456789ABCDEFGHJKLMNPQRTUWXY';

function isUscc(text: string): boolean {
  let sum = 0;
  let weight = 1;
  for (let i = 0; i < 17; i++) {
    const value = USCC.indexOf(text[i] as string);
    if (value < 0) return false;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return USCC[(31 - (sum % 31)) % 31] === text[17];
}

const CNPJ = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];

/** Brazil's CNPJ: a letter counts as its ASCII code less 48. */
function isCnpj(text: string): boolean {
  return [12, 13].every((length) => {
    let sum = 0;
    for (let i = 0; i < length; i++) sum += (text.charCodeAt(i) - 48) * (CNPJ[i + 13 - length] as number);
    return '00987654321'[sum % 11] === text[length];
  });
}

/** Spain's CIF: digit or letter, by the kind of company; either is taken. */
function isCif(text: string): boolean {
  const check = (10 - (crossSum(text.slice(1, 8), [2, 1]) % 10)) % 10;
  return text[8] === String(check) || text[8] === 'JABCDEFGHI'[check];
}

function isNuss(text: string): boolean {
  const province = Number(text.slice(0, 2));
  const number = Number(text.slice(2, 10));
  const whole = number < 1e7 ? province * 1e7 + number : province * 1e8 + number;
  return [whole, province * 1e8 + number].some((value) => value % 97 === Number(text.slice(10)));
}

function isPortugueseCard(text: string): boolean {
  let sum = 0;
  for (let i = 0; i < 12; i++) {
    const value = valueOf(text.charCodeAt(i)) * (i % 2 === 0 ? 2 : 1);
    sum += i % 2 === 0 && value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

/** A letter as its place in the alphabet, in two digits. */
const asDigits = (letter: string): string => String(letter.charCodeAt(0) - 64).padStart(2, '0');

/** Germany's health insurance number (§ 290 SGB V). */
const isKvnr: Check = (text) =>
  crossSum(asDigits(text[0] as string) + text.slice(1, 9), [1, 2]) % 10 === digitAt(text, 9);

/** Germany's pension insurance number (VKVV § 4). */
const isSvnr: Check = (text) => {
  const digits = text.slice(0, 8) + asDigits(text[8] as string) + text.slice(9, 11);
  return crossSum(digits, [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1]) % 10 === digitAt(text, 11);
};

/** Russia's SNILS: the sum modulo 101, 100 becomes 00. */
const isSnils: Check = (text) =>
  weightedSum(text.slice(0, 9), [9, 8, 7, 6, 5, 4, 3, 2, 1], 101) % 100 === Number(text.slice(9));

const withoutCorsica = (text: string): string => text.slice(0, 13).replace('2A', '19').replace('2B', '18');

/** Belgium's national number; those born in 2000 and later count with a 2 before. */
const isBelgian: Check = (text) =>
  passesComplement97(text.slice(0, 9), text.slice(9)) || passesComplement97(`2${text.slice(0, 9)}`, text.slice(9));

const isBelgianCard: Check = (text) => (remainderOf(text.slice(0, 10), 97) || 97) === Number(text.slice(10));

/** New Zealand's IRD: a second round of weights where the first gives 10. */
function isIrd(text: string): boolean {
  const body = text.slice(0, -1);
  const first = (11 - weightedSum(body, [3, 2, 7, 6, 5, 4, 3, 2], 11)) % 11;
  const second = (11 - weightedSum(body, [7, 4, 3, 2, 5, 2, 7, 6], 11)) % 11;
  return (first < 10 ? first : second) === digitAt(text, text.length - 1);
}

function isTaiwanUbn(text: string): boolean {
  const sum = crossSum(text, [1, 2, 1, 2, 1, 2, 4, 1]);
  return sum % 5 === 0 || (text[6] === '7' && (sum + 1) % 5 === 0);
}

/** Japan's corporate number: the first digit is 9 less the weighted sum of the others modulo 9. */
const isJapaneseCompany: Check = (text) =>
  digitAt(text, 0) === 9 - weightedSum(text.slice(1), [2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1], 9);

const isKoreanCompany: Check = (text) => {
  const half = digitAt(text, 8) * 5;
  return (
    (weightedSum(text.slice(0, 8), [1, 3, 7, 1, 3, 7, 1, 3], 10) + half + Math.trunc(half / 10) + digitAt(text, 9)) %
      10 ===
    0
  );
};

function isRussianInn(text: string): boolean {
  const eleventh = weightedSum(text.slice(0, 10), [7, 2, 4, 10, 3, 5, 9, 4, 6, 8], 11) % 10;
  const twelfth = weightedSum(text.slice(0, 11), [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8], 11) % 10;
  return eleventh === digitAt(text, 10) && twelfth === digitAt(text, 11);
}

const isVenezuelan: Check = (text) => {
  const letter = ' VEJPG'.indexOf(text[0] as string) * 4;
  const sum = weightedSum(text.slice(1, 9), [3, 2, 7, 6, 5, 4, 3, 2], 11);
  return letter > 0 && '00987654321'[(sum + letter) % 11] === text[9];
};

const isBulgarianVat: Check = (text) => {
  const first = weightedSum(text.slice(0, 8), [1, 2, 3, 4, 5, 6, 7, 8], 11);
  const second = weightedSum(text.slice(0, 8), [3, 4, 5, 6, 7, 8, 9, 10], 11) % 10;
  return (first < 10 ? first : second) === digitAt(text, 8);
};

function isLithuanianVat(text: string): boolean {
  let first = 0;
  let second = 0;
  const last = text.length - 1;
  for (let i = 0; i < last; i++) {
    first += (1 + (i % 9)) * digitAt(text, i);
    second += (1 + ((i + 2) % 9)) * digitAt(text, i);
  }
  return (first % 11 < 10 ? first % 11 : (second % 11) % 10) === digitAt(text, last);
}

function isCypriotVat(text: string): boolean {
  let sum = 0;
  for (let i = 0; i < 8; i++) sum += i % 2 === 0 ? (ODD[digitAt(text, i)] as number) : digitAt(text, i);
  return text.charCodeAt(8) - 65 === sum % 26;
}

/** Checks that one country alone uses. Each follows the page of the issuing authority that `data/identity-documents.ts` names. */
export const nationalChecks: Readonly<Record<string, Check>> = {
  codicefiscale: passesCodiceFiscale,
  curp: passesCurp,
  rfc: passesRfc,
  icao: passesIcao,
  luhn36: passesLuhn36,
  dni: isDni,
  nie: (text) => isDni(String('XYZ'.indexOf(text[0] as string)) + text.slice(1)),
  cif: isCif,
  nuss: isNuss,
  'pt-cc': isPortugueseCard,
  nino: isNino,
  pps: isPps,
  utr: (text) => '21987654321'[weightedSum(text.slice(1, 10), [6, 7, 8, 9, 10, 5, 4, 3, 2], 11)] === text[0],
  nir: (text) => passesComplement97(withoutCorsica(text), text.slice(13)),
  'fr-nif': (text) => remainderOf(text.slice(0, 10), 511) === Number(text.slice(10)),
  // La Poste's own establishments: the sum of the digits is a multiple of 5 (INSEE).
  poste: (text) => text.startsWith('356000000') && weightedSum(text, new Array<number>(14).fill(1), 5) === 0,
  'de-idnr': hasOneRepeat,
  svnr: isSvnr,
  kvnr: isKvnr,
  cnpj: isCnpj,
  'lu-nin': (text) => passesVerhoeff(text.slice(0, 11) + text.slice(12)),
  'be-nn': isBelgian,
  'be-eid': isBelgianCard,
  baltic: isBaltic,
  'kz-iin': isKazakh,
  'tr-tckn': isTurkish,
  inn: isRussianInn,
  snils: isSnils,
  // Rodné číslo: ten digits are a multiple of 11, or 10 left over counts as 0; nine digits, given until 1953, have no check.
  rc: (text) =>
    text.length === 9 || remainderOf(text, 11) === 0 || (remainderOf(text.slice(0, 9), 11) === 10 && text[9] === '0'),
  hetu: isHetu,
  hkid: isHkid,
  'sg-nric': isNric,
  'tw-id': isTaiwanId,
  'tw-ubn': isTaiwanUbn,
  uscc: isUscc,
  'jp-cn': isJapaneseCompany,
  'kr-brn': isKoreanCompany,
  ird: isIrd,
  // Australia's business number: one less in the first digit, modulo 89.
  abn: (text) =>
    weightedSum(String(Number(text[0]) - 1) + text.slice(1), [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19], 89) === 0,
  npi: (text) => crossSum(Array.from(`80840${text}`).reverse().join(''), [1, 2]) % 10 === 0,
  rif: isVenezuelan,
  // A number of one digit only is refused although its check digits are right.
  varied: (text) => Array.from(text).some((sign) => sign !== text[0]),
  // Digits in a row are everyone's example of a number: `012.345.678-90`.
  counted: (text) => !text.startsWith('0123456789') && !text.startsWith('123456789'),
  'at-vat': (text) => (crossSum(text.slice(3, 10), [1, 2]) + 4 + digitAt(text, 10)) % 10 === 0,
  'be-vat': (text) => (remainderOf(text.slice(0, -2), 97) + Number(text.slice(-2))) % 97 === 0,
  'bg-vat': isBulgarianVat,
  'cy-vat': isCypriotVat,
  'fr-vat': (text) =>
    Number.isNaN(Number(text.slice(0, 2))) || remainderOf(`${text.slice(2)}12`, 97) === Number(text.slice(0, 2)),
  'lt-vat': isLithuanianVat,
  // Every sign as digits, and MOD 97-10: Dutch sole traders since 2020.
  'nl-vat': (text) => passesMod97(`${text.slice(4)}${text.slice(0, 4)}`),
  eleven: (text) => remainderOf(text, 11) === 0,
  'lu-vat': (text) => remainderOf(text.slice(0, 6), 89) === Number(text.slice(6)),
  'gb-vat': (text) => [0, 42, 55].includes(weightedSum(text.slice(0, 9), [8, 7, 6, 5, 4, 3, 2, 10, 1], 97)),
};
