import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemberReader } from '../../../packages/core/src/scan/members.js';
import { bytesOf } from './marked.js';

/** What a reader is told, one line each: `{`, `[`, `}` for a structure, `key=value` for a value, with its depth. */
function events(text: string): string[] {
  const told: string[] = [];
  const key = (start: number, end: number): string => (start < 0 ? '' : text.slice(start, end));
  const visitor = {
    enter: (at: number, start: number, end: number, isArray: boolean) =>
      told.push(`${key(start, end)}${isArray ? '[' : '{'}${at}`),
    leave: () => told.push('}'),
    value: (keyStart: number, keyEnd: number, start: number, end: number, isString: boolean, level: number) =>
      told.push(
        `${key(keyStart, keyEnd)}=${isString ? `'${text.slice(start, end)}'` : text.slice(start, end)}@${level}`,
      ),
  };
  new MemberReader(bytesOf(text), text.length, visitor).read(0);
  return told;
}

describe('MemberReader', () => {
  const rows: [name: string, text: string, told: string[]][] = [
    ['nothing', '', []],
    ['prose', 'a "quoted" word: 12', []],
    ['an object', '{"a":"b","c":1}', ['{0', "a='b'@0", 'c=1@0', '}']],
    ['an empty object', '{}', ['{0', '}']],
    ['a list', '["a",-1.5e+3,true,null]', ['[0', "='a'@0", '=-1.5e+3@0', '=true@0', '=null@0', '}']],
    ['an object in an object', '{"a":{"b":1},"c":2}', ['{0', 'a{5', 'b=1@0', '}', 'c=2@0', '}']],
    ['an object in a list', '{"a":[{"b":1}]}', ['{0', 'a[5', '{6', 'b=1@0', '}', '}', '}']],
    [
      'strings in single quotes',
      "{ a: [ 'b c', 'd' ], e: 'f g' }",
      ['{0', '[5', "='b c'@0", "='d'@0", '}', "e='f g'@0", '}'],
    ],
    ['a dictionary of Python', "{'a': 'b c', 'd': ['e']}", ['{0', "a='b c'@0", 'd[18', "='e'@0", '}', '}']],
    ['an escaped apostrophe', "[ 'it\\'s' ]", ['[0', "='it\\'s'@0", '}']],
    ['an apostrophe in a word', "[it's, b]", ['[0', '=it@0', '=s@0', '=b@0', '}']],
    [
      'an apostrophe that nothing closes',
      `['tis {"a":"b"} 'twas]`,
      ['[0', '=tis@0', '{6', "a='b'@0", '}', '=twas@0', '}'],
    ],
    ['single quotes in a string of JSON', `{"m":"{ a: [ 'b c' ] }"}`, ['{0', 'm{6', '[11', "='b c'@1", '}', '}', '}']],
    ['an escaped quote', '{"a":"b\\"c"}', ['{0', "a='b\\\"c'@0", '}']],
    ['a backslash at the end', '{"a":"b\\\\","c":1}', ['{0', "a='b\\\\'@0", 'c=1@0', '}']],
    ['white space', '{ "a" : "b" ,\r\n "c" : 1 }', ['{0', "a='b'@0", 'c=1@0', '}']],
    ['JSON in JSON', '{"m":"{\\"a\\":1}"}', ['{0', 'm{6', 'a=1@1', '}', '}']],
    ['JSON in JSON, a string', '{"m":"{\\"a\\":\\"b\\"}","c":2}', ['{0', 'm{6', "a='b'@1", '}', 'c=2@0', '}']],
    ['JSON in a line', 'got {"a":1} back', ['{4', 'a=1@0', '}']],
    ['cut off in a value', '{"a":"bc', ['{0', "a='bc'@0"]],
    ['JSON in JSON, cut off', '{"m":"{\\"a\\":\\"b","c":2}', ['{0', 'm{6', "a='b'@1", '}', 'c=2@0', '}']],
    ['JSON in JSON, cut off behind a comma', '{"m":"{\\"a\\":1,","c":2}', ['{0', 'm{6', 'a=1@1', '}', 'c=2@0', '}']],
    ['a text that begins as JSON', '{"m":"[info] x","c":2}', ['{0', "m='[info] x'@0", 'c=2@0', '}']],
    ['an empty string', '{"a":"","b":1}', ['{0', "a=''@0", 'b=1@0', '}']],
  ];
  it.each(rows)('%s: %s', (_name, text, told) => {
    expect(events(text)).toEqual(told);
  });

  const word = fc.string({ unit: fc.constantFrom(...'ab \\"x:,}]é'), maxLength: 6 });
  const leaf = fc.oneof(word, fc.integer(), fc.boolean(), fc.constant(null));
  const tree = fc.letrec((tie) => ({
    node: fc.oneof({ depthSize: 'small' }, leaf, tie('list'), tie('object')),
    list: fc.array(tie('node'), { maxLength: 4 }),
    object: fc.dictionary(word, tie('node'), { maxKeys: 4 }),
  }));

  /** The same events, from the value itself. */
  function expected(value: unknown, key: string, told: string[]): string[] {
    if (typeof value === 'string') told.push(`${key}='${JSON.stringify(value).slice(1, -1)}'@0`);
    else if (typeof value !== 'object' || value === null) told.push(`${key}=${JSON.stringify(value)}@0`);
    else {
      told.push(`${key}${Array.isArray(value) ? '[' : '{'}`);
      const spelled = (name: string): string => (Array.isArray(value) ? '' : JSON.stringify(name).slice(1, -1));
      for (const [name, member] of Object.entries(value)) expected(member, spelled(name), told);
      told.push('}');
    }
    return told;
  }

  it('tells every member of any document, in order', () => {
    const root = fc.oneof(tree.object, tree.list);
    const property = fc.property(root, fc.constantFrom(undefined, 1, '\t'), (document, space) => {
      const told = events(JSON.stringify(document, null, space)).map((line) => line.replace(/([[{])\d+$/, '$1'));
      expect(told).toEqual(expected(document, '', []));
    });
    fc.assert(property, { numRuns: 2000 });
  });

  it('reads any text to its end', () => {
    const property = fc.property(fc.string({ unit: fc.constantFrom(...'{}[]":,\\a1 '), maxLength: 40 }), (text) => {
      const told = events(text);
      const isStructure = (line: string): boolean => /[[{]\d+$/.test(line) && !line.includes('@');
      expect(told.filter((line) => line === '}').length).toBeLessThanOrEqual(told.filter(isStructure).length);
    });
    fc.assert(property, { numRuns: 2000 });
  });
});
