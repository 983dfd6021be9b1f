import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BARE,
  createFrame,
  frameName,
  LITERAL,
  LOOSE,
  MARKUP,
  NO_VALUE,
  PAIR,
  QUOTED,
  STRUCTURE,
} from '../../../packages/core/src/scan/frame.js';
import { endOfStructure } from '../../../packages/core/src/scan/extent.js';
import { escapeTo, marked } from './marked.js';

const styles: Record<number, string> = {
  [NO_VALUE]: 'none',
  [QUOTED]: 'quoted',
  [BARE]: 'bare',
  [LITERAL]: 'literal',
  [STRUCTURE]: 'structure',
  [MARKUP]: 'markup',
  [LOOSE]: 'loose',
  [PAIR]: 'pair',
};

interface Framed {
  readonly style: string;
  readonly value: string | undefined;
  /** The quote that a literal or structure needs to become text. */
  readonly quote: string;
}

/** Frames the name between « and ». */
function framed(source: string): Framed {
  const { text, bytes, start, end } = marked(source);
  const frame = createFrame();
  const isJson = /^\s*[[{]/.test(text);
  if (!frameName(bytes, start, end, text.length, isJson, frame)) return { style: 'none', value: undefined, quote: '' };
  const last = frame.style === STRUCTURE ? endOfStructure(bytes, frame.start, text.length, frame.depth) : frame.end;
  return { style: styles[frame.style] ?? '', value: text.slice(frame.start, last), quote: frame.quote };
}

type Row = [name: string, text: string, style: string, value: string];

const json: Row[] = [
  ['a string', '{"«n»":"v 1","b":2}', 'quoted', 'v 1'],
  ['a string, spaces around the colon', '{ "«n»" : "v" }', 'quoted', 'v'],
  ['a string, on the next line', '{"«n»":\r\n  "v"}', 'quoted', 'v'],
  ['a number', '{"«n»":12.5,"b":2}', 'literal', '12.5'],
  ['a negative number', '{"«n»":-1}', 'literal', '-1'],
  ['a number with an exponent', '{"«n»":1e+5}', 'literal', '1e+5'],
  ['the last number', '{"«n»":12}', 'literal', '12'],
  ['true', '{"«n»":true}', 'literal', 'true'],
  ['null', '{"«n»":null}', 'literal', 'null'],
  ['an object', '{"«n»":{"a":"}","b":[1]},"c":2}', 'structure', '{"a":"}","b":[1]}'],
  ['an array', '{"«n»":["]",[1]],"c":2}', 'structure', '["]",[1]]'],
  ['an object, cut off', '{"«n»":{"a":1', 'structure', '{"a":1'],
  ['an escaped quote', '{"«n»":"a\\"b"}', 'quoted', 'a\\"b'],
  ['a backslash at the end', '{"«n»":"a\\\\"}', 'quoted', 'a\\\\'],
  ['an escaped quote at the end', '{"«n»":"a\\""}', 'quoted', 'a\\"'],
  ['a backslash and a quote at the end', '{"«n»":"a\\\\\\""}', 'quoted', 'a\\\\\\"'],
  ['an apostrophe', '{"«n»":"a\'b"}', 'quoted', "a'b"],
  ['a comma and a brace', '{"«n»":"a,b}"}', 'quoted', 'a,b}'],
  ['cut off in the value', '{"«n»":"abc', 'quoted', 'abc'],
  ['JSON in JSON', '{"m":"{\\"«n»\\":\\"v\\"}"}', 'quoted', 'v'],
  ['JSON in JSON, number', '{"m":"{\\"«n»\\":12}"}', 'literal', '12'],
  ['JSON in JSON, object', '{"m":"{\\"«n»\\":{\\"a\\":\\"}\\"},\\"b\\":1}"}', 'structure', '{\\"a\\":\\"}\\"}'],
  ['JSON in JSON, escaped quote', '{"m":"{\\"«n»\\":\\"a\\\\\\"b\\"}"}', 'quoted', 'a\\\\\\"b'],
  ['JSON in JSON, cut off', '{"m":"{\\"«n»\\":\\"abc","x":"y"}', 'quoted', 'abc'],
  ['JSON in JSON, number cut off', '{"m":"{\\"«n»\\":12","x":"y"}', 'literal', '12'],
  ['JSON in JSON, object cut off', '{"m":"{\\"«n»\\":{\\"a\\":1","x":"y"}', 'structure', '{\\"a\\":1'],
  ['JSON in JSON, cut off behind a backslash', '{"m":"{\\"«n»\\":\\"ab\\\\","x":"y"}', 'quoted', 'ab\\\\'],
  ['a pair', '["«n»","v"]', 'pair', 'v'],
  ['a pair with a space', '["«n»", "v"]', 'pair', 'v'],
  ['a pair in JSON in JSON', '{"m":"[\\"«n»\\",\\"v\\"]"}', 'pair', 'v'],
  ['a name and a value', '{"name":"«n»","value":"v"}', 'quoted', 'v'],
  ['a name and a value, number', '{"name":"«n»","value":12}', 'literal', '12'],
];

const text: Row[] = [
  ['equals sign', 'a=1 «n»=v b=2', 'bare', 'v'],
  ['equals sign and quotes', 'a=1 «n»="v w" b=2', 'quoted', 'v w'],
  ['equals sign and single quotes', "«n»='v w' b=2", 'quoted', 'v w'],
  ['equals sign and spaces', '«n» = v', 'bare', 'v'],
  ['double equals sign', '«n» == v', 'bare', 'v'],
  ['colon', '«n»: v, b: 2', 'bare', 'v'],
  ['colon without a space', '«n»:v', 'bare', 'v'],
  ['colon and quotes', '«n»: "v w", b', 'quoted', 'v w'],
  ['assignment of Go', '«n» := v', 'bare', 'v'],
  ['query', '/a?«n»=v&b=2', 'bare', 'v'],
  ['query, last', '/a?b=2&«n»=v HTTP/1.1', 'bare', 'v'],
  ['semicolons', 'a=1;«n»=v;b=2', 'bare', 'v'],
  ['header line', 'X-«n»: v\r\nHost: a', 'bare', 'v'],
  ['brackets around', '(«n»=v)', 'bare', 'v'],
  ['an object of Ruby', '{:«n» => "v", :b => 2}', 'quoted', 'v'],
  ['an object of Ruby, string key', '{"«n»"=>"v"}', 'quoted', 'v'],
  ['an object of Python', "{'«n»': 'v', 'b': 2}", 'quoted', 'v'],
  ['an object of Python, apostrophe in double quotes', `{'«n»': "v'w"}`, 'quoted', "v'w"],
  ['util.inspect', "{ «n»: 'v w', b: 2 }", 'quoted', 'v w'],
  ['util.inspect, number', '{ «n»: 12, b: 2 }', 'bare', '12'],
  ['util.inspect, escaped quote', "{ «n»: 'v\\'w' }", 'quoted', "v\\'w"],
  ['util.inspect, backticks', '{ «n»: `v w` }', 'quoted', 'v w'],
  ['util.inspect, nested', "{ «n»: { a: 'v' } }", 'structure', "{ a: 'v' }"],
  ['a sentence', 'the «n» 123 was wrong', 'loose', '123'],
  ['a sentence, is', 'the «n» is 123.', 'loose', '123'],
  ['a sentence, number', '«n» no. 123', 'loose', '123'],
  ['a sentence, hash', '«n» #123', 'loose', '123'],
  ['an underscore', '«n»_123', 'loose', '123'],
];

const markup: Row[] = [
  ['element', '<«n»>v w</n>', 'markup', 'v w'],
  ['element with attributes', '<«n» type="x">v</n>', 'markup', 'v'],
  ['namespace', '<ns:«n»>v</ns:n>', 'markup', 'v'],
  ['namespace with a dot', '<a.b:«n»>v</a.b:n>', 'markup', 'v'],
  ['white space inside', '<«n»>  v </n>', 'markup', 'v'],
  ['CDATA', '<«n»><![CDATA[v]w]]></n>', 'markup', 'v]w'],
  ['an attribute', '<a «n»="v" b="w"/>', 'quoted', 'v'],
  ['an attribute in single quotes', "<a «n»='v'/>", 'quoted', 'v'],
  ['a naming attribute, and others', '<a name="«n»" id="i" type="t" value="v"/>', 'markup', 'v'],
  ['a naming attribute behind the value', "<a value='v' type='t' name='«n»'/>", 'markup', 'v'],
  ['a naming attribute in JSON', '{"x":"<a name=\\"«n»\\" type=\\"t\\" value=\\"v\\">"}', 'markup', 'v'],
  ['a naming attribute behind the value in JSON', '{"x":"<a value=\\"v\\" name=\\"«n»\\">"}', 'markup', 'v'],
  ['a cell beside its label', '<th>«n»</th><td class="c">123</td>', 'loose', '123'],
  ['a cell beside its label and colon', '<td>«n»:</td> <td>v</td>', 'bare', 'v'],
  ['emphasis', '«n»: <b>v</b>', 'bare', 'v'],
  ['XML in JSON', '{"x":"<«n»>v</n>"}', 'markup', 'v'],
  ['XML in JSON, cut off', '{"x":"<«n»>v","b":1}', 'markup', 'v'],
  ['entities for brackets', '&lt;«n»&gt;v&lt;/n&gt;', 'markup', 'v'],
  ['cut off', '<«n»>v', 'markup', 'v'],
];

const encoded: Row[] = [
  ['percent-encoded JSON', '%7B%22«n»%22%3A%22v%22%7D', 'quoted', 'v'],
  ['percent-encoded JSON, number', '%7B%22«n»%22%3A12%7D', 'literal', '12'],
  ['percent-encoded equals sign', 'q=«n»%3Dv&b=2', 'bare', 'v'],
  ['entities', '{&quot;«n»&quot;:&quot;v&quot;}', 'quoted', 'v'],
  ['entities by number', '{&#34;«n»&#34;:&#34;v&#34;}', 'quoted', 'v'],
  ['entities by hexadecimal number', '{&#x22;«n»&#x22;:&#x22;v&#x22;}', 'quoted', 'v'],
  ['.NET', '{\\u0022«n»\\u0022:\\u0022v\\u0022}', 'quoted', 'v'],
  ['.NET inside JSON', '{"m":"{\\u0022«n»\\u0022:\\u0022v\\u0022}","x":"y"}', 'quoted', 'v'],
  ['.NET, cut off', '{"m":"{\\u0022«n»\\u0022:\\u0022v","x":"y"}', 'quoted', 'v'],
];

describe.each(Object.entries({ json, text, markup, encoded }))('frames of %s', (_kind, rows) => {
  it.each(rows)('%s: %s is %s %j', (_name, source, style, value) => {
    expect(framed(source)).toMatchObject({ style, value });
  });
});

describe('names without a value', () => {
  const rows: [name: string, text: string][] = [
    ['an empty string', '{"«n»":""}'],
    ['an empty string of depth 1', '{"m":"{\\"«n»\\":\\"\\"}"}'],
    ['nothing behind the equals sign', 'a?«n»=&b=2'],
    ['nothing behind the colon', '{"«n»":}'],
    ['the string around ends behind the colon', '{"m":"{\\"«n»\\":"}'],
    ['the text ends behind the colon', '{"«n»":'],
    ['an empty element', '<«n»></n>'],
    ['an element that closes itself', '<«n»/>b'],
    ['a closing tag', '<a>1</«n»> 5'],
    ['a value', '{"a":"«n»"}'],
    ['the last of a list', '["a","«n»"]'],
    ['a question', 'what «n»?'],
    ['the end', 'the «n»'],
  ];
  it.each(rows)('%s: %s', (_name, source) => {
    expect(framed(source).value || undefined).toBeUndefined();
  });
});

describe('the quote that a literal needs', () => {
  const rows: [text: string, quote: string][] = [
    ['{"«n»":12}', '"'],
    ['{"m":"{\\"«n»\\":12}"}', '\\"'],
    ['{"m":"{\\"m\\":\\"{\\\\\\"«n»\\\\\\":12}\\"}"}', '\\\\\\"'],
    ["{'«n»': 12}", "'"],
    ['%22«n»%22%3A12', '%22'],
    ['&quot;«n»&quot;:12', '&quot;'],
    ['{"«n»":{"a":1}}', '"'],
    ['«n»=12', ''],
  ];
  it.each(rows)('%s: %s', (source, quote) => {
    expect(framed(source).quote).toBe(quote);
  });
});

describe('random documents', () => {
  const name = 'plantedName';
  const sign = fc.constantFrom(...'ab1 "\\\'{}[]:,<>&%é\n\t/');
  const word = fc.string({ unit: sign, maxLength: 8 });
  const scalar = fc.oneof(word, fc.integer(), fc.boolean(), fc.constant(null));
  const other = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }), fc.dictionary(word, scalar, { maxKeys: 3 }));
  const planted = fc.oneof(
    word.filter((value) => value !== ''),
    fc.integer(),
    fc.dictionary(word, scalar, { minKeys: 1, maxKeys: 3 }),
    fc.array(scalar, { minLength: 1, maxLength: 3 }),
  );
  const members = fc.array(fc.tuple(word, other), { maxLength: 3 });

  const write = (before: [string, unknown][], member: [string, unknown], after: [string, unknown][]): string =>
    `{${[...before, member, ...after].map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',')}}`;

  it('frames just the planted value, in JSON in JSON to depth 4', () => {
    const wrapper = fc.array(fc.tuple(members, members), { maxLength: 4 });
    const property = fc.property(planted, members, members, wrapper, (value, before, after, wrappers) => {
      let document = write(before, [name, value], after);
      for (const [head, tail] of wrappers) document = write(head, ['m', document], tail);
      const depth = wrappers.length;
      const spelled = depth === 0 ? JSON.stringify(value) : escapeTo(depth - 1, JSON.stringify(value));
      const expected = typeof value === 'string' ? escapeTo(depth, value) : spelled;
      const found = framed(document.replace(name, `«${name}»`));
      expect(found.value).toBe(expected);
      expect(found.style).toBe(
        typeof value === 'string' ? 'quoted' : typeof value === 'number' ? 'literal' : 'structure',
      );
    });
    fc.assert(property, { numRuns: 2000 });
  });

  it('never reaches beyond the string around it, wherever the text is cut off', () => {
    const property = fc.property(word, fc.integer({ min: 1, max: 3 }), fc.nat(), (value, depth, cut) => {
      let inner = JSON.stringify({ [name]: value });
      for (let i = 1; i < depth; i++) inner = JSON.stringify({ m: inner });
      const from = inner.indexOf(name) + name.length;
      const document = JSON.stringify({ m: inner.slice(0, from + (cut % (inner.length - from))), after: 'x' });
      const found = framed(document.replace(name, `«${name}»`));
      expect(found.value ?? '').not.toContain('after');
    });
    fc.assert(property, { numRuns: 2000 });
  });
});
