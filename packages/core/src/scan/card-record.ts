import { splitWords } from '../fields/words.js';

/** One field of a record that holds a card, as text: a value of more than seven characters is empty. */
export interface CardField {
  readonly name: string;
  readonly value: string;
  /** It stands in an object of its own inside the record: it may tell the expiry, and is no code. */
  readonly isNested: boolean;
}

/** How many fields away from its card a code may stand. */
const REACH = 4;
/** How many fields away an expiry may stand. */
const EXPIRY_REACH = 8;

const words = (text: string): Set<string> => new Set(text.split(/\s+/).filter((word) => word !== ''));

/** Words of names whose value may well have three or four digits without being a code. */
const lookAlikes = words(`
  amount amt total subtotal price fee tax tip gratuity cost balance limit money value currency curr ccy country zip
  postal postcode plz phone tel area month year mm yy yyyy exp expiry expires expiration expire valid from start date
  day time hour minute timezone tz type status state result resp response reply version ver port count qty quantity
  size len length id mcc mti stan trace terminal term tid mid merchant store shop batch seq sequence ticket invoice
  order ref reference rrn auth authorization approval avs aav installment installments instalments index level pid
  line entry mode pos condition processing proc service issue scheme bin iin last4 last first6 first score risk http
  duration ms latency elapsed attempt attempts retry retries language lang site house street apt unit floor room age
  rate percent points channel node shard error err reason action function step page offset customer account user
  network brand aid tvr tsi eci ucaf tag block interval ttl weight width height rank priority group category sku item
  product plan menu flag flags eye hash checksum lrc kcv number num no nr bank branch region locale cents msgtype mtid
  hop retry_after offset position column row card cardtype`);

const endings = ['amount', 'status', 'type', 'total', 'version', 'result', 'country', 'currency', 'length', 'date'];

/** Whether a name says that its value is something else than a verification code. */
function isLookAlike(name: string): boolean {
  const list = splitWords(name);
  const joined = list.join('');
  return list.some((word) => lookAlikes.has(word)) || endings.some((ending) => joined.endsWith(ending));
}

const isMonth = (text: string): boolean => /^(?:0?[1-9]|1[0-2])$/.test(text);
const isYear = (text: string): boolean => /^(?:20)?[1-4]\d$/.test(text);
/** Month and year, or year and month: `0927`, `2709`, `09/27`, `09-2027`, `202709`. */
const isExpiry = (text: string): boolean =>
  /^(?:(?:0[1-9]|1[0-2])[/.-]?(?:20)?[1-4]\d|(?:20)?[1-4]\d[/.-]?(?:0[1-9]|1[0-2]))$/.test(text);

const namesExpiry = (name: string): boolean => /exp|valid|yymm|mmyy/i.test(name);

/** Positions of the fields that tell the expiry of the card: one, or a month and a year side by side; empty if there is none. */
function expiryOf(fields: readonly CardField[], card: number): number[] {
  const near = fields.map((_, i) => i).filter((i) => i !== card && Math.abs(i - card) <= EXPIRY_REACH);
  const at = (i: number): CardField => fields[i] as CardField;
  const named = near.find((i) => isExpiry(at(i).value) && namesExpiry(at(i).name));
  if (named !== undefined) return [named];
  const first = near.find((i) => {
    const next = fields[i + 1]?.value ?? '';
    const { value } = at(i);
    return i + 1 !== card && ((isMonth(value) && isYear(next)) || (isYear(value) && isMonth(next)));
  });
  if (first !== undefined) return [first, first + 1];
  const only = near.find((i) => isExpiry(at(i).value));
  return only === undefined ? [] : [only];
}

/** Digits of the code that goes with a card: American Express prints four. */
export const codeDigits = (card: string): number => (/^3[47]\d{13}$/.test(card) ? 4 : 3);

const isCode = (value: string, card: string): boolean => value.length === codeDigits(card) && /^\d+$/.test(value);

/** What the fields around a card tell. */
export interface CardRecord {
  readonly hasExpiry: boolean;
  /** Position of the field that holds its verification code, -1 if none or more than one may. */
  readonly code: number;
}

/**
 * Reads the record of a card by its shape: an expiry, and one lone value of three digits (four for American Express) near the card,
 * under a name that says nothing else.
 */
export function readCardRecord(fields: readonly CardField[], card: number, digits: string): CardRecord {
  const expiry = expiryOf(fields, card);
  if (expiry.length === 0) return { hasExpiry: false, code: -1 };
  const codes = fields.flatMap(({ name, value, isNested }, i) => {
    const isNear = i !== card && Math.abs(i - card) <= REACH && !expiry.includes(i);
    return isNear && !isNested && isCode(value, digits) && !isLookAlike(name) ? [i] : [];
  });
  return { hasExpiry: true, code: codes.length === 1 ? (codes[0] as number) : -1 };
}

/** `4111…|12|27|737`, `4111…,0927,737`, `4111… 09/27 737`: length of what stands before the code behind a card, -1 for none. */
export function codeBehind(text: string, card: string): number {
  const match =
    /^\s?([|,;:\t])\s?(?:(?:0?[1-9]|1[0-2])\s?[|,;:\t/-]\s?(?:20)?[1-4]\d|(?:0[1-9]|1[0-2])[1-4]\d|[1-4]\d(?:0[1-9]|1[0-2]))\s?\1\s?(?=\d)/.exec(
      text,
    ) ?? /^ (?:0[1-9]|1[0-2])[/-](?:20)?[1-4]\d (?=\d)/.exec(text);
  if (match === null) return -1;
  const at = match[0].length;
  const code = /^\d+(?![\w.-])/.exec(text.slice(at))?.[0] ?? '';
  return isCode(code, card) ? at : -1;
}
