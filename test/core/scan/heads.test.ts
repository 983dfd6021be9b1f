import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { credentials, identity, pci, personal } from '../../../packages/core/src/detectors/index.js';
import { ByteBuffer } from '../../../packages/core/src/scan/buffer.js';
import { compile } from '../../../packages/core/src/scan/compile.js';
import { PortableLexer } from '../../../packages/core/src/scan/lexer.js';
import { simd } from '../../../packages/core/src/scan/simd.js';
import { SimdLexer } from '../../../packages/core/src/scan/simd-lexer.js';
import { STRIDE } from '../../../packages/core/src/scan/trigger-tables.js';
import { TriggerPass } from '../../../packages/core/src/scan/triggers.js';

const { tables } = compile({
  detectors: [pci, identity, personal, credentials].flatMap((preset) => preset.detectors),
  addedNames: {},
  ignoredNames: {},
  paths: [],
  secrets: [],
  needsLevels: false,
  hasAllow: false,
  regional: true,
  cardRecords: true,
  base64: false,
});

const head = '{"level":30,"time":1795458801593,"pid":4711,"hostname":"web-1",';

/** The triggers of a text in a buffer like that of all texts; `remembers` what texts before began with. */
function triggersOf(pass: TriggerPass, buffer: ByteBuffer, text: string, remembers: boolean): number[] {
  const out = new Int32Array(1024 * STRIDE);
  buffer.append(text);
  buffer.close();
  const count = pass.run(buffer.bytes, text.length, out, false, remembers ? buffer.words : undefined);
  buffer.reset(false);
  return [...out.subarray(0, count * STRIDE)];
}

const lexers = {
  portable: () => new TriggerPass(tables, (of) => new PortableLexer(of)),
  WebAssembly: () => new TriggerPass(tables, (of) => new SimdLexer(simd!, of)),
};

describe.each(Object.entries(lexers))('the head of a line, %s', (_name, create) => {
  const buffer = new ByteBuffer(_name === 'portable' ? undefined : simd!.residents[0]!.slice());
  let skipped = 0;
  let pass = create();

  beforeAll(() => {
    pass = create();
    const lexer = (pass as unknown as { lexer: PortableLexer }).lexer;
    const { run } = lexer;
    lexer.run = (bytes, n, from = 0) => {
      skipped = from;
      return run.call(lexer, bytes, n, from);
    };
  });

  const skippedIn = (text: string): number => {
    triggersOf(pass, buffer, text, true);
    return skipped;
  };

  it('is read once, whatever the time', () => {
    expect(skippedIn(`${head}"msg":"first"}`)).toBe(0);
    expect(skippedIn(`${head}"msg":"second, and longer"}`)).toBe(head.length - 1);
    expect(skippedIn(`${head.replace('8801593', '9999999')}"msg":"third"}`)).toBe(head.length - 1);
  });

  it.each([
    ['another first digit of the time', head.replace('1795', '4111')],
    ['a time that is none', head.replace('1795458801593', '17954588015a3')],
    ['a time of more digits', head.replace('593,', '5937,')],
    ['another level', head.replace('30', '31')],
  ])('is read again with %s', (_change, other) => {
    expect(skippedIn(`${head}"msg":"known"}`)).toBe(head.length - 1);
    expect(skippedIn(`${other}"msg":"x"}`)).toBe(0);
  });

  it('becomes what lines have in common', () => {
    const begin = '{"level":20,"depot":"warehouse","lane":"north-1",';
    expect(skippedIn(`${begin}"order":"a-1","count":1,"msg":"x"}`)).toBe(0);
    expect(skippedIn(`${begin}"order":"b-2","count":1,"msg":"x"}`)).toBe(begin.length - 1);
    expect(skippedIn(`${begin}"cvv":"737","order":"b-2","count":1}`)).toBe(begin.length - 1);
  });

  it('is not remembered of a line in which something is found', () => {
    const fresh = '{"level":60,"name":"another","note":"no harm in it at all","also":"nothing",';
    expect(skippedIn(`${fresh}"pan":"4111111111111111"}`)).toBe(0);
    expect(skippedIn(`${fresh}"msg":"x"}`)).toBe(0);
  });

  it('is learned anew in time', () => {
    const other = '{"level":10,"depot":"warehouse","lane":"north-1",';
    const longer = `${other}"build":"a1",`;
    expect(skippedIn(`${longer}"msg":"x"}`)).toBe(0);
    expect(skippedIn(`${other}"msg":"x"}`)).toBe(other.length - 1);
    const calls = Array.from({ length: 2000 }, () => skippedIn(`${longer}"msg":"x"}`));
    expect([calls.at(0), calls.at(-1)]).toEqual([other.length - 1, longer.length - 1]);
  });

  it('hides nothing', () => {
    const part = fc.constantFrom(
      ...['"level":30,', '"level":50,', '"time":1795458801593,', '"time":1795458812345,', '"time":4111111111111,'],
      ...['"time":179545880159,', '"pid":1234,', '"hostname":"web-1",', '"cvv":"737",', '"msg":"cvv 737",', '"a":"b",'],
      ...['"card":4111111111111111,', '"a":17954588015934,', 'cvv ', '"pan', '","', ',', '4111 1111 ', '1111 1111'],
      ...[
        '"x":1795458801593=',
        '-----BEGIN',
        '<<',
        '%34111111111111111',
        '"id":"0190c3f1-9d2b-7c44-8a51-3f0e6b7d21aa",',
      ],
    );
    const line = fc.tuple(fc.constantFrom('{', '{"level":30,', head), fc.array(part, { maxLength: 12 }));
    fc.assert(
      fc.property(fc.array(line, { minLength: 2, maxLength: 6 }), fc.boolean(), (lines, isTwice) => {
        const shared = create();
        for (const [begin, parts] of isTwice ? [...lines, ...lines] : lines) {
          const text = `${begin}${parts.join('')}"end":1}`;
          expect(triggersOf(shared, buffer, text, true)).toEqual(triggersOf(shared, buffer, text, false));
        }
      }),
      { numRuns: 2000 },
    );
  });
});
