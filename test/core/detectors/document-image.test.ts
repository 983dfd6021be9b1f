import { Buffer } from 'node:buffer';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../packages/core/src/index.js';
import { itKeeps, redactText } from '../rows.js';

const { redact } = createRedactor();
const noise = Buffer.from(Array.from({ length: 600 }, (_, i) => (i * 37) % 256));
const files: readonly (readonly [name: string, head: Buffer])[] = [
  ['PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13])],
  ['JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46, 0, 1])],
  ['JPEG of a camera', Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0x1c, 0x10, 0x45, 0x78, 0x69, 0x66, 0, 0])],
  ['PDF', Buffer.from('%PDF-1.7\n%\u0001\n', 'latin1')],
];

describe.each(files)('%s', (_name, head) => {
  const bytes = Buffer.concat([head, noise]);
  const base64 = bytes.toString('base64');
  const marker = `[REDACTED:document-image](${bytes.length}B)`;

  it.each([
    ['in a text', `x ${base64} y`, `x ${marker} y`],
    ['in JSON', JSON.stringify({ a: base64 }), JSON.stringify({ a: marker })],
    [
      'in JSON with escaped slashes',
      JSON.stringify({ a: base64 }).replaceAll('/', '\\/'),
      JSON.stringify({ a: marker }),
    ],
    ['in a data URL', `src=data:image/png;base64,${base64}`, `src=data:image/png;base64,${marker}`],
    [
      'as printed bytes, the type behind them',
      JSON.stringify({ a: { data: [...bytes], type: 'Buffer' }, b: 1 }),
      JSON.stringify({ a: { data: marker, type: 'Buffer' }, b: 1 }),
    ],
    [
      'as printed bytes with white space',
      JSON.stringify({ m: JSON.stringify({ a: bytes }, undefined, 1) }),
      JSON.stringify({ m: JSON.stringify({ a: { type: 'Buffer', data: marker } }, undefined, 1) }),
    ],
    ['as printed bytes', JSON.stringify({ a: bytes }), JSON.stringify({ a: { type: 'Buffer', data: marker } })],
  ])('%s', (_form, text, expected) => {
    expect(redactText(text)).toBe(expected);
  });

  it('in values', () => {
    expect(redact({ a: base64, b: bytes, c: new Uint8Array(bytes) })).toEqual({ a: marker, b: marker, c: marker });
  });

  it('in lists of bytes', () => {
    const printed = bytes.toJSON();
    expect(redact({ a: printed })).toEqual({ a: { type: 'Buffer', data: marker } });
    expect(redact({ data: printed.data, type: 'Buffer' })).toEqual({ data: marker, type: 'Buffer' });
    expect(redact({ scan: [...bytes] })).toEqual({ scan: marker });
    expect(redactText(inspect(printed, { maxArrayLength: 600 }))).toMatch(/data: \[REDACTED:document-image\]\(\d+B\)/);
  });

  it('in the text of inspect, which prints the first fifty bytes', () => {
    expect(redactText(inspect({ a: bytes }))).toContain('[REDACTED:document-image](50B) ... 56');
  });

  it('a marker is not redacted again, whatever its field', () => {
    const once = redact({ address: base64, password: { scan: base64 } });
    expect(redact(once)).toEqual(once);
    expect(redactText(JSON.stringify(once))).toBe(JSON.stringify(once));
    expect(redactText(`address=${marker}`)).toBe(`address=${marker}`);
  });

  it('a list of its bytes that util.inspect cut off, the type last', () => {
    const text = inspect({ data: [...bytes], type: 'Buffer' });
    expect(text).toContain('more items');
    expect(redactText(text)).toMatch(
      /data: \[REDACTED:document-image\]\(\d+B\)\.\.\. \d+ more items\n {2}\],\n {2}type: 'Buffer'/,
    );
  });

  it('a censor of the user says nothing of the size', () => {
    expect(createRedactor({ censor: 'gone' }).redact({ a: base64, b: bytes })).toEqual({ a: 'gone', b: 'gone' });
  });

  it('a short one stays', () => {
    const short = base64.slice(0, 400);
    expect(redactText(`x ${short} y`)).toBe(`x ${short} y`);
  });
});

describe('bytes that hold a card', () => {
  const printed = Buffer.from('pays 4111111111111111 now').toJSON();
  const reversed = { data: printed.data, type: 'Buffer' };
  const shown = 'pays 411111******1111 now';

  it('as values, in either order', () => {
    expect(redact(printed)).toEqual({ type: 'Buffer', data: shown });
    expect(redact({ body: reversed })).toEqual({ body: { data: shown, type: 'Buffer' } });
  });

  it('as text, in either order', () => {
    expect(redactText(JSON.stringify(printed))).toBe('{"type":"Buffer","data":"[REDACTED:pan]"}');
    expect(redactText(JSON.stringify({ m: JSON.stringify(reversed) }))).toBe(
      JSON.stringify({ m: '{"data":"[REDACTED:pan]","type":"Buffer"}' }),
    );
  });

  it.each([
    ['as util.inspect prints them', inspect(reversed), "{\n  data: [REDACTED:pan],\n  type: 'Buffer'\n}"],
    [
      'one number a line',
      inspect(reversed, { compact: false, maxArrayLength: null }),
      "{\n  data: [REDACTED:pan],\n  type: 'Buffer'\n}",
    ],
    ['as indented JSON', JSON.stringify(reversed, null, 2), '{\n  "data": "[REDACTED:pan]",\n  "type": "Buffer"\n}'],
  ])('over many lines, the type last: %s', (_name, text, expected) => {
    expect(redactText(text)).toBe(expected);
    expect(redactText(`x\n${text}\ny`)).toBe(`x\n${expected}\ny`);
  });

  it.each([
    [
      'clean bytes over many lines',
      inspect({ data: [...Buffer.from('all is well today, thank you')], type: 'Buffer' }),
    ],
    ['a word below a list of something else', "[\n  52, 49,\n  x\n],\ntype: 'Buffer'"],
  ])('%s stay', (_name, text) => {
    expect(redactText(text)).toBe(text);
  });

  it.each([
    ['clean bytes', Buffer.from('all is well').toJSON()],
    ['other numbers', { type: 'Buffer', data: [52, 49, 300] }],
    ['another type', { type: 'Histogram', data: [52, 49] }],
    ['no bytes', { type: 'Buffer', data: [] }],
    ['a long list', { data: Array.from({ length: 600 }, (_, i) => i % 256) }],
    ['text beside bytes', { type: 'Buffer', data: 'x' }],
  ])('%s stay', (_name, value) => {
    expect(redact(value)).toBe(value);
    expect(redactText(JSON.stringify(value))).toBe(JSON.stringify(value));
  });
});

it('any image in a data URL', () => {
  const webp = `UklGR${noise.toString('base64')}`;
  const marker = `[REDACTED:document-image](${Math.floor((webp.replaceAll('=', '').length * 3) / 4)}B)`;
  expect(redactText(`data:image/webp;base64,${webp}`)).toBe(`data:image/webp;base64,${marker}`);
  expect(redactText(`x ${webp}`)).toBe(`x ${webp}`);
});

itKeeps([
  ['words', 'a %PDF-1.7 file, PNG, JFIF, 9j, /9j/x'],
  ['other base64', noise.toString('base64')],
]);
