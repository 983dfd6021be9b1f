import { describe, expect, it } from 'vitest';
import { neutralWords, statusWords } from '../../../packages/core/src/data/field-names.js';
import { readTail, type Tail, TAIL_NONE, TAIL_OTHER, TAIL_STATUS } from '../../../packages/core/src/fields/tail.js';
import { redactText } from '../rows.js';
import { bytesOf } from '../scan/marked.js';

const words = { status: new Set(statusWords), neutral: new Set(neutralWords) };
const kinds: Record<number, string> = { [TAIL_NONE]: 'none', [TAIL_STATUS]: 'status', [TAIL_OTHER]: 'other' };

function read(text: string): { kind: string; rest: string } {
  const tail: Tail = { kind: -1, end: -1 };
  const at = text.indexOf('|');
  const whole = text.replace('|', '');
  readTail(bytesOf(whole), at, whole.length, words, tail);
  return { kind: kinds[tail.kind]!, rest: whole.slice(at, tail.end) };
}

describe('what follows the known words of a name', () => {
  const rows: [text: string, kind: string, rest: string][] = [
    ['cvv|=1', 'none', ''],
    ['cvv|', 'none', ''],
    ['cvv|Result=M', 'status', 'Result'],
    ['cvv|_result_code=M', 'status', '_result_code'],
    ['cvv|-check=pass', 'status', '-check'],
    ['cvv|.check.result=pass', 'status', '.check.result'],
    ['cvv|[check]=pass', 'status', '[check]'],
    ['cvv|%5Bcheck%5D=pass', 'status', '%5Bcheck%5D'],
    ['CVV|RESULT=M', 'status', 'RESULT'],
    ['password|Hash=a', 'none', 'Hash'],
    ['password|_value=a', 'none', '_value'],
    ['password|2=a', 'none', '2'],
    ['address|Line1=a', 'none', 'Line1'],
    ['cvc|_739', 'none', ''],
    ['cvv|]=1', 'none', ']'],
    ['cvv|[]=1', 'none', '[]'],
    ['cvv| result is M', 'none', ''],
    ['cvv|. Result', 'none', ''],
  ];
  it.each(rows)('%s: %s', (text, kind, rest) => {
    expect(read(text)).toEqual({ kind, rest });
  });
});

describe('words that make it another name', () => {
  it.each(['token|Issuer=a', 'token|_issuer_result=a', 'pin|CVVCheck=1', 'secret|.arn=a', 'session|Store=a'])(
    '%s',
    (text) => {
      expect(read(text).kind).toBe('other');
    },
  );
});

const policyWords =
  'result check response resp match status indicator required present verified type count length error';
describe('status words of the policy', () => {
  it.each(policyWords.split(' '))('%s keeps the value, unless it has the very shape', (word) => {
    const camel = `cvv${word[0]!.toUpperCase()}${word.slice(1)}`;
    for (const name of [`cvv_${word}`, `cvv-${word}`, camel, `CVV_${word.toUpperCase()}`]) {
      expect(redactText(`{"${name}":"M"}`)).toBe(`{"${name}":"M"}`);
      expect(redactText(`{"${name}":"123"}`)).toBe(`{"${name}":"[REDACTED:cvv]"}`);
    }
  });
});

describe('neutral words', () => {
  it.each(neutralWords.filter((word) => /^[a-z]+$/.test(word)))('%s changes nothing', (word) => {
    expect(redactText(`{"password_${word}":"hunter2"}`)).toBe(`{"password_${word}":"[REDACTED:password]"}`);
  });

  it('no word is both', () => {
    expect(statusWords.filter((word) => neutralWords.includes(word))).toEqual([]);
  });
});
