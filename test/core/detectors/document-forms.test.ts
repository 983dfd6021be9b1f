import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { documents } from '../../../packages/core/src/detectors/documents.js';
import { redactor, redactText } from '../rows.js';

interface Vectors {
  readonly id: string;
  readonly valid: readonly string[];
}

const vectors: readonly Vectors[] = JSON.parse(
  readFileSync(new URL('../../fixtures/identity-documents.json', import.meta.url), 'utf8'),
);
const alias: Readonly<Record<string, string>> = { 'de-vat': 'eu-vat', 'sk-rc': 'cz-rc', 'ba-jmbg': 'si-emso' };

const escaped = (text: string): string =>
  text.replace(/[^\0-\x7f]/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** How a name and its value are written. */
const forms: Readonly<Record<string, (name: string, value: string) => string>> = {
  JSON: (name, value) => JSON.stringify({ [name]: value }),
  'JSON in JSON': (name, value) => JSON.stringify({ m: JSON.stringify({ a: 1, [name]: value }) }),
  'JSON of Python': (name, value) => escaped(JSON.stringify({ [name]: value })),
  logfmt: (name, value) => `level=info ${name.replaceAll(' ', '_')}="${value}" ok=1`,
  XML: (name, value) => `<a><${name.replaceAll(' ', '_')}>${value}</${name.replaceAll(' ', '_')}></a>`,
  YAML: (name, value) => `${name}: ${value}`,
  'a printed object': (name, value) => inspect({ [name]: value }),
  'a sentence': (name, value) => `the ${name} ${value} was given`,
  'a value': (name, value) => JSON.stringify(redactor.redact({ [name]: value })),
};

const rows = vectors.flatMap(({ id, valid }) => {
  const detector = documents.find((known) => known.id === (alias[id] ?? id));
  const { words = [], soleWords = [] } = detector?.triggers ?? {};
  // Digits in a row are an example of a number to the one format that has it; some values have their own word before them.
  const value = valid.find((text) => !text.startsWith('012.345.678') && !/^\p{Script=Cyrillic}/u.test(text));
  return value === undefined ? [] : [...words, ...soleWords].map((name) => ({ id, name, value }));
});

it('every format has a name and a number', () => {
  expect(new Set(rows.map(({ id }) => id)).size).toBeGreaterThan(110);
});

describe.each(Object.keys(forms))('in %s', (form) => {
  it.each(rows)('$name, of $id', ({ name, value }) => {
    const text = forms[form]?.(name, value) ?? '';
    const out = form === 'a value' ? text : redactText(text);
    expect(out).not.toContain(value);
    expect(out).toContain('[REDACTED:');
  });
});

describe('in a query', () => {
  it.each(rows)('$name, of $id', ({ name, value }) => {
    const encoded = encodeURIComponent(value);
    const out = redactText(`/x?a=1&${encodeURIComponent(name.replaceAll(' ', '_'))}=${encoded}&b=2`);
    expect(out).not.toContain(encoded);
    expect(out).toMatch(/^\/x\?a=1&[^=]*=\[REDACTED:[a-z-]+\]&b=2$/);
  });
});
