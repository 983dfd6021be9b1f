import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../packages/core/src/index.js';
import { itKeeps, itShows } from './rows.js';

const { redact, redactText, redactLine, scan } = createRedactor();
const token = 'q7Rk2-ZpX9_v';

describe('in a line', () =>
  itShows([
    ['behind it', `apiKey=${token} sent ${token} twice`, 'apiKey=[REDACTED:api-key] sent [REDACTED:api-key] twice'],
    ['before it', `got ${token}, token=${token}`, 'got [REDACTED:token], token=[REDACTED:token]'],
    [
      'in another member, and in a key',
      `{"msg":"used ${token}.","apiKey":"${token}","${token}":1}`,
      '{"msg":"used [REDACTED:api-key].","apiKey":"[REDACTED:api-key]","[REDACTED:api-key]":1}',
    ],
    [
      'in JSON in a string',
      JSON.stringify({ body: JSON.stringify({ password: 'hunter2-x', note: 'try hunter2-x' }) }),
      JSON.stringify({ body: JSON.stringify({ password: '[REDACTED:password]', note: 'try [REDACTED:password]' }) }),
    ],
    ['a number', '{"pin":482913,"note":482913}', '{"pin":"[REDACTED:pin]","note":"[REDACTED:pin]"}'],
    [
      'of Authorization',
      `{"headers":{"authorization":"Bearer ${token}"},"msg":"sent ${token}"}`,
      '{"headers":{"authorization":"Bearer [REDACTED:authorization]"},"msg":"sent [REDACTED:authorization]"}',
    ],
    [
      'in JSON printed over many lines',
      JSON.stringify({ apiKey: token, msg: `sent ${token}` }, null, 2),
      JSON.stringify({ apiKey: '[REDACTED:api-key]', msg: 'sent [REDACTED:api-key]' }, null, 2),
    ],
    [
      'a word by itself',
      'password=swordfish and swordfish, no swordfishes',
      'password=[REDACTED:password] and [REDACTED:password], no swordfishes',
    ],
    [
      'the first in rank of two detectors',
      `token=${token} pinBlock=${token} sent ${token}`,
      'token=[REDACTED:token] pinBlock=[REDACTED:pin-block] sent [REDACTED:pin-block]',
    ],
    [
      'encoded in other ways',
      '{"password":"a\\"b/c+d1","msg":"a%22b%2Fc%2Bd1 a\\\\\\"b/c+d1"}',
      '{"password":"[REDACTED:password]","msg":"[REDACTED:password] [REDACTED:password]"}',
    ],
    [
      'behind a line break that is spelled out',
      '{"password":"hunter2","msg":"tried\\nhunter2\\nand%20hunter2"}',
      '{"password":"[REDACTED:password]","msg":"tried\\n[REDACTED:password]\\nand%20[REDACTED:password]"}',
    ],
    [
      'with an escape that it would break',
      '{"secret":"n123456789abcdef","msg":"x\\n123456789abcdef"}',
      '{"secret":"[REDACTED:secret]","msg":"x[REDACTED:secret]"}',
    ],
  ]));

describe('kept', () => {
  itKeeps([['what stands in no field', `sent ${token} twice`]]);

  it.each([
    ['the next line', `apiKey=${token}\nsent ${token}`, `apiKey=[REDACTED:api-key]\nsent ${token}`],
    ['five characters', 'password=abc12 abc12', 'password=[REDACTED:password] abc12'],
    ['part of a word', 'password=secret secretary', 'password=[REDACTED:password] secretary'],
    ['part of a number', '{"pin":"482913","order":"A1482913"}', '{"pin":"[REDACTED:pin]","order":"A1482913"}'],
    ['a name', 'password=password, no password', 'password=[REDACTED:password], no password'],
    ['a word of logs', 'password=postgres host=postgres', 'password=[REDACTED:password] host=postgres'],
    ['a word that names', '{"password":"swordfish","swordfish":1}', '{"password":"[REDACTED:password]","swordfish":1}'],
    [
      'a word of a token',
      '{"clientSecret":"tangerine","msg":"tangerine failed"}',
      '{"clientSecret":"[REDACTED:secret]","msg":"tangerine failed"}',
    ],
    ['one sign', '{"pin":"000000","amount":"000000"}', '{"pin":"[REDACTED:pin]","amount":"000000"}'],
    [
      'a setting in a cookie',
      'cookie: country=Germany; cart=1234567\tcountry Germany, order 1234567',
      'cookie: country=[REDACTED:cookie]; cart=[REDACTED:cookie]',
    ],
    ['structure', '{"password":",2,3,4","a":[1,2,3,4]}', '{"password":"[REDACTED:password]","a":[1,2,3,4]}'],
    ['a marker', 'password=REDACTED token=[REDACTED:token]', 'password=REDACTED token=[REDACTED:token]'],
  ])('%s', (_name, text, expected) => {
    expect(redactText(text)).toBe(expected);
  });
});

describe('in a value', () => {
  it('texts, keys, numbers, maps, errors', () => {
    const error = new Error(`no such key: ${token}`);
    const out = redact({
      apiKey: token,
      msg: `a ${token}`,
      [token]: 1,
      list: [new Map([['k', token]])],
      error,
      pin: 482913,
      n: 482913,
    });
    expect(JSON.stringify(out)).not.toContain(token);
    expect(out.msg).toBe('a [REDACTED:api-key]');
    expect(Object.keys(out)).toContain('[REDACTED:api-key]');
    expect(out.n).toBe('[REDACTED:pin]');
    expect((out.list[0] as Map<string, unknown>).get('k')).toBe('[REDACTED:api-key]');
    expect(String(out.error.message)).toBe('no such key: [REDACTED:api-key]');
    expect(out.error.stack).not.toContain(token);
  });

  it('before and after its field', () => {
    expect(redact([`x ${token}`, { token }, `y ${token}`])).toEqual([
      'x [REDACTED:token]',
      { token: '[REDACTED:token]' },
      'y [REDACTED:token]',
    ]);
  });

  it('nothing is kept past the record', () => {
    redact({ apiKey: token });
    redactLine(`{"apiKey":"${token}"}`);
    const clean = { msg: `a ${token}` };
    expect(redact(clean)).toBe(clean);
  });

  it('an allowed value stays everywhere', () => {
    const value = { apiKey: token, msg: `a ${token}` };
    expect(createRedactor({ allow: [token] }).redact(value)).toBe(value);
  });

  it('is reported where it stands', () => {
    expect(scan({ apiKey: token, msg: `a ${token}` })).toContainEqual({
      detector: 'api-key',
      category: 'credential',
      path: 'msg',
      start: 2,
      end: 2 + token.length,
    });
  });
});

describe('values and lines agree', () => {
  const secrets = [
    'q7Rk2-ZpX9_v',
    'hunter2',
    'swordfish',
    '482913',
    'a"b\\c 1-x7',
    'a:b,c}1{',
    'C:\\new\\pass1',
    'pâss wörd 7',
  ];
  const names = ['password', 'token', 'apiKey', 'pin', 'pinBlock', 'authorization', 'secret'];
  const around = (secret: string): unknown[] => [
    `say ${secret}.`,
    `tried\n${secret}\tagain`,
    { body: JSON.stringify({ note: secret, deep: JSON.stringify({ x: `y ${secret}` }) }) },
    { [`id ${secret}`]: [secret, { at: `/x?y=${encodeURIComponent(secret)}` }] },
    /^\d+$/.test(secret) ? Number(secret) : secret,
    { amount: 1234, path: 'C:\\temp', list: [1, 2, 3], text: '"quoted", {braces}' },
  ];
  const rows = names.flatMap((name) => secrets.map((secret) => [name, secret] as const));

  it.each(rows)('%s %j', (name, secret) => {
    for (const value of [
      { [name]: secret, around: around(secret) },
      { around: around(secret), inner: JSON.stringify({ [name]: secret }) },
      [{ [name]: secret, second: { password: secret } }, ...around(secret)],
    ]) {
      const line = JSON.stringify(value);
      const redacted = redactLine(line);
      expect(JSON.parse(redacted)).toEqual(redact(value));
      expect(redactText(redacted)).toBe(redacted);
      expect(redactText(JSON.stringify(value, null, 1))).toBe(JSON.stringify(JSON.parse(redacted), null, 1));
    }
  });
});

it('an identifier is looked for under its own name only', () => {
  const { redactText: redactAll } = createRedactor({ enable: { login: true } });
  expect(redactAll('login=shop4711 order of shop4711')).toBe('login=[REDACTED:login] order of shop4711');
});
