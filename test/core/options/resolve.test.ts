import { createRedactor, identity, pan, pci, SixfourOptionError } from '@sixfour/core';
import { describe, expect, test, vi } from 'vitest';
import { CARD, MASKED, printed, SPACED } from '../printed.js';
import { errorOf } from './error-of.js';

const CVV = '[REDACTED:cvv]';
const UNPUBLISHED = '4539578763621486';
const create = (options: unknown): ReturnType<typeof createRedactor> => createRedactor(options as never);

const detector = { id: 'mine', category: 'personal', where: 'anywhere', triggers: {}, find: () => undefined };

describe('what is refused', () => {
  const rows: [options: unknown, option: string, message: string][] = [
    [null, 'options', 'createRedactor: options must be an object, received null'],
    [[], 'options', 'createRedactor: options must be an object, received an array'],
    ['pci', 'options', 'createRedactor: options must be an object, received string'],
    [
      { limits: { maxDepth: '5' } },
      'limits.maxDepth',
      'createRedactor: limits.maxDepth must be a non-negative integer, received string',
    ],
    [
      { limits: { maxDepth: -1 } },
      'limits.maxDepth',
      'createRedactor: limits.maxDepth must be a non-negative integer, received number',
    ],
    [
      { limits: { maxDepth: 1.5 } },
      'limits.maxDepth',
      'createRedactor: limits.maxDepth must be a non-negative integer, received number',
    ],
    [
      { limits: { maxNodes: NaN } },
      'limits.maxNodes',
      'createRedactor: limits.maxNodes must be a non-negative integer, received number',
    ],
    [
      { limits: { maxNodes: Infinity } },
      'limits.maxNodes',
      'createRedactor: limits.maxNodes must be a non-negative integer, received number',
    ],
    [{ limits: 5 }, 'limits', 'createRedactor: limits must be an object, received number'],
    [{ limits: null }, 'limits', 'createRedactor: limits must be an object, received null'],
    [{ limits: [] }, 'limits', 'createRedactor: limits must be an object, received an array'],
    [{ pan: 'all' }, 'pan', "createRedactor: pan must be one of 'first6last4', 'last4', 'hidden', received string"],
    [{ pan: null }, 'pan', "createRedactor: pan must be one of 'first6last4', 'last4', 'hidden', received null"],
    [{ numbers: 5 }, 'numbers', "createRedactor: numbers must be one of 'string', 'null', received number"],
    [{ mode: 'off' }, 'mode', "createRedactor: mode must be one of 'redact', 'report', received string"],
    [{ keepSeparators: 1 }, 'keepSeparators', 'createRedactor: keepSeparators must be a boolean, received number'],
    [{ regionalCards: 'no' }, 'regionalCards', 'createRedactor: regionalCards must be a boolean, received string'],
    [{ pathsIgnoreCase: 1 }, 'pathsIgnoreCase', 'createRedactor: pathsIgnoreCase must be a boolean, received number'],
    [{ onFinding: {} }, 'onFinding', 'createRedactor: onFinding must be a function, received object'],
    [{ censor: 5 }, 'censor', 'createRedactor: censor must be a string or a function, received number'],
    [{ secrets: 'correct-horse' }, 'secrets', 'createRedactor: secrets must be an array, received string'],
    [{ secrets: [5] }, 'secrets[0]', 'createRedactor: secrets[0] must be a string, received number'],
    [
      { secrets: ['long enough', 'short77'] },
      'secrets[1]',
      'createRedactor: secrets[1] must be a string of at least 8 characters, received string',
    ],
    [{ allow: {} }, 'allow', 'createRedactor: allow must be an array, received object'],
    [
      { allow: ['a', 5] },
      'allow[1]',
      'createRedactor: allow[1] must be a string or a regular expression, received number',
    ],
    [
      { allow: [/a/g] },
      'allow[0]',
      'createRedactor: allow[0] must be a regular expression without the flags g and y, received object',
    ],
    [
      { allow: [/a/y] },
      'allow[0]',
      'createRedactor: allow[0] must be a regular expression without the flags g and y, received object',
    ],
    [{ unsafe: ['email'] }, 'unsafe[0]', "createRedactor: unsafe[0] must be 'pan' or 'sad', received string"],
    [{ unsafe: 'pan' }, 'unsafe', 'createRedactor: unsafe must be an array, received string'],
    [{ enable: ['email'] }, 'enable', 'createRedactor: enable must be an object, received an array'],
    [{ enable: { email: 'no' } }, 'enable.email', 'createRedactor: enable.email must be a boolean, received string'],
    [
      { enable: { nothing: true } },
      'enable.nothing',
      'createRedactor: enable.nothing must be the id of a detector, received string',
    ],
    [{ fields: [] }, 'fields', 'createRedactor: fields must be an object, received an array'],
    [
      { fields: { add: { a: 5 } } },
      'fields.add.a',
      'createRedactor: fields.add.a must be the id of a detector, received number',
    ],
    [
      { fields: { add: { a: 'nothing' } } },
      'fields.add.a',
      'createRedactor: fields.add.a must be the id of a detector that is on, received string',
    ],
    [
      { fields: { ignore: { pan: 'a' } } },
      'fields.ignore.pan',
      'createRedactor: fields.ignore.pan must be an array of field names, received string',
    ],
    [
      { fields: { ignore: { nothing: ['a'] } } },
      'fields.ignore.nothing',
      'createRedactor: fields.ignore.nothing must be the id of a detector that is on, received string',
    ],
    [{ detectors: 'pci' }, 'detectors', 'createRedactor: detectors must be an array, received string'],
    [
      { detectors: [null] },
      'detectors[0]',
      'createRedactor: detectors[0] must be a preset, a detector or its name, received null',
    ],
  ];
  test.each(rows)('%j', (options, option, message) => {
    const error = errorOf(() => create(options));
    expect(error.message).toBe(message);
    expect(error).toMatchObject({ name: 'SixfourOptionError', code: 'SIXFOUR_OPTION', option });
    expect(error).toBeInstanceOf(TypeError);
  });

  const more: [options: unknown, option: string][] = [
    [{ unknown: 1 }, 'unknown'],
    [{ Censor: 'x' }, 'Censor'],
    [{ limits: { maxdepth: 5 } }, 'limits.maxdepth'],
    [{ fields: { ignored: { pan: ['a'] } } }, 'fields.ignored'],
    [{ fields: { ignore: { cvv: ['a'] } } }, 'fields.ignore.cvv'],
    [{ fields: { ignore: { pin: ['a'] } } }, 'fields.ignore.pin'],
    [{ fields: { add: { '--': 'pan' } } }, 'fields.add.--'],
    [{ enable: { pan: false } }, 'enable.pan'],
    [{ enable: { cvv: false } }, 'enable.cvv'],
    [{ enable: { cvv: false }, unsafe: ['pan'] }, 'enable.cvv'],
    [{ remove: 'pan' }, 'remove'],
    [{ remove: ['nothing'] }, 'remove[0]'],
    [{ paths: ['a', ''] }, 'paths[1]'],
    [{ paths: ['a.'] }, 'paths[0]'],
    [{ paths: ['a..b'] }, 'paths[0]'],
    [{ paths: ['a['] }, 'paths[0]'],
    [{ paths: ['a.**'] }, 'paths[0]'],
    [{ paths: [5] }, 'paths[0]'],
    [{ paths: [null] }, 'paths[0]'],
    [{ paths: [{}] }, 'paths[0]'],
    [{ paths: [{ path: 'a', censor: 5 }] }, 'paths[0].censor'],
    [{ paths: [{ path: 'a', remove: 'yes' }] }, 'paths[0].remove'],
    [{ paths: [{ path: 'a', sensor: 'x' }] }, 'paths[0].sensor'],
    [{ detectors: ['nothing'] }, 'detectors[0]'],
    [{ detectors: [{}] }, 'detectors[0]'],
    [{ detectors: [{ preset: 'mine', detectors: 5 }] }, 'detectors[0]'],
    [{ detectors: [{ find: 5, triggers: null }] }, 'detectors[0]'],
  ];
  test.each(more)('%j names the option', (options, option) => {
    expect(errorOf(() => create(options)).option).toBe(option);
  });

  test('no message holds a value', () => {
    const value = 'zq7';
    for (const options of [
      { secrets: [value] },
      { pan: value },
      { mode: value },
      { detectors: [value] },
      { unsafe: [value] },
      { paths: [`${value}[`] },
      { remove: value },
      { limits: { maxDepth: value } },
    ]) {
      expect(printed(errorOf(() => create(options)))).not.toContain(`${value}[`);
      expect(errorOf(() => create(options)).message).not.toContain(value);
    }
  });
});

describe('own properties only', () => {
  const pollutions: [name: string, member: string, value: unknown][] = [
    ['mode', 'mode', 'report'],
    ['allow', 'allow', [/.*/]],
    ['censor', 'censor', (): string => CARD],
    ['pan', 'pan', 'hidden'],
    ['detectors', 'detectors', []],
    ['fields', 'fields', { ignore: { pan: ['note'] } }],
    ['ignore', 'ignore', { pan: ['note'] }],
    ['limits', 'limits', { maxDepth: 0 }],
    ['maxDepth', 'maxDepth', 0],
    ['remove', 'remove', true],
    ['numbers', 'numbers', 'null'],
  ];
  const polluted = <T>(members: object, run: () => T): T => {
    const prototype = Object.prototype as unknown as Record<string, unknown>;
    Object.assign(prototype, members);
    try {
      return run();
    } finally {
      for (const member of Object.keys(members)) Reflect.deleteProperty(prototype, member);
    }
  };
  const value = { note: CARD, n: 4111111111111111, a: { b: 1 } };
  const expected = { note: MASKED, n: MASKED, a: { b: 1 } };

  test.each(pollutions)('a polluted %s changes nothing', (_name, member, option) => {
    const made = polluted({ [member]: option }, () => [
      createRedactor(),
      createRedactor({}),
      createRedactor({ limits: {}, fields: {} }),
      createRedactor().with({}),
    ]);
    for (const redactor of made) expect(redactor.redact(value)).toEqual(expected);
  });

  test('a polluted unsafe and enable switch nothing off', () => {
    const made = polluted({ unsafe: ['sad', 'pan'], enable: { cvv: false, pan: false } }, () => [
      createRedactor(),
      createRedactor({}).with({}),
      createRedactor({ enable: { email: true } }).with({ enable: {} }),
    ]);
    for (const redactor of made)
      expect(redactor.redact({ cvv: '123', note: CARD })).toEqual({ cvv: CVV, note: MASKED });
  });

  test('an inherited option does not count', () => {
    expect(createRedactor(Object.create({ pan: 'hidden' }) as object).redactText(CARD)).toBe(MASKED);
  });

  test('options are read once: what changes later does not count', () => {
    const allow = ['a@example.com'];
    const fields = { ignore: { pan: ['orderRef'] } };
    const redactor = createRedactor({ allow, fields });
    allow.push('b@example.com');
    fields.ignore.pan.push('note');
    expect(redactor.redactText('b@example.com')).toBe('[REDACTED:email]');
    expect(redactor.with({}).redact({ note: CARD })).toEqual({ note: MASKED });
  });
});

describe('detectors', () => {
  test.each([[['pci']], [[pci]], [['pan', 'cvv']], [[pan, 'cvv']]])(
    '%#: presets and detectors, as values and by name',
    (detectors) => {
      const redactor = createRedactor({ detectors });
      expect(redactor.redactText(`${CARD} cvv 123 ssn 536-90-4399`)).toBe(`${MASKED} cvv ${CVV} ssn 536-90-4399`);
    },
  );

  test('each id once', () => {
    const ids = createRedactor({ detectors: ['pci', pci, pan, 'pan', 'strict', identity] })
      .describe()
      .detectors.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('none: PAN and SAD stay on, without unsafe', () => {
    const text = `a@example.com ${CARD}`;
    expect(createRedactor({ detectors: [] }).redactText(text)).toBe('a@example.com 411111******1111');
    expect(createRedactor({ detectors: [], unsafe: ['pan', 'sad'] }).redactText(text)).toBe(text);
  });

  test('strict turns on what is off by default', () => {
    const text = 'ipAddress=10.0.0.1 expiry=12/29';
    expect(createRedactor().redactText('ipAddress=10.0.0.1')).toBe('ipAddress=10.0.0.1');
    expect(createRedactor({ detectors: ['strict'] }).redactText(text)).toBe(
      'ipAddress=[REDACTED:ip-address] expiry=[REDACTED:expiry]',
    );
  });

  test('a detector of the same id cannot take the place of a built-in PAN or SAD detector', () => {
    const blind = (id: string, category: string): unknown => ({ ...detector, id, category });
    for (const [id, category] of [
      ['pan', 'pan'],
      ['cvv', 'sad'],
    ] as const) {
      let redactor = createRedactor();
      try {
        redactor = create({ detectors: ['pci', blind(id, category)] });
      } catch (error) {
        expect(error).toBeInstanceOf(SixfourOptionError);
      }
      expect(redactor.redact({ note: CARD, cvv: '123' })).toEqual({ note: MASKED, cvv: CVV });
    }
  });
});

describe('enable and unsafe', () => {
  const warned = (build: () => unknown): unknown[][] => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    try {
      build();
      return warn.mock.calls;
    } finally {
      warn.mockRestore();
    }
  };

  test('switches single detectors off and on', () => {
    const redactor = createRedactor({ enable: { email: false, 'ip-address': true } });
    expect(redactor.redactText('a@example.com ip_address=10.0.0.1')).toBe(
      'a@example.com ip_address=[REDACTED:ip-address]',
    );
    expect(createRedactor({ enable: { pan: true, cvv: true } }).redactText(CARD)).toBe(MASKED);
  });

  test('PAN and SAD need unsafe, which describe() shows and a warning tells once', () => {
    const options = { enable: { pan: false, cvv: false }, unsafe: ['pan', 'sad'] } as const;
    let redactor = createRedactor();
    const calls = warned(() => {
      redactor = createRedactor(options);
      redactor.with({ pan: 'last4' });
      redactor.redactText(CARD);
    });
    expect(redactor.redactText(`${CARD} cvv=123`)).toBe(`${CARD} cvv=123`);
    expect(redactor.describe()).toMatchObject({ unsafe: ['pan', 'sad'] });
    expect(redactor.describe().off).toEqual(expect.arrayContaining(['pan', 'cvv']));
    expect(calls).toHaveLength(1);
    expect(String(calls[0]?.[0])).toContain('pan, cvv');
  });

  test('no warning if no card data may reach the log', () => {
    expect(warned(() => createRedactor({ enable: { email: false } }))).toEqual([]);
    expect(warned(() => createRedactor({ enable: { email: false }, unsafe: ['pan'] }))).toEqual([]);
    expect(warned(() => createRedactor({ unsafe: ['pan', 'sad'] }))).toEqual([]);
  });

  test('unsafe alone changes nothing', () => {
    expect(createRedactor({ unsafe: ['pan', 'sad'] }).redactText(`${CARD} cvv=123`)).toBe(`${MASKED} cvv=${CVV}`);
  });

  test('expiry is no secret: it needs no unsafe', () => {
    expect(createRedactor({ detectors: ['strict'], enable: { expiry: false } }).redact({ expiry: '12/29' })).toEqual({
      expiry: '12/29',
    });
  });
});

describe('fields', () => {
  const redactor = createRedactor({
    fields: {
      add: {
        vaultRef: 'cvv',
        'номер счёта': 'bank-account',
        thisIsAFieldNameOfMoreThanThirtyOneLetters: 'cvv',
        r2d2: 'cvv',
      },
      ignore: { pan: ['orderRef', 'trackingId'], email: ['support email'] },
    },
  });
  const rows: [name: string, value: object, expected: object][] = [
    ['an added name', { vaultRef: '123' }, { vaultRef: CVV }],
    ['in snake case', { vault_ref: '123' }, { vault_ref: CVV }],
    ['in upper case', { VAULT_REF: 123 }, { VAULT_REF: CVV }],
    ['as the end of a longer name', { 'card[vaultRef]': '123' }, { 'card[vaultRef]': CVV }],
    ['another word that holds it', { defaultRefresh: '123' }, { defaultRefresh: '123' }],
    ['in another script', { 'номер счёта': '40817810' }, { 'номер счёта': '[REDACTED:bank-account]' }],
    [
      'longer than 31 letters',
      { thisIsAFieldNameOfMoreThanThirtyOneLetters: '123' },
      { thisIsAFieldNameOfMoreThanThirtyOneLetters: CVV },
    ],
    ['with digits', { r2d2: '123' }, { r2d2: CVV }],
    ['a built-in name still counts', { cvv: '123' }, { cvv: CVV }],
    ['an ignored name', { orderRef: CARD }, { orderRef: CARD }],
    ['an ignored name in another spelling', { 'tracking-id': CARD }, { 'tracking-id': CARD }],
    ['an ignored name as a number', { order_ref: 4111111111111111 }, { order_ref: 4111111111111111 }],
    ['another name', { orderNote: CARD }, { orderNote: MASKED }],
    ['another detector under an ignored name', { orderRef: 'a@example.com' }, { orderRef: '[REDACTED:email]' }],
    [
      'an ignored e-mail',
      { supportEmail: 'a@example.com', email: 'b@example.com' },
      { supportEmail: 'a@example.com', email: '[REDACTED:email]' },
    ],
  ];
  test.each(rows)('%s', (_name, value, expected) => {
    expect(redactor.redact(value)).toEqual(expected);
    expect(JSON.parse(redactor.redactLine(JSON.stringify(value)))).toEqual(expected);
  });

  const texts: [text: string, expected: string][] = [
    ['vault ref=123', `vault ref=${CVV}`],
    [`orderRef=${CARD}&note=${CARD}`, `orderRef=${CARD}&note=${MASKED}`],
    [`order_ref: ${CARD}, card: ${CARD}`, `order_ref: ${CARD}, card: ${MASKED}`],
  ];
  test.each(texts)('%s', (text, expected) => {
    expect(redactor.redactText(text)).toBe(expected);
  });
});

describe('allow', () => {
  const allowing = (...allow: (string | RegExp)[]): ((value: unknown) => unknown) => createRedactor({ allow }).redact;
  const rows: [name: string, allow: string | RegExp, value: unknown, isFree: boolean][] = [
    ['an exact text', 'a@example.com', 'a@example.com', true],
    ['another text', 'a@example.com', 'b@example.com', false],
    ['part of a finding', 'example.com', 'a@example.com', false],
    ['a pattern', /[a-z]@example\.com/, 'a@example.com', true],
    ['a pattern on part of a finding', /@example/, 'a@example.com', false],
    ['a pattern with an alternative', /x|a@example\.com|y/, 'a@example.com', true],
    ['an alternative that only begins it', /a|b/, 'a@example.com', false],
    ['a pattern with anchors', /^a@example\.com$/, 'a@example.com', true],
    ['a pattern with the flag i', /A@EXAMPLE\.COM/i, 'a@example.com', true],
    ['a pattern with the flag m', /^a@example\.com$/m, 'a@example.com', true],
    ['a card code, exact', '123', { cvv: '123' }, false],
    ['a card code, pattern', /.*/, { cvv: '123' }, false],
    ['a PIN', '1234', { pin: '1234' }, false],
    ['a track', /.*/s, `;${CARD}=29121011234567890?`, false],
    ['a published test card', CARD, CARD, true],
    ['a published test card, grouped', CARD, SPACED, true],
    ['a published test card as a number', CARD, { n: 4111111111111111 }, true],
    ['a published test card, pattern', /4\d+/, CARD, false],
    ['a card that is not published', UNPUBLISHED, UNPUBLISHED, false],
    ['a card that is not published, pattern', /\d+/, UNPUBLISHED, false],
    ['a card, pattern that is everything', /.*/, CARD, false],
    ['a password under its field', 'hunter2hunter2', { password: 'hunter2hunter2' }, true],
  ];
  test.each(rows)('%s', (_name, allow, value, isFree) => {
    const result = allowing(allow)(value);
    if (isFree) expect(result).toEqual(value);
    else expect(result).not.toEqual(value);
  });

  test('what is allowed does not hide what stands beside it', () => {
    expect(allowing('a@example.com', CARD)(`${CARD} a@example.com b@example.com ${UNPUBLISHED}`)).toBe(
      `${CARD} a@example.com [REDACTED:email] 453957******1486`,
    );
  });

  test('a clean value with something allowed comes back as the same reference', () => {
    const value = { to: 'a@example.com' };
    expect(allowing('a@example.com')(value)).toBe(value);
  });

  const inside: [name: string, value: Record<string, string>, planted: string][] = [
    ['a card', { password: UNPUBLISHED }, UNPUBLISHED],
    ['a card in a longer text', { password: `x-${UNPUBLISHED}/y` }, UNPUBLISHED],
    ['a card code', { password: 'hunter;cvv=123' }, 'cvv=123'],
  ];
  test.each(inside)('an allowed password does not free %s in it', (_name, value, planted) => {
    for (const allow of [value['password'] as string, /.*/]) {
      expect(JSON.stringify(allowing(allow)(value))).not.toContain(planted);
      expect(createRedactor({ allow: [allow] }).redactLine(JSON.stringify(value))).not.toContain(planted);
    }
  });
});

describe('pan, keepSeparators, numbers, regionalCards', () => {
  const rows: [options: object, text: string, expected: string][] = [
    [{}, SPACED, MASKED],
    [{ pan: 'last4' }, SPACED, '************1111'],
    [{ pan: 'hidden' }, SPACED, '[REDACTED:pan]'],
    [{ keepSeparators: true }, SPACED, '4111 11** **** 1111'],
    [{ keepSeparators: true }, '4111-1111-1111-1111', '4111-11**-****-1111'],
    [{ keepSeparators: true, pan: 'last4' }, SPACED, '**** **** **** 1111'],
    [{ keepSeparators: true, pan: 'hidden' }, SPACED, '[REDACTED:pan]'],
    [{ keepSeparators: true }, CARD, MASKED],
    [{}, '378282246310005', '378282*****0005'],
    [{}, 'card number 30569309025904', 'card number 305693****5904'],
    [{ pan: 'last4' }, '378282246310005', '***********0005'],
  ];
  test.each(rows)('%j: %s is %s', (options, text, expected) => {
    const redactor = createRedactor(options);
    expect(redactor.redactText(text)).toBe(expected);
    expect(redactor.redact({ note: text })).toEqual({ note: expected });
    expect(redactor.redactLine(`{"note":"${text}"}`)).toBe(`{"note":"${expected}"}`);
  });

  test.each([
    [{}, MASKED, CVV],
    [{ numbers: 'string' }, MASKED, CVV],
    [{ numbers: 'null' }, null, null],
  ] as const)('%j: numbers', (options, card, code) => {
    const value = { n: 4111111111111111, card: { number: 378282246310005, cvc: 123 }, at: 1700000000000, text: CARD };
    const number = card === null ? null : '378282*****0005';
    const expected = { n: card, card: { number, cvc: code }, at: 1700000000000, text: MASKED };
    expect(createRedactor(options).redact(value)).toEqual(expected);
    expect(JSON.parse(createRedactor(options).redactLine(JSON.stringify(value)))).toEqual(expected);
  });

  test('regional cards count in context only if they are switched off', () => {
    const text = '9792020000000001';
    expect(createRedactor().redactText(text)).not.toBe(text);
    const redactor = createRedactor({ regionalCards: false });
    expect(redactor.redactText(text)).toBe(text);
    expect(redactor.redact({ cardNumber: text })).toEqual({ cardNumber: '979202******0001' });
    expect(redactor.redactText(CARD)).toBe(MASKED);
  });
});

describe('limits', () => {
  const LIMIT = '[REDACTED:limit]';
  const rows: [name: string, limits: object, value: unknown, expected: unknown][] = [
    ['depth 0', { maxDepth: 0 }, { a: 1 }, LIMIT],
    ['depth 0 and a text', { maxDepth: 0 }, CARD, MASKED],
    ['depth 1', { maxDepth: 1 }, { a: 1, b: {}, c: [] }, { a: 1, b: LIMIT, c: LIMIT }],
    ['depth 2', { maxDepth: 2 }, { a: { b: CARD, c: {} } }, { a: { b: MASKED, c: LIMIT } }],
    ['depth of a Map', { maxDepth: 1 }, { a: new Map() }, { a: LIMIT }],
    ['depth of an Error', { maxDepth: 1 }, [new Error('x')], [LIMIT]],
    ['no nodes', { maxNodes: 0 }, { a: 1 }, LIMIT],
  ];
  test.each(rows)('%s', (_name, limits, value, expected) => {
    expect(createRedactor({ limits }).redact(value)).toEqual(expected);
  });
});

describe('mode report', () => {
  test('changes nothing and counts', () => {
    const told: string[] = [];
    const redactor = createRedactor({ mode: 'report', onFinding: ({ detector: id }) => told.push(id) });
    const value = { card: CARD, cvv: '123' };
    expect(redactor.redact(value)).toBe(value);
    expect(redactor.redactText(CARD)).toBe(CARD);
    expect(redactor.redactLine(`{"n":${CARD}}\n`)).toBe(`{"n":${CARD}}\n`);
    expect(redactor.stats().findings).toEqual({ pan: 3, cvv: 1 });
    expect(told.sort()).toEqual(['cvv', 'pan', 'pan', 'pan']);
    expect(redactor.scan(CARD)).toHaveLength(1);
    expect(redactor.describe().mode).toBe('report');
  });
});
