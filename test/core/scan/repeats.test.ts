import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../packages/core/src/index.js';
import { ByteBuffer } from '../../../packages/core/src/scan/buffer.js';
import { PortableLexer } from '../../../packages/core/src/scan/lexer.js';
import { simd } from '../../../packages/core/src/scan/simd.js';
import { SimdLexer } from '../../../packages/core/src/scan/simd-lexer.js';
import { STRIDE } from '../../../packages/core/src/scan/trigger-tables.js';
import { TriggerPass } from '../../../packages/core/src/scan/triggers.js';
import { tables } from './tables.js';

const head = '{"level":30,"time":1795458801593,"pid":4711,"hostname":"web-1",';
const line = `${head}"order":{"type":"book","lines":3},"agent":"A/5.0 (X; like B, C)","path":"/orders/10442","msg":"sent"}`;

/** The triggers of a text; with `remembers`, beside the texts before it. */
function triggersOf(pass: TriggerPass, buffer: ByteBuffer, text: string, remembers: boolean): number[] {
  const out = new Int32Array(1024 * STRIDE);
  buffer.append(text);
  buffer.close();
  const count = pass.run(buffer.bytes, text.length, out, false, remembers ? buffer.words : undefined);
  buffer.reset(false);
  return [...out.subarray(0, count * STRIDE)];
}

/** The parts of a text after one edit. */
function edited(parts: readonly string[], place: number, kind: string, text: string): string[] {
  const at = place % (parts.length + 1);
  const added = kind === 'delete' ? [] : [text];
  return [...parts.slice(0, at), ...added, ...parts.slice(kind === 'insert' ? at : at + 1)];
}

interface Setup {
  readonly create: () => TriggerPass;
  readonly buffer: () => ByteBuffer;
}
const setups: Record<string, Setup> = {
  portable: { create: () => new TriggerPass(tables, (of) => new PortableLexer(of)), buffer: () => new ByteBuffer() },
  WebAssembly: {
    create: () => new TriggerPass(tables, (of) => new SimdLexer(simd!, of)),
    buffer: () => new ByteBuffer(simd!.residents[0]),
  },
  'WebAssembly, in other memory': {
    create: () => new TriggerPass(tables, (of) => new SimdLexer(simd!, of)),
    buffer: () => new ByteBuffer(),
  },
};

describe.each(Object.entries(setups))('lines that are alike, %s', (_name, { create, buffer }) => {
  /** What is read of each text. */
  function partsRead(...texts: string[]): string[][] {
    const pass = create();
    const own = buffer();
    let parts: string[] = [];
    let current = '';
    const read = pass.read.bind(pass);
    pass.read = (bytes, from, to) => {
      parts.push(current.slice(from, to));
      read(bytes, from, to);
    };
    return texts.map((text) => {
      parts = [];
      current = text;
      triggersOf(pass, own, text, true);
      return parts;
    });
  }

  it.each([
    ['nothing', line, []],
    ['another time', line.replace('8801593', '9999999'), []],
    ['the first digit of a time', line.replace('1795', '4111'), [',"time":4111458801593']],
    ['a time that is none', line.replace('8801593', '88015a3'), [',"time":179545880 15a3'.replace(' ', '')]],
    ['a value', line.replace('4711', '52001'), [',"pid":52001']],
    ['a value at the end', line.replace('sent', 'sent at once'), [',"msg":"sent at once"}']],
    ['one with more commas', line.replace('like B, C', 'B'), [',"agent":"A/5.0 (X; B)"']],
    ['two values far apart', line.replace('4711', '9').replace('sent', 'x'), [',"pid":9', ',"msg":"x"}']],
    ['two values side by side', line.replace('4711', '9').replace('web-1', 'w'), [',"pid":9,"hostname":"w"']],
    ['one more member', line.replace(',"path"', ',"id":1,"path"'), [',"id":1,"path":"/orders/10442"']],
    ['one member less', line.replace('"path":"/orders/10442",', ''), [',"msg":"sent"}']],
  ])('differ in %s', (_difference, other, expected) => {
    expect(partsRead(line, other)).toEqual([[line], expected]);
  });

  it('are read as a whole where they have little in common', () => {
    const other = `${head.replaceAll(/[a-z]/g, 'x')}"x":1,"y":2,"z":3,"a":4,"msg":"${'y'.repeat(60)}"}`.slice(
      0,
      line.length,
    );
    const [, second, third] = partsRead(line, other, other);
    expect(second!.join('').length).toBeGreaterThan(other.length / 2);
    expect(third).toEqual([]);
  });

  it('are not remembered with what was found in them', () => {
    const dirty = line.replace('10442', '4111111111111111');
    expect(partsRead(dirty, dirty)).toEqual([[dirty], [dirty]]);
  });

  it('keep what is weak by itself', () => {
    const weak = `${head}"order":{"type":"passport","number":"a"},"msg":"x"}`;
    const pass = create();
    const own = buffer();
    for (const text of [weak, weak, weak.replace('"a"', '"b"'), weak.replace('"msg"', '"passport":"C01X00T47","msg"')])
      expect(triggersOf(pass, own, text, true)).toEqual(triggersOf(create(), own, text, false));
  });

  it('hide nothing from each other', () => {
    const member = fc.constantFrom(
      ...['"level":30', '"level":50', '"time":1795458801593', '"time":1795458812345', '"time":4111111111111', '"a":"b'],
      ...['"pid":1234', '"hostname":"web-1"', '"cvv":"737"', '"msg":"cvv 737"', '"a":"b"', '"card":4111111111111111'],
      ...['"a":17954588015934', 'cvv ', '"pan', '"', '', '4111 1111 ', '1111 1111', '"x":1795458801593=', '-----BEGIN'],
      ...[
        '<<',
        '%34111111111111111',
        '"id":"0190c3f1-9d2b-7c44-8a51-3f0e6b7d21aa"',
        '"mail":"a@b.co"',
        '+49 30 1234567',
      ],
      ...[
        '"agent":"A/5.0 (X; like B, C) cvv"',
        '"type":"passport"',
        '"number":"X1234567"',
        '"card":{"number":1}',
        '\\u0034',
      ],
      ...[
        '"expiry":"12/30"',
        '\\u,123',
        'S9608374G',
        'müller',
        '"iban":"DE89 3704 0044 0532 0130 00"',
        '"x":"\u001b[32m',
      ],
    );
    const members = fc.array(member, { minLength: 3, maxLength: 14 });
    const change = fc.tuple(fc.nat(20), fc.constantFrom('replace', 'insert', 'delete'), member);
    const texts = fc.tuple(members, fc.array(fc.array(change, { maxLength: 3 }), { maxLength: 5 }));
    fc.assert(
      fc.property(texts, ([first, changes]) => {
        const shared = create();
        const own = buffer();
        let parts = first;
        for (const edits of [[], ...changes]) {
          for (const [at, kind, text] of edits) parts = edited(parts, at, kind, text);
          const written = `{"begin":"of a line that is long enough",${parts.join(',')}}`;
          expect(triggersOf(shared, own, written, true)).toEqual(triggersOf(shared, own, written, false));
        }
      }),
      { numRuns: 4000 },
    );
  });
});

describe('what triggers do not lead to', () => {
  const secret = 'correct-horse-battery';

  it.each([
    ['known secrets', { secrets: [secret] }, line.replace('book', secret)],
    ['paths', { paths: ['order.type', 'order.*'] }, line.replace('book', secret)],
  ])('%s are found in each line', (_name, options, text) => {
    const { redactLine } = createRedactor(options);
    for (let i = 0; i < 3; i++) expect(redactLine(text)).not.toContain(secret);
  });

  it('a place does not become that of lines', () => {
    const { redactText } = createRedactor();
    const text = `{! ${'tea and cake, '.repeat(6)}`;
    expect(redactText(text)).toBe(text);
    expect(redactText(text, { field: 'password' })).not.toContain('cake');
    expect(redactText(text)).toBe(text);
  });
});
