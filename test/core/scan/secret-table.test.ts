import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../packages/core/src/index.js';
import { createSecretTable, findSecrets } from '../../../packages/core/src/scan/secret-table.js';
import { bytesOf } from './marked.js';

function find(secrets: string[], text: string, from = 0, to = text.length): string[] {
  const found: string[] = [];
  findSecrets(createSecretTable(secrets), bytesOf(text), from, to, (start, end) => found.push(text.slice(start, end)));
  return found;
}

describe('findSecrets', () => {
  const rows: [name: string, secrets: string[], text: string, found: string[]][] = [
    ['none', [], 'anything', []],
    ['eight characters', ['hunter2!'], 'hunter2!', ['hunter2!']],
    ['longer', ['correct horse'], 'a correct horse b', ['correct horse']],
    ['twice', ['hunter2!'], 'hunter2!hunter2!', ['hunter2!', 'hunter2!']],
    ['glued', ['hunter2!'], 'xhunter2!x', ['hunter2!']],
    ['another case', ['hunter2!'], 'HUNTER2!', []],
    ['one character off', ['hunter2!'], 'hunter2?', []],
    ['cut off', ['correct horse'], 'a correct hors', []],
    ['two', ['hunter2!', 'correct horse'], 'correct horse, hunter2!', ['correct horse', 'hunter2!']],
    ['one begins as another', ['password1', 'password12345'], 'password12345', ['password1', 'password12345']],
    [
      'the same first and last eight',
      ['12345678abc12345678', '12345678def12345678'],
      '12345678def12345678',
      ['12345678def12345678'],
    ],
    ['outside ASCII', ['пароль123'], 'мой пароль123', ['пароль123']],
  ];
  it.each(rows)('%s', (_name, secrets, text, found) => {
    expect(find(secrets, text).sort()).toEqual([...found].sort());
  });

  it('reads nothing outside its range', () => {
    expect(find(['hunter2!'], 'x hunter2! x', 3)).toEqual([]);
    expect(find(['hunter2!'], 'x hunter2! x', 0, 9)).toEqual([]);
    expect(find(['hunter2!'], 'x hunter2! x', 2, 10)).toEqual(['hunter2!']);
  });

  it('finds each of many where indexOf does', () => {
    const secret = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 8, maxLength: 12 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 200 });
    const property = fc.property(fc.uniqueArray(secret, { minLength: 1, maxLength: 20 }), text, (secrets, base) => {
      const planted = base + secrets[0]! + base;
      const expected = secrets.flatMap((one) => {
        const places: string[] = [];
        for (let at = planted.indexOf(one); at >= 0; at = planted.indexOf(one, at + 1)) places.push(one);
        return places;
      });
      expect(find(secrets, planted).sort()).toEqual(expected.sort());
    });
    fc.assert(property, { numRuns: 500 });
  });
});

describe('known secrets', () => {
  const secret = 'S3cr3t/with+signs"é';
  const { redactText } = createRedactor({ secrets: [secret] });
  const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

  const rows: [name: string, text: string, planted: string][] = [
    ['as it is', `got ${secret} back`, secret],
    ['in JSON', JSON.stringify({ a: secret }), JSON.stringify(secret).slice(1, -1)],
    ['percent-encoded', `q=${encodeURIComponent(secret)}`, encodeURIComponent(secret)],
    ['base64', base64(secret), base64(secret).slice(0, 24)],
    ['base64 behind one byte', base64(`x${secret}`), base64(`x${secret}`).slice(4, 24)],
    ['base64 behind two bytes', base64(`xy${secret}z`), base64(`xy${secret}z`).slice(4, 24)],
    [
      'base64url',
      Buffer.from(secret, 'utf8').toString('base64url'),
      Buffer.from(secret).toString('base64url').slice(0, 24),
    ],
  ];
  it.each(rows)('%s', (_name, text, planted) => {
    expect(text).toContain(planted);
    expect(redactText(text)).not.toContain(planted);
    expect(redactText(text)).toContain('[REDACTED:known-secret]');
  });

  it('leaves everything else', () => {
    expect(redactText('S3cr3t without signs')).toBe('S3cr3t without signs');
  });
});
