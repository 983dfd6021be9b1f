import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../packages/core/src/index.js';

const PAN = '4111111111111111';
const DINERS = '36000000000008';
const { explain } = createRedactor({
  allow: ['4242424242424242', /ada@test\.example/],
  fields: { ignore: { pan: ['orderRef'] } },
  paths: ['a.b'],
  secrets: ['correct horse 9'],
});

type Row = readonly [text: string, detector: string, rule: string];

const found: Row[] = [
  ['cvv=739', 'cvv', 'found-by-name'],
  ['{"cardPin":"1234"}', 'pin', 'found-by-name'],
  ['<track2>4111111111111111=27121010000</track2>', 'track', 'found-by-name'],
  ['the cvv is 739', 'cvv', 'found-by-word'],
  [`card ${DINERS}`, 'pan', 'found-by-word'],
  ['cvc#739', 'cvv', 'found-by-word'],
  [`{"n":"${PAN}","code":"739"}`, 'cvv', 'found-by-weak-name'],
  [`{"card":{"number":"${DINERS}"}}`, 'pan', 'found-by-weak-name'],
  [PAN, 'pan', 'found-by-shape'],
  ['4111-1111-1111-1111', 'pan', 'found-by-shape'],
  [`;${PAN}=27121010000?`, 'track', 'found-by-shape'],
  ['ada@example.com', 'email', 'found-by-shape'],
  ['{"cvv":{"value":"739"}}', 'cvv', 'found-by-structure'],
  ['{"emvData":["9F26","C2"]}', 'emv', 'found-by-structure'],
  ['id,cvv\n1,739', 'cvv', 'found-by-column'],
  [`id;card_number\n1;${DINERS}`, 'pan', 'found-by-column'],
  [`a=${PAN}&b=12/27&c=739`, 'cvv', 'found-by-record'],
  [`a=${DINERS}&b=12/27&c=739`, 'pan', 'found-by-record'],
  ['{"a":{"b":"x"}}', 'path', 'found-by-path'],
  ['say correct horse 9', 'known-secret', 'found-by-secret'],
  ['token=q7Rk2-ZpX9_v sent q7Rk2-ZpX9_v', 'token', 'found-by-value'],
];

const missed: Row[] = [
  ['4111111111111112', 'pan', 'check-failed'],
  ['4111 1111 1111 1112', 'pan', 'check-failed'],
  [DINERS, 'pan', 'needs-context'],
  [`{"ref":"${DINERS}"}`, 'pan', 'needs-context'],
  [`${PAN}abcdef12`, 'pan', 'inside-token'],
  [`0.${PAN}`, 'pan', 'inside-token'],
  [`-${PAN}`, 'pan', 'inside-token'],
  ['41111111111111111111111', 'pan', 'not-issued'],
  ['cvv=null', 'cvv', 'value-does-not-fit'],
  ['pin=12', 'pin', 'value-does-not-fit'],
  ['card_number=none', 'pan', 'value-does-not-fit'],
  ['cvv_result=M', 'cvv', 'status-name'],
  ['pinAttempts: 3', 'pin', 'status-name'],
  ['cvvToken=abc', 'cvv', 'other-name'],
  ['authorization_code=123456', 'authorization', 'other-name'],
  ['{"code":"739"}', 'cvv', 'no-kin'],
  [`{"number":"${DINERS}"}`, 'pan', 'no-kin'],
  ['{"cvv":"[REDACTED:cvv]"}', 'cvv', 'already-redacted'],
  [`orderRef=${PAN}`, 'pan', 'ignored'],
  ['4242424242424242', 'pan', 'allowed'],
  ['ada@test.example', 'email', 'allowed'],
];

const rulesOf = (text: string, detector: string): string[] =>
  explain(text)
    .filter((item) => item.detector === detector)
    .map(({ rule }) => rule);

describe('found', () => {
  it.each(found)('%s: %s %s', (text, detector, rule) => {
    expect(rulesOf(text, detector)).toContain(rule);
  });
});

describe('near misses', () => {
  it.each(missed)('%s: %s %s', (text, detector, rule) => {
    const rules = rulesOf(text, detector);
    expect(rules).toContain(rule);
    expect(rules.filter((name) => name.startsWith('found'))).toEqual([]);
  });
});

it('says the same of a value', () => {
  for (const [text, detector, rule] of [...found, ...missed].filter(([text]) => text.startsWith('{'))) {
    const rules = explain(JSON.parse(text))
      .filter((item) => item.detector === detector)
      .map((item) => item.rule);
    expect(rules).toContain(rule);
  }
});

it('has no text of the input in it', () => {
  for (const [text] of [...found, ...missed]) {
    const printed = JSON.stringify(explain(text));
    for (const secret of text.match(/[\d-]{3,}|ada|horse/g) ?? [])
      if (!/^(?:26|12)$/.test(secret)) expect(printed).not.toContain(secret);
  }
});

it('gives no rule that is not in the documentation, and that has them all', () => {
  const documented =
    readFileSync(new URL('../../docs/explain.md', import.meta.url), 'utf8').match(/^\| `[a-z-]+`/gm) ?? [];
  const rows = new Set([...found, ...missed].map(([, , rule]) => `| \`${rule}\``));
  expect([...rows].sort()).toEqual([...documented].sort());
});
