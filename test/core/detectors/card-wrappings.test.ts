import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { lengthsAnywhere, lengthsInContext } from '../../../packages/core/src/data/iin.js';
import { bareCards, masked, redactor, testCards } from '../rows.js';

const { redactText } = redactor;
const CODE = '739';

const json = (value: unknown, depth = 0): string => {
  let text = JSON.stringify(value);
  for (let i = 0; i < depth; i++) text = JSON.stringify({ level: 30, body: text });
  return text;
};
const percent = (text: string): string => encodeURIComponent(text);
const allPercent = (text: string): string => [...text].map((c) => `%${c.charCodeAt(0).toString(16)}`).join('');
const unicode = (text: string): string =>
  [...text].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
const entities = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const numeric = (text: string): string => [...text].map((c) => `&#${c.charCodeAt(0)};`).join('');
const xml = (pan: string, code: string): string =>
  `<pay:Card xmlns:pay="urn:x"><pay:CardNumber>${pan}</pay:CardNumber><pay:CVV2>${code}</pay:CVV2></pay:Card>`;
const record = (pan: string, code: string): object => ({ order: 'A-17', card: { number: pan, cvc: code }, ok: true });

/** Shapes in which logs hold a card and its code. Those of JSON must still parse. */
const wrappings: Record<string, (pan: string, code: string) => string> = {
  JSON: (pan, code) => json(record(pan, code)),
  'JSON numbers': (pan, code) => `{"a":1,"cardNumber":${pan},"cvv":${code},"b":2}`,
  'JSON in JSON': (pan, code) => json(record(pan, code), 1),
  'JSON in JSON, two levels': (pan, code) => json(record(pan, code), 2),
  'JSON in JSON, three levels': (pan, code) => json(record(pan, code), 3),
  'JSON in JSON, four levels': (pan, code) => json(record(pan, code), 4),
  'JSON with escaped digits': (pan, code) => `{"cardNumber":"${unicode(pan)}","cvv":"${unicode(code)}"}`,
  'JSON printed': (pan, code) => JSON.stringify(record(pan, code), null, 2),
  'name and value': (pan, code) =>
    json([
      { name: 'card_number', value: pan },
      { name: 'cvv', value: code },
    ]),
  pairs: (pan, code) =>
    json([
      ['number', pan],
      ['cvv', code],
    ]),
  headers: (pan, code) => json({ rawHeaders: ['X-Card', pan, 'X-CVV', code, 'Host', 'a.example'] }),
  'truncated JSON': (pan, code) => json(record(pan, code)).slice(0, -12),
  query: (pan, code) => `GET /pay?x=1&card_number=${pan}&cvv=${code}&y=2 HTTP/1.1`,
  path: (pan, code) => `GET /cards/${pan}/charge?cvc=${code} HTTP/1.1`,
  form: (pan, code) => `a=1&card[number]=${pan}&card[cvc]=${code}&b=2`,
  'form, encoded brackets': (pan, code) => `card%5Bnumber%5D=${pan}&card%5Bcvc%5D=${code}&b=2`,
  'form, encoded digits': (pan, code) => `card_number=${allPercent(pan)}&cvv=${code}`,
  'percent, twice': (pan, code) => percent(percent(`card_number=${pan}&cvv=${code}&b=2`)),
  'percent JSON': (pan, code) => `payload=${percent(json(record(pan, code)))}&z=1`,
  XML: xml,
  'XML attributes': (pan, code) => `<card number="${pan}" cvv="${code}" type="x"/>`,
  'XML fields by attribute': (pan, code) => `<param name="card_number">${pan}</param><param name="cvv">${code}</param>`,
  'XML keys and values': (pan, code) => `<add key="card_number" value="${pan}"/><add key="cvv" value="${code}"/>`,
  'XML on lines': (pan, code) => `<card>\n  <number>\n    ${pan}\n  </number>\n  <cvv>\n    ${code}\n  </cvv>\n</card>`,
  CDATA: (pan, code) => `<number><![CDATA[${pan}]]></number><cvv><![CDATA[${code}]]></cvv>`,
  'XML as entities': (pan, code) => `<body>${entities(xml(pan, code))}</body>`,
  'XML as entities, twice': (pan, code) => entities(entities(xml(pan, code))),
  'numeric entities': (pan, code) => `<number>${numeric(pan)}</number><cvv>${numeric(code)}</cvv>`,
  'XML in JSON': (pan, code) => json({ body: xml(pan, code) }),
  'XML, percent': (pan, code) => `xml=${percent(xml(pan, code))}`,
  SOAP: (pan, code) =>
    `<soap:Envelope><soap:Body><m:Pay><m:pan>${pan}</m:pan><m:securityCode>${code}</m:securityCode></m:Pay></soap:Body></soap:Envelope>`,
  multipart: (pan, code) =>
    `--b\r\nContent-Disposition: form-data; name="card_number"\r\n\r\n${pan}\r\n--b\r\nContent-Disposition: form-data; name="cvv"\r\n\r\n${code}\r\n--b--`,
  'multipart in JSON': (pan, code) =>
    json({
      body: `--b\r\nContent-Disposition: form-data; name="card[number]"\r\n\r\n${pan}\r\n--b\r\nContent-Disposition: form-data; name="card[cvc]"\r\n\r\n${code}\r\n--b--`,
    }),
  YAML: (pan, code) => `card:\n  number: ${pan}\n  cvv: ${code}\nok: true`,
  'YAML with quotes': (pan, code) => `card:\n  number: "${pan}"\n  cvv: '${code}'\nok: true`,
  logfmt: (pan, code) => `level=info card=${pan} cvv=${code} ms=3`,
  CSV: (pan, code) => `id,card_number,cvv,amount\n1,${pan},${code},5.00\n2,,,6.00`,
  'CSV with quotes': (pan, code) => `"id","card number","cvv"\r\n"1","${pan}","${code}"\r\n`,
  'CSV with semicolons': (pan, code) => `id;pan;security_code\n1;${pan};${code}`,
  TSV: (pan, code) => `id\tcard_number\tcvc\n1\t${pan}\t${code}`,
  'util.inspect': (pan, code) => inspect(record(pan, code), { depth: 9 }),
  'util.inspect of a Map': (pan, code) =>
    inspect(
      new Map([
        ['number', pan],
        ['cvv', code],
      ]),
    ),
  'Ruby hash': (pan, code) => `{:number => "${pan}", :cvv => "${code}"}`,
  'Ruby hash, quoted keys': (pan, code) => `{"number"=>"${pan}", "cvv"=>"${code}"}`,
  'Ruby hash, new style': (pan, code) => `{number: "${pan}", cvv: "${code}"}`,
  'PHP array': (pan, code) => `array(2) { ["number"]=> string(${pan.length}) "${pan}" ["cvv"]=> string(3) "${code}" }`,
  'PHP print_r': (pan, code) => `Array\n(\n    [number] => ${pan}\n    [cvv] => ${code}\n)`,
  'Python dict': (pan, code) => `{'number': '${pan}', 'cvv': '${code}', 'x': None}`,
  'Python dataclass': (pan, code) => `Card(number='${pan}', cvv='${code}')`,
  'Java toString': (pan, code) => `Card{number=${pan}, cvv=${code}, brand=visa}`,
  'Java toString, quotes': (pan, code) => `Card[number='${pan}', cvv='${code}']`,
  'Go struct': (pan, code) => `{Number:${pan} CVV:${code} Brand:visa}`,
  'wire dump': (pan, code) =>
    `<- "POST /pay HTTP/1.1\\r\\nHost: a.example\\r\\n\\r\\n"\n<- "card_number=${pan}&cvv=${code}"\n-> "HTTP/1.1 200 OK\\r\\n"`,
  'wire dump of JSON': (pan, code) => `<- "${json(record(pan, code)).replaceAll('"', '\\"')}"`,
  'wire dump with chunks': (pan, code) =>
    `-> "3e\\r\\n"\nreading 62 bytes...\n-> "{\\"card\\":{\\"number\\":\\"${pan}\\",\\"cvv\\":\\"${code}\\"}}"`,
  'ISO 8583 fields': (pan, code) => `MTI=0200 DE2=${pan} DE3=310 DE4=1000 cvv=${code}`,
  'ISO 8583, three digits': (pan, code) => `F002: ${pan}\nF003: 310\nCVV: ${code}`,
  'ISO 8583, LLVAR': (pan, code) => `${String(pan.length)}${pan} cvv=${code}`,
  'stack trace': (pan, code) => `Error: card declined (${pan}), cvv ${code}\n    at charge (/app/pay.js:12:34)`,
  'running text': (pan, code) => `paid with ${pan}, security code ${code}.`,
  SQL: (pan, code) => `UPDATE cards SET pan='${pan}', cvv='${code}' WHERE id=1`,
  'command line': (pan, code) => `pay --card-number ${pan} --cvv ${code}`,
  environment: (pan, code) => `CARD_NUMBER=${pan}\nCARD_CVV=${code}`,
  'breaks spelled out': (pan, code) => `a\\ncard: ${pan}\\ncvv: ${code}\\nb`,
  'tabs spelled out': (pan, code) => `card\\t${pan}\\tcvv\\t${code}`,
  'email template': (pan, code) => `<td>Card number</td><td>${pan}</td><td>cvv: ${code}</td>`,
};

/** No seven digits of a card in a row, nor its middle; no code. */
function expectHidden(output: string, pan: string, code: string): void {
  expect(output).not.toContain(pan);
  expect(output.replaceAll(masked(pan), '')).not.toContain(pan.slice(6, -4));
  const left = output.replaceAll(masked(pan), '');
  for (let i = 0; i + 7 <= pan.length; i++) expect(left).not.toContain(pan.slice(i, i + 7));
  expect(output.replaceAll(masked(pan), '')).not.toMatch(new RegExp(`(?<!\\d)${code}(?!\\d)`));
}

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

function expectValid(input: string, output: string): void {
  if (!parses(input)) return;
  expect(parses(output)).toBe(true);
  const before: unknown = JSON.parse(input);
  const after: unknown = JSON.parse(output);
  const inner = (value: unknown): unknown => (value as { body?: unknown } | null)?.body;
  if (typeof inner(before) === 'string') expectValid(inner(before) as string, inner(after) as string);
}

/** A card of each network and length that is found bare, and every other published card at the end. */
const oneOfEach = [
  ...new Map(
    testCards
      .filter(({ number }) => bareCards.includes(number))
      .map((card) => [`${card.network} ${card.length}`, card.number]),
  ).values(),
];

describe.each(Object.entries(wrappings))('%s', (_name, wrap) => {
  it('every published card', () => {
    for (const pan of bareCards) expectHidden(redactText(wrap(pan, CODE)), pan, CODE);
  });
  it.each(oneOfEach)('%s', (pan) => {
    const text = wrap(pan, CODE);
    const output = redactText(text);
    expectHidden(output, pan, CODE);
    expectValid(text, output);
    expect(redactText(output)).toBe(output);
  });
});

const card = '4111111111111111';
const other = '5555555555554444';
const groups = (pan: string, sign: string): string =>
  (pan.length === 15 ? [pan.slice(0, 4), pan.slice(4, 10), pan.slice(10)] : (pan.match(/.{1,4}/g) as string[])).join(
    sign,
  );

/** What may stand around a card in running text. */
const neighbours: Record<string, (pan: string) => string> = {
  nothing: (pan) => pan,
  letters: (pan) => `card${pan}`,
  'an underscore': (pan) => (pan.length < 17 ? `pan_${pan}` : `pan ${pan}`),
  'an expiry': (pan) => `${pan} 12/27`,
  'an expiry without a sign': (pan) => `${pan} 1227`,
  'an expiry, glued': (pan) => `${pan}1227`,
  'a phone number': (pan) => `${pan} +1 555 010 9999`,
  'a phone number before': (pan) => `555-010-9999 ${pan}`,
  'an amount': (pan) => `${pan} 49.90 USD`,
  'an amount before': (pan) => `1000 ${pan}`,
  'a card, comma': (pan) => `${other},${pan}`,
  'a card, space': (pan) => `${other} ${pan}`,
  'a card, nothing between': (pan) => `${other}${pan}`,
  'three cards': (pan) => `${pan}${other}${card}`,
  brackets: (pan) => `(${pan})`,
  'a colon': (pan) => `pan:${pan}`,
  'a hash': (pan) => `#${pan}`,
  'a full stop': (pan) => `no.${pan}.`,
  'a slash': (pan) => `/cards/${pan}/`,
  'an escape': (pan) => `a\\n${pan}\\tb`,
  'a percent escape': (pan) => `a%20${pan}%0a`,
  'zeros before': (pan) => `000${pan}`,
  'its length before': (pan) => `${String(pan.length)}${pan}`,
  spaces: (pan) => groups(pan, ' '),
  dashes: (pan) => groups(pan, '-'),
  'no-break spaces': (pan) => groups(pan, '\u00a0'),
  'thin spaces': (pan) => groups(pan, '\u2009'),
  'en dashes': (pan) => groups(pan, '\u2013'),
  'non-breaking hyphens': (pan) => groups(pan, '\u2011'),
  'zero-width spaces': (pan) => groups(pan, '\u200b'),
  'zero-width, every digit': (pan) => [...pan].join('\u200d'),
  'plus signs': (pan) => groups(pan, '+'),
  'encoded spaces': (pan) => groups(pan, '%20'),
  'dots, in context': (pan) => `card ${groups(pan, '.')}`,
  'slashes, in context': (pan) => `card number: ${groups(pan, '/')}`,
  'tabs, in context': (pan) => `card number: ${groups(pan, '\t')}`,
  'a line break, in context': (pan) => `card number: ${pan.slice(0, 8)}\n${pan.slice(8)}`,
  'spaces and a neighbour': (pan) => `tel 0887 7665 ${groups(pan, ' ')} 12 27`,
  'full-width digits': (pan) => [...pan].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join(''),
  'Arabic-Indic digits': (pan) => [...pan].map((c) => String.fromCharCode(c.charCodeAt(0) - 0x30 + 0x660)).join(''),
  'Devanagari digits': (pan) => [...pan].map((c) => String.fromCharCode(c.charCodeAt(0) - 0x30 + 0x966)).join(''),
};

const ascii = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669]/g, (c) => String(c.charCodeAt(0) - 0x660))
    .replace(/[\u0966-\u096f]/g, (c) => String(c.charCodeAt(0) - 0x966));

/** No part of a card beside its neighbours but what a mask shows. */
function expectMasked(output: string, pan: string): void {
  const digits = ascii(output)
    .replaceAll(masked(pan), '')
    .replaceAll(masked(other), '')
    .replaceAll(masked(card), '')
    .replace(/\D/g, '');
  expect(digits).not.toContain(pan.slice(0, 7));
  expect(digits).not.toContain(pan.slice(-7));
  expect(digits).not.toContain(pan.slice(6, -4));
}

/** Shapes in which logs hold any text. */
const texts: Record<string, (text: string) => string> = {
  'a text': (text) => text,
  'a line of a log': (text) => `2026-01-31T10:20:30.456Z INFO  [main] PaymentService - ${text} done in 12ms`,
  JSON: (text) => json({ level: 30, msg: text, ok: true }),
  'JSON in JSON': (text) => json({ msg: text }, 1),
  'JSON in JSON, four levels': (text) => json({ msg: text }, 4),
  XML: (text) => `<Message id="m1">${text}</Message>`,
  CDATA: (text) => `<m><![CDATA[${text}]]></m>`,
  'a query': (text) => `GET /search?page=2&q=${percent(text)}&x=1`,
  logfmt: (text) => `level=info msg="${text}" ms=3`,
  'util.inspect': (text) => inspect({ msg: text, ok: true }),
  YAML: (text) => `msg: ${text}`,
};

describe.each(Object.entries(texts))('in %s', (name, wrap) => {
  // In a query a word is joined to its value by an escape alone, and an escape inside an escape is a letter: neither makes a card of 17
  // digits and more, or of dots, out of what may be an id.
  const isOdd = (neighbour: string): boolean => neighbour.endsWith('in context') || neighbour === 'an escape';
  const around = Object.entries(neighbours).filter(([neighbour]) => name !== 'a query' || !isOdd(neighbour));
  it.each(around)('every published card beside %s', (_neighbour, place) => {
    for (const pan of bareCards) expectMasked(redactText(wrap(place(pan))), pan);
  });
});

describe.each(Object.entries(neighbours))('beside %s', (_name, place) => {
  it.each(oneOfEach)('%s', (pan) => {
    const output = redactText(place(pan));
    expectMasked(output, pan);
    // Groups around a card may make another one with some of it: then neither is shown.
    expect(output).toMatch(
      output.includes('[REDACTED:pan]') ? /\[REDACTED:pan\]/ : new RegExp(`\\*\\*${pan.slice(-4)}`),
    );
  });
});

/** Published cards that count in context only: tier 3, 12 and 13 digits, Diners Club of 14. */
const contextCards = testCards
  .filter(({ number, luhn }) => {
    const prefix = Number(number.slice(0, 6));
    return (
      luhn &&
      !bareCards.includes(number) &&
      (lengthsInContext(prefix) >>> number.length) & 1 &&
      !((lengthsAnywhere(prefix, true) >>> number.length) & 1)
    );
  })
  .map(({ number }) => number);

const mask = (pan: string): string => (pan.length < 14 ? '*'.repeat(pan.length - 4) + pan.slice(-4) : masked(pan));

describe.each(contextCards)('%s, in context only', (pan) => {
  it('stays bare', () => {
    for (const text of [pan, `id ${pan} ok`, json({ ref: pan })]) expect(redactText(text)).toBe(text);
  });
  it('goes under a field, behind a word and in a track', () => {
    expect(redactText(json({ cardNumber: pan }))).toBe(json({ cardNumber: mask(pan) }));
    expect(redactText(`card ${pan}`)).toBe(`card ${mask(pan)}`);
    expect(redactText(`<cardNumber>${pan}</cardNumber>`)).toBe(`<cardNumber>${mask(pan)}</cardNumber>`);
    expect(redactText(`card_number=${pan}&x=1`)).toBe(`card_number=${mask(pan)}&x=1`);
    expect(redactText(`;${pan}=27121011234?`)).toBe('[REDACTED:track]');
  });
});
