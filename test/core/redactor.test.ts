import { createRedactor, defineDetector, isRedactor, SIXFOUR, SixfourOptionError } from '@sixfour/core';
import fc from 'fast-check';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { freezeDeep } from '../plants.js';
import { CARD, MASKED, plantsIn, printed, SPACED } from './printed.js';

const redactor = createRedactor();
const { redact, redactText, redactLine, scan, explain } = redactor;
const CVV = '[REDACTED:cvv]';
const ERROR = '[REDACTED:error]';
const SECRET = 'correct-horse-battery';
const ALLOWED = 'someone@allowed.example';

/** A redactor that breaks inside as soon as it meets a `boom word`. */
const breaking = (): ReturnType<typeof createRedactor> =>
  createRedactor({
    detectors: [
      'pci',
      defineDetector({
        id: 'boom',
        category: 'personal',
        where: 'in-context',
        triggers: { words: ['boom word'] },
        find: () => {
          throw new Error(`broken by ${CARD}`);
        },
      }),
    ],
  });

describe('the object', () => {
  test('is frozen', () => {
    expect(Object.isFrozen(redactor)).toBe(true);
    expect(() => Object.assign(redactor, { redact: () => 'x' })).toThrow(TypeError);
  });

  test('needs no this', () => {
    for (const member of Object.values(redactor) as unknown[]) expect(member).toBeTypeOf('function');
    expect([redact(CARD), redactText(CARD), redactLine(CARD)]).toEqual([MASKED, MASKED, MASKED]);
    expect(redactText.call(undefined, CARD)).toBe(MASKED);
    expect([CARD, 'fine'].map((text) => redactText(text))).toEqual([MASKED, 'fine']);
  });

  test('is known by Symbol.for("sixfour")', () => {
    expect(SIXFOUR).toBe(Symbol.for('sixfour'));
    expect((redactor as unknown as Record<symbol, unknown>)[Symbol.for('sixfour')]).toBeDefined();
    expect(isRedactor(redactor)).toBe(true);
    expect(isRedactor(redactor.with({}))).toBe(true);
  });

  test('isRedactor knows a redactor of another copy, and nothing else', () => {
    const mark = (redactor as unknown as Record<symbol, unknown>)[SIXFOUR];
    expect(isRedactor({ ...redactor, [SIXFOUR]: mark })).toBe(true);
    for (const other of [undefined, null, 1, 'redactor', {}, { ...redactor }, () => 1, { [SIXFOUR]: 'logger' }]) {
      expect(isRedactor(other)).toBe(false);
    }
  });

  test('shows no option, however it is printed', () => {
    const secretive = createRedactor({ secrets: [SECRET], allow: [ALLOWED, /house-rule-\d+/] });
    const texts = [
      printed(secretive),
      Object.keys(secretive).join(),
      inspect(secretive, { showHidden: true, depth: 9 }),
    ];
    try {
      texts.push(inspect(structuredClone(secretive)));
    } catch (error) {
      texts.push(inspect(error), String(error));
    }
    texts.push(inspect(secretive.describe()), JSON.stringify(secretive.describe()), JSON.stringify(secretive.stats()));
    for (const text of texts) {
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain(ALLOWED);
      expect(text).not.toContain('house-rule');
    }
  });

  test('an options error shows no option', () => {
    const attempt = (): unknown => createRedactor({ secrets: [SECRET, 'short77'], allow: [ALLOWED] });
    let error: unknown;
    try {
      attempt();
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(SixfourOptionError);
    const texts = [
      inspect(error, { showHidden: true, depth: 9 }),
      JSON.stringify(error),
      String(error),
      inspect(structuredClone(error)),
    ];
    for (const text of texts) for (const value of [SECRET, 'short77', ALLOWED]) expect(text).not.toContain(value);
  });
});

describe('never throws', () => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withSparseArray: true,
    withNullPrototype: true,
    withObjectString: true,
    withBoxedValues: true,
  });

  test('whatever it is given', () => {
    fc.assert(
      fc.property(anything, anything, (value, at) => {
        for (const surface of [redact, redactText, redactLine, scan, explain] as ((...args: unknown[]) => unknown)[]) {
          expect(() => surface(value, at)).not.toThrow();
          expect(() => surface(value)).not.toThrow();
        }
      }),
      { numRuns: 2000 },
    );
  });

  const hostile: [name: string, value: unknown][] = [
    ['nothing', undefined],
    ['null', null],
    ['a symbol', Symbol('x')],
    ['a null-prototype object', Object.create(null)],
    [
      'toString throws',
      {
        toString: () => {
          throw new Error(CARD);
        },
      },
    ],
    ['a revoked proxy', (({ proxy, revoke }) => (revoke(), proxy))(Proxy.revocable({}, {}))],
    ['a lone surrogate', '\ud800 4111111111111111 \udc00'],
  ];
  test.each(hostile)('%s', (_name, value) => {
    for (const surface of [redact, redactText, redactLine] as ((text: unknown) => unknown)[]) {
      expect(plantsIn(inspect(surface(value)))).toEqual([]);
    }
    expect(redactText(value as string)).toBeTypeOf('string');
    expect(redactLine(value as string)).toBeTypeOf('string');
    expect(scan(value)).toBeInstanceOf(Array);
    expect(explain(value)).toBeInstanceOf(Array);
  });

  const places: [name: string, at: unknown][] = [
    ['null', null],
    ['a text', 'cvv'],
    ['a field that is no text', { field: 5 }],
    ['a field that is null', { field: null }],
    ['a path that is no array', { path: 'a' }],
    ['a path of odd things', { path: [null, Symbol('x'), {}] }],
    [
      'a getter that throws',
      {
        get field() {
          throw new Error(CARD);
        },
      },
    ],
  ];
  test.each(places)('at: %s', (_name, at) => {
    expect(plantsIn(inspect(redact({ note: CARD }, at as never)))).toEqual([]);
    expect(plantsIn(redactText(CARD, at as never))).toEqual([]);
    expect(() => scan(CARD, at as never)).not.toThrow();
    expect(() => explain(CARD, at as never)).not.toThrow();
  });
});

describe('clean in, same reference out; nothing is changed', () => {
  const leaf = fc.oneof(
    fc.constantFrom('fine', '', 'cvv', 'a:b'),
    fc.integer({ min: -1e9, max: 1e9 }),
    fc.boolean(),
    fc.constant(null),
  );
  const key = fc.constantFrom('a', 'b', 'items', 'statusText', 'note');
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
    ),
  }));

  test('clean values', () => {
    fc.assert(
      fc.property(tree, (value) => {
        fc.pre(!JSON.stringify(value).includes('cvv'));
        expect(redact(freezeDeep(value))).toBe(value);
      }),
    );
  });

  test('a planted card never comes out, and the frozen input stays', () => {
    const planted = fc.tuple(tree, fc.constantFrom(CARD, `x ${SPACED}`, 4111111111111111), key);
    fc.assert(
      fc.property(planted, ([value, plant, name]) => {
        const input = freezeDeep({ [name]: [value, { deep: plant }] });
        const before = JSON.stringify(input);
        expect(plantsIn(printed(redact(input)))).toEqual([]);
        expect(JSON.stringify(input)).toBe(before);
      }),
    );
  });

  test.each(['', 'fine', 'a'.repeat(100_000), 'line\nline\r\n', '{"a":1}'])('clean text %#', (text) => {
    expect(redactText(text)).toBe(text);
    expect(redactLine(text)).toBe(text);
  });
});

describe('redacting twice gives the same text', () => {
  const corpus = [
    `paid with ${SPACED}, cvv 123`,
    `{"card":{"number":"${CARD}","cvc":"123","exp":"12/29"},"user":{"email":"a@example.com","password":"hunter2hunter2"}}`,
    JSON.stringify({ data: JSON.stringify({ cvv: '123', pan: CARD }) }),
    `POST /pay?card=${CARD}&cvv=123&token=abcdefgh12345678 HTTP/1.1`,
    'Authorization: Bearer abcdefgh12345678\nCookie: session=abcdefgh12345678; theme=dark',
    '<CardNumber>4111111111111111</CardNumber><CVV>123</CVV>',
    '%22cvv%22%3A%22123%22',
    'DB_PASSWORD=hunter2hunter2 ssn 536-90-4399',
    'postgres://app:hunter2hunter2@db/prod',
    `cards: ${CARD}, 3782 822463 10005; pin: 1234`,
  ];
  test.each(corpus)('%j', (text) => {
    const once = redactText(text);
    expect(once).not.toBe(text);
    expect(redactText(once)).toBe(once);
    expect(redactLine(once)).toBe(once);
  });

  const piece = fc.constantFrom(
    CARD,
    SPACED,
    '378282246310005',
    'cvv',
    'cvv2',
    'pin',
    'password',
    'ssn',
    'email',
    'name',
    'card',
    '123',
    '1234',
    '536-90-4399',
    'a@example.com',
    'hunter2hunter2',
    ' ',
    ':',
    '=',
    '"',
    '\\"',
    '{',
    '}',
    '[',
    ']',
    ',',
    '\n',
    '&',
    '%22',
    '%3A',
    '<',
    '>',
    '/',
    '-',
    '_',
    '[REDACTED:cvv]',
    MASKED,
  );
  const text = fc.array(piece, { maxLength: 16 }).map((pieces) => pieces.join(' '));

  test('texts made of pieces', () => {
    fc.assert(
      fc.property(text, (input) => {
        const once = redactText(input);
        expect(redactText(once)).toBe(once);
      }),
      { numRuns: 2500 },
    );
  });

  const hidden: [name: string, text: string][] = [
    ['an attribute of a named element', `<password card="${CARD}">hunter2hunter2</password>`],
    ['text in a tag with a name', `<cvv ${CARD} >123</cvv>`],
    ['a card code glued to a grouped card', `cvv${SPACED}`],
    ['an e-mail glued to an identity number', 'a@example.com/536-90-4399'],
  ];
  test.each(hidden)('%s hides nothing', (_name, text) => {
    const once = redactText(text);
    expect(once).not.toMatch(/4111111111111111|1111 1111|4399/);
    expect(redactText(once)).toBe(once);
  });

  test('and what is not bordered by digits never comes out', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(redactText(`${before} ~ ${CARD} ~ ${after}`)).not.toContain(` ~ ${CARD} ~ `);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('redactLine', () => {
  const rows: [name: string, line: string, expected: string][] = [
    ['JSON with \\n', `{"card":"${CARD}"}\n`, `{"card":"${MASKED}"}\n`],
    ['JSON with \\r\\n', `{"card":"${CARD}"}\r\n`, `{"card":"${MASKED}"}\r\n`],
    ['JSON without a terminator', `{"card":"${CARD}"}`, `{"card":"${MASKED}"}`],
    ['text', `card ${CARD}\n`, `card ${MASKED}\n`],
    ['a number becomes a string', '{"n":4111111111111111}\n', `{"n":"${MASKED}"}\n`],
    ['a card code number', '{"cvv":123,"a":1}\n', `{"cvv":"${CVV}","a":1}\n`],
    ['an object under a card code name', '{"cvv":{"value":"123"},"a":1}\n', `{"cvv":"${CVV}","a":1}\n`],
    ['empty containers under a card code name', '{"cvv":[],"pin":{}}\n', '{"cvv":[],"pin":{}}\n'],
    ['nested JSON', `{"body":"{\\"cvv\\":123}"}\n`, `{"body":"{\\"cvv\\":\\"${CVV}\\"}"}\n`],
    ['null and true stay', '{"cvv":null,"pin":true}\n', '{"cvv":null,"pin":true}\n'],
    ['truncated JSON', `{"card":"${CARD}","x":"ab`, `{"card":"${MASKED}","x":"ab`],
    ['white space', `{ "card" : "${CARD}" ,\t"cvv" : 123 }\n`, `{ "card" : "${MASKED}" ,\t"cvv" : "${CVV}" }\n`],
  ];
  test.each(rows)('%s', (_name, line, expected) => {
    expect(redactLine(line)).toBe(expected);
  });

  test('JSON stays JSON, and agrees with redact', () => {
    const leaf = fc.constantFrom<unknown>(
      CARD,
      4111111111111111,
      '123',
      123,
      'a "quoted" \\ text',
      'x\ny',
      SPACED,
      null,
      true,
      1.5,
      'a@example.com',
      '{"cvv":"123"}',
      'é中😀',
    );
    const key = fc.constantFrom('card', 'number', 'cvv', 'note', 'a"b', 'password', 'items', 'é');
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
        fc.dictionary(key, tie('tree'), { minKeys: 1, maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(key, tree, { maxKeys: 4 }), fc.constantFrom('\n', '\r\n', ''), (value, terminator) => {
        const line = JSON.stringify(value) + terminator;
        const result = redactLine(line);
        expect(result.slice(result.length - terminator.length)).toBe(terminator);
        const parsed = JSON.parse(result) as unknown;
        expect(parsed).toEqual(JSON.parse(JSON.stringify(redact(value))));
        expect(result).not.toContain(CARD);
      }),
      { numRuns: 1000 },
    );
  }, 30_000);
});

describe('when something breaks inside', () => {
  const rows: [name: string, line: string, expected: string][] = [
    [
      'level and time stay',
      '{"level":30,"time":1,"boomWord":"x"}\n',
      '{"level":30,"time":1,"msg":"[REDACTED:error]"}\n',
    ],
    ['\\r\\n stays', '{"level":30,"time":1,"boomWord":"x"}\r\n', '{"level":30,"time":1,"msg":"[REDACTED:error]"}\r\n'],
    ['no terminator', '{"level":30,"boomWord":"x"}', '{"level":30,"msg":"[REDACTED:error]"}'],
    ['a level that is no number', '{"level":"info","time":"now","boomWord":"x"}\n', '{"msg":"[REDACTED:error]"}\n'],
    ['a level at depth 1', '{"a":{"level":30},"boomWord":"x"}\n', '{"msg":"[REDACTED:error]"}\n'],
    ['text', 'boom word: x\n', '{"msg":"[REDACTED:error]"}\n'],
    ['truncated JSON', '{"level":30,"boomWord":"x"\n', '{"msg":"[REDACTED:error]"}\n'],
    [
      'a time that is no JSON number',
      '{"level":30,"time":1e999,"boomWord":"x"}\n',
      '{"level":30,"msg":"[REDACTED:error]"}\n',
    ],
    ['a card as level', `{"level":${CARD},"time":1,"boomWord":"x"}\n`, '{"time":1,"msg":"[REDACTED:error]"}\n'],
  ];
  test.each(rows)('a line: %s', (_name, line, expected) => {
    const result = breaking().redactLine(line);
    expect(result).toBe(expected);
    expect(JSON.parse(result)).toBeTypeOf('object');
  });

  test('a text, a value, a scan', () => {
    const broken = breaking();
    expect(broken.redactText(`boom word: ${CARD}`)).toBe(ERROR);
    expect(broken.redact({ boomWord: CARD })).toBe(ERROR);
    expect(broken.scan({ boomWord: CARD })).toEqual([]);
    expect(broken.explain({ boomWord: CARD })).toEqual([]);
    expect(broken.stats().errors).toBe(4);
  });

  test('the next call works', () => {
    const broken = breaking();
    broken.redactLine('boom word: x');
    expect(broken.redactLine(`card ${CARD}\n`)).toBe(`card ${MASKED}\n`);
    expect(broken.redact({ cvv: '123' })).toEqual({ cvv: CVV });
  });

  test('report mode never hands out the error', () => {
    expect(() => breaking().with({ mode: 'report' }).redactLine('boom word: x')).not.toThrow();
  });
});

describe('a place', () => {
  const rows: [name: string, value: unknown, at: object, expected: unknown][] = [
    ['a card code', '123', { field: 'cvv' }, CVV],
    ['a card code as a number', 123, { field: 'cvv' }, CVV],
    ['a header', 'hunter2hunter2', { field: 'X-Api-Key' }, '[REDACTED:api-key]'],
    ['camel case', 'hunter2hunter2', { field: 'dbPassword' }, '[REDACTED:password]'],
    ['brackets', '123', { field: 'card[cvc]' }, CVV],
    ['upper case', '123', { field: 'CARD_CVV' }, CVV],
    ['a name that says nothing', '123', { field: 'note' }, '123'],
    ['a name that only contains the word', 'bag 12', { field: 'shippingBag' }, 'bag 12'],
    ['a card under any name', CARD, { field: 'orderRef' }, MASKED],
    ['the last member of a path', '123', { path: ['card', 'cvv'] }, CVV],
    ['a field and a path', '123', { field: 'cvv', path: ['card', 'cvv'] }, CVV],
  ];
  test.each(rows)('redact: %s', (_name, value, at, expected) => {
    expect(redact(value, at)).toBe(expected);
  });
  test.each(rows.filter(([, value]) => typeof value === 'string'))('redactText: %s', (_name, value, at, expected) => {
    expect(redactText(value as string, at)).toBe(expected);
  });
  test.each(rows)('scan: %s', (_name, value, at, expected) => {
    expect(scan(value, at)).toHaveLength(value === expected ? 0 : 1);
  });

  test('an object at a place', () => {
    expect(redact({ value: '123' }, { field: 'cvv' })).toBe(CVV);
    expect(redact({ number: CARD, code: '123' }, { field: 'card' })).toEqual({ number: MASKED, code: CVV });
  });

  test('paths begin at the place', () => {
    const withPaths = createRedactor({ paths: ['user.nick'] });
    expect(withPaths.redact({ nick: 'Bob' }, { path: ['user'] })).toEqual({ nick: '[REDACTED:path]' });
    expect(withPaths.redact('Bob', { path: ['user', 'nick'] })).toBe('[REDACTED:path]');
    expect(withPaths.redact({ nick: 'Bob' }, { path: ['admin'] })).toEqual({ nick: 'Bob' });
  });
});

describe('scan', () => {
  test('has these members and no other, and never the text', () => {
    const findings = scan({ note: `card ${CARD}`, cvv: '123', password: 'hunter2hunter2' });
    expect(findings).toHaveLength(3);
    for (const finding of findings) {
      expect(Object.keys(finding).sort()).toEqual(['category', 'detector', 'end', 'path', 'start']);
    }
    expect(plantsIn(printed(findings))).toEqual([]);
  });

  const rows: [name: string, value: unknown, leaf: string, planted: string, finding: object][] = [
    ['text', `paid ${SPACED} now`, `paid ${SPACED} now`, SPACED, { detector: 'pan', category: 'pan', path: '' }],
    ['text behind others than ASCII', `é中😀 ${CARD}.`, `é中😀 ${CARD}.`, CARD, { detector: 'pan', path: '' }],
    ['a second line', `a\nb ${CARD}\n`, `a\nb ${CARD}\n`, CARD, { detector: 'pan', path: '' }],
    ['a leaf', { a: { b: `x ${CARD}` } }, `x ${CARD}`, CARD, { detector: 'pan', path: 'a.b' }],
    ['an element', { a: ['x', `xy ${CARD}`] }, `xy ${CARD}`, CARD, { detector: 'pan', path: 'a.1' }],
    ['a field', { card: { cvv: '123' } }, '123', '123', { detector: 'cvv', category: 'sad', path: 'card.cvv' }],
    ['a number', { n: 4111111111111111 }, CARD, CARD, { detector: 'pan', path: 'n' }],
    ['a Map', new Map([['cvv', '123']]), '123', '123', { detector: 'cvv', path: 'cvv' }],
    ['JSON in a leaf', { body: '{"cvv":"123"}' }, '{"cvv":"123"}', '123', { detector: 'cvv', path: 'body' }],
  ];
  test.each(rows)('half-open offsets: %s', (_name, value, leaf, planted, expected) => {
    const findings = scan(value);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject(expected);
    expect(leaf.slice(findings[0]!.start, findings[0]!.end)).toBe(planted);
  });

  test('the path is redacted', () => {
    const [finding] = scan({ [`k ${CARD}`]: { pin: '1234' } }).filter(({ detector }) => detector === 'pin');
    expect(finding?.path).toBe(`k ${MASKED}.pin`);
    expect(scan('123', { field: 'cvv', path: [CARD, 'cvv'] })[0]?.path).toBe(`${MASKED}.cvv`);
  });

  test.each<[name: string, value: unknown, paths: readonly string[]]>([
    ['behind a number', { a: { 0: { [CARD]: 'fine' } } }, [`a.0.${MASKED}`]],
    ['behind the index of an array', { a: [{ [CARD]: '' }] }, [`a.0.${MASKED}`]],
    ['around a finding', [[{ [CARD]: { 1: { cvv: '123' } } }]], [`0.0.${MASKED}`, `0.0.${MASKED}.1.cvv`]],
    ['before a number', { [CARD]: { 4444: { cvv: '123' } } }, [MASKED, `${MASKED}.4444.cvv`]],
  ])('the path is redacted: a card %s', (_name, value, paths) => {
    const found = scan(value).map(({ path }) => path);
    expect([...found].sort()).toEqual([...paths].sort());
  });

  test('the path is redacted: a name that leads to the next segment', () => {
    const found = scan({ m: 1, cvv: new Map([['739', CARD]]) }).map(({ path }) => path);
    expect(found).not.toEqual([]);
    for (const path of found) expect(path).not.toContain(CARD);
  });

  test('findings in a text are in order and do not overlap', () => {
    const findings = scan(`cvv 123 ${CARD} a@example.com password=hunter2hunter2 ssn 536-90-4399`);
    expect(findings.map(({ detector }) => detector)).toEqual(['cvv', 'pan', 'email', 'password', 'ssn']);
    for (let i = 1; i < findings.length; i++) expect(findings[i]!.start).toBeGreaterThanOrEqual(findings[i - 1]!.end);
  });

  test('what is clean, allowed or masked has none', () => {
    expect([scan('fine'), scan({ cvv: null }), scan(MASKED), scan({ cvv: CVV })]).toEqual([[], [], [], []]);
    expect(createRedactor({ allow: [CARD] }).scan(CARD)).toEqual([]);
  });
});

describe('explain', () => {
  const rules =
    /^(?:found-by-[a-z-]+|value-does-not-fit|status-name|other-name|no-kin|already-redacted|check-failed|inside-token|not-issued|needs-context|ignored|allowed)$/;
  const rows: [name: string, explained: () => unknown, expected: object][] = [
    [
      'found by name',
      () => explain({ cvv: '123' }),
      { detector: 'cvv', category: 'sad', field: 'cvv', rule: 'found-by-name' },
    ],
    ['found in text', () => explain(`card ${CARD}`), { detector: 'pan', category: 'pan', rule: 'found-by-word' }],
    ['check-failed', () => explain('4111111111111112'), { detector: 'pan', rule: 'check-failed' }],
    [
      'value-does-not-fit',
      () => explain({ email: 'no' }),
      { detector: 'email', field: 'email', rule: 'value-does-not-fit' },
    ],
  ];
  test.each(rows)('%s (%#)', (_name, explained, expected) => {
    expect(explained()).toContainEqual(expect.objectContaining(expected));
  });

  test('has these members and no other, no text, and rules of a closed list', () => {
    const explanations = explain({
      note: `${CARD} 4111111111111112 cvv 12`,
      cvv: '123',
      email: 'no',
      ssn: 1,
      password: 'hunter2hunter2',
    });
    expect(explanations.length).toBeGreaterThan(2);
    for (const explanation of explanations) {
      expect(Object.keys(explanation).sort()).toEqual(['category', 'detector', 'field', 'rule']);
      expect(explanation.rule).toMatch(rules);
    }
    expect(plantsIn(printed(explanations))).toEqual([]);
    expect(printed(explanations)).not.toContain('4111111111111112');
  });

  test('the field is spelled by the dictionary', () => {
    expect(
      explain({ CARD_CVV_4111111111111111: '123', 'my-secret-project-PASSWORD': 'hunter2hunter2' }).map(
        ({ field }) => field,
      ),
    ).toContain('password');
    expect(printed(explain({ 'my-secret-project-PASSWORD': 'hunter2hunter2' }))).not.toContain('project');
  });

  test('what is clean has none', () => {
    expect(explain('all is well')).toEqual([]);
  });
});

describe('stats', () => {
  test('counts calls and findings', () => {
    const counting = createRedactor();
    counting.redactText(`cvv 123 ${CARD}`);
    counting.redactText('fine');
    counting.redactLine(`{"card":"${CARD}"}\n`);
    counting.redact({ cvv: '123', a: [CARD, CARD] });
    expect(counting.stats()).toEqual({
      texts: 2,
      lines: 1,
      values: 1,
      findings: { cvv: 2, pan: 4 },
      errors: 0,
      limits: 0,
      onFindingErrors: 0,
    });
  });

  test('counts nothing for scan and explain', () => {
    const counting = createRedactor();
    counting.scan({ cvv: '123', [CARD]: CARD });
    counting.explain(CARD);
    expect(counting.stats()).toMatchObject({ findings: {}, errors: 0 });
  });

  test('counts each marker of a limit', () => {
    const counting = createRedactor({ limits: { maxDepth: 1 } });
    counting.redact({ a: {}, b: {}, note: CARD });
    expect(counting.stats()).toMatchObject({ limits: 2, findings: { pan: 1 } });
  });

  test('is a snapshot', () => {
    const counting = createRedactor();
    const before = counting.stats();
    counting.redactText(CARD);
    expect(before.texts).toBe(0);
    Object.assign(counting.stats().findings, { pan: 99 });
    expect(counting.stats().findings).toEqual({ pan: 1 });
  });

  test('each redactor has its own', () => {
    const [a, b] = [createRedactor(), createRedactor()];
    const derived = a.with({ pan: 'last4' });
    a.redactText(CARD);
    derived.redactText(CARD);
    derived.redactText(CARD);
    expect([a, b, derived].map((one) => one.stats().texts)).toEqual([1, 0, 2]);
  });
});

describe('describe', () => {
  test('says what is on and off', () => {
    const described = createRedactor({
      enable: { email: false, expiry: true },
      secrets: [SECRET],
      allow: [ALLOWED, /x/],
      paths: ['a.b'],
    }).describe();
    const ids = described.detectors.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['pan', 'cvv', 'expiry', 'password']));
    expect(ids).not.toContain('email');
    expect(described.off).toContain('email');
    expect(described.off).not.toContain('expiry');
    expect(described).toMatchObject({
      unsafe: [],
      pan: 'first6last4',
      numbers: 'string',
      mode: 'redact',
      lexer: 'WebAssembly',
      paths: 1,
      secrets: 1,
      allow: 2,
    });
    expect(JSON.parse(JSON.stringify(described))).toEqual(described);
  });

  test('cannot be changed from outside', () => {
    const one = createRedactor();
    const before = JSON.stringify(one.describe());
    const described = one.describe() as unknown as { detectors: { id: string }[]; off: string[]; unsafe: string[] };
    for (const change of [
      () => described.detectors.pop(),
      () => (described.detectors[0]!.id = 'x'),
      () => described.off.push('x'),
      () => described.unsafe.push('pan'),
    ]) {
      try {
        change();
      } catch {
        // Frozen is as good as a copy.
      }
    }
    expect(JSON.stringify(one.describe())).toBe(before);
  });
});

describe('with', () => {
  test('derives a redactor and leaves the first as it is', () => {
    const derived = redactor.with({ pan: 'last4' });
    expect(derived.redactText(CARD)).toBe('************1111');
    expect(redactor.redactText(CARD)).toBe(MASKED);
    expect(redactor.with({}).redactText(CARD)).toBe(MASKED);
  });

  test('later options win, and lists grow', () => {
    const base = createRedactor({
      secrets: [SECRET],
      allow: [ALLOWED],
      paths: ['a.b'],
      pan: 'last4',
      enable: { email: true },
    });
    const derived = base.with({
      secrets: ['another-secret'],
      allow: ['b@allowed.example'],
      paths: ['c.d'],
      pan: 'hidden',
      enable: { phone: false },
    });
    expect(derived.describe()).toMatchObject({ secrets: 2, allow: 2, paths: 2, pan: 'hidden' });
    expect(derived.redactText(`${SECRET} another-secret`)).toBe('[REDACTED:known-secret] [REDACTED:known-secret]');
    expect(derived.redactText(`${ALLOWED} b@allowed.example`)).toBe(`${ALLOWED} b@allowed.example`);
    expect(derived.redact({ a: { b: 1 }, c: { d: 1 } })).toEqual({
      a: { b: '[REDACTED:path]' },
      c: { d: '[REDACTED:path]' },
    });
    expect(base.redactText('another-secret')).toBe('another-secret');
  });

  test('names to ignore and to add grow too', () => {
    const base = createRedactor({ fields: { add: { vaultRef: 'cvv' }, ignore: { pan: ['orderRef'] } } });
    const derived = base.with({ fields: { add: { safeRef: 'cvv' }, ignore: { pan: ['invoiceRef'] } } });
    const value = { orderRef: CARD, invoiceRef: CARD };
    expect(derived.redact(value)).toBe(value);
    expect(derived.redact({ vaultRef: '123', safeRef: '123' })).toEqual({ vaultRef: CVV, safeRef: CVV });
  });

  test.each([
    { censor: 'X' },
    { numbers: 'null' },
    { keepSeparators: true },
    { remove: true },
    { mode: 'report' },
    { regionalCards: false },
    { limits: { maxDepth: 0 } },
  ] as const)('%j does what it does at construction', (option) => {
    const value = { note: SPACED, n: 4111111111111111, nested: { a: '5019717010103742' } };
    expect(redactor.with(option).redact(value)).toEqual(createRedactor(option).redact(value));
    expect(redactor.with(option).redactLine(JSON.stringify(value))).toBe(
      createRedactor(option).redactLine(JSON.stringify(value)),
    );
  });

  test('a chain', () => {
    const chained = createRedactor({ pan: 'hidden' })
      .with({ censor: 'X' })
      .with({ secrets: [SECRET] })
      .with({ keepSeparators: true });
    expect(chained.redactText(`${CARD} ${SECRET}`)).toBe('X X');
  });

  test('checks its options', () => {
    expect(() => redactor.with({ pan: 'all' as never })).toThrow(/^redactor\.with: pan must be one of /);
    expect(() => redactor.with({ nope: 1 } as never)).toThrow(SixfourOptionError);
    expect(() => redactor.with(null as never)).toThrow(SixfourOptionError);
  });
});
