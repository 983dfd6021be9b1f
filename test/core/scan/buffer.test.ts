import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldByte, foldUnit } from '../../../packages/core/src/fold.js';
import { ByteBuffer, lease, release } from '../../../packages/core/src/scan/buffer.js';
import { PADDING } from '../../../packages/core/src/scan/places.js';

const read = (text: string): Uint8Array => {
  const buffer = new ByteBuffer();
  buffer.append(text);
  buffer.close();
  expect(buffer.length).toBe(text.length);
  return buffer.bytes;
};
const spell = (text: string): string => String.fromCharCode(...read(text).subarray(0, text.length));

describe('one byte for each UTF-16 unit', () => {
  const rows: [name: string, text: string, bytes: string][] = [
    ['nothing', '', ''],
    ['ASCII', 'a 1\n\0\x7f', 'a 1\n\0\x7f'],
    ['Arabic-Indic digits', '٠٩', '09'],
    ['extended Arabic-Indic digits', '۰۹', '09'],
    ['Devanagari digits', '०९', '09'],
    ['Thai digits', '๐๙', '09'],
    ['Tibetan digits', '༠༩', '09'],
    ['full-width digits', '０９', '09'],
    ['mathematical bold digits', '\u{1d7ce}\u{1d7d7}', '\x010\x019'],
    ['mathematical monospace digits', '\u{1d7f6}\u{1d7ff}', '\x010\x019'],
    ['spaces', '\u00a0\u1680\u2000\u2009\u200a\u202f\u205f\u3000', '        '],
    ['separators of lines and paragraphs', '\u2028\u2029', '  '],
    ['dashes', '\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d', '----------'],
    ['zero-width', '\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0f', '\x01'.repeat(9)],
    ['marks of direction', '\u202a\u202e\u2066\u2069', '\x01'.repeat(4)],
    ['full-width letters and signs', 'ＡＺａｚ：＝＠＿', 'AZaz:=@_'],
    ['full-width quotes mean nothing', '＂', '\x82'],
    ['small letters outside ASCII', 'é', '\xe9'],
    ['capitals outside ASCII as small ones', 'ÉПΩ', spell('éпω')],
    ['a letter beyond ASCII keeps its low bits', '安', String.fromCharCode(0x80 | (0x5b89 & 0x7f))],
    ['a lone surrogate', '\ud800', '\x80'],
  ];
  it.each(rows)('%s', (_name, text, bytes) => {
    expect(spell(text)).toBe(bytes);
    expect(spell(`${'x'.repeat(50)}${text}`).slice(50)).toBe(bytes);
  });

  it('holds for any text, short and long, and at any offset', () => {
    const unit = fc.nat(0xffff).map((code) => String.fromCharCode(code));
    const text = fc.string({ unit: fc.oneof(unit, fc.string({ unit: 'binary', maxLength: 1 })), maxLength: 90 });
    const property = fc.property(text, text, (first, second) => {
      const buffer = new ByteBuffer();
      expect(buffer.append(first)).toBe(0);
      buffer.separate();
      expect(buffer.append(second)).toBe(first.length + 1);
      buffer.close();
      const { bytes } = buffer;
      expect(bytes[first.length]).toBe(0);
      expect(spell(first)).toBe(String.fromCharCode(...bytes.subarray(0, first.length)));
      expect(spell(second)).toBe(String.fromCharCode(...bytes.subarray(first.length + 1, buffer.length)));
      for (const [at, sign] of [...second].entries()) {
        if (second.length === [...second].length && sign.charCodeAt(0) < 0x80) {
          expect(bytes[first.length + 1 + at]).toBe(sign.charCodeAt(0));
        }
      }
    });
    fc.assert(property, { numRuns: 2000 });
  });

  it('folds every decimal digit of the basic plane to its value', () => {
    let digits = 0;
    for (let unit = 0x80; unit < 0x10000; unit++) {
      const sign = String.fromCharCode(unit);
      const isDigit = /\p{Nd}/u.test(sign);
      if (isDigit) digits++;
      if (isDigit !== (foldUnit(unit) >= 0x30 && foldUnit(unit) <= 0x39)) expect.fail(unit.toString(16));
    }
    expect(digits).toBeGreaterThan(300);
  });

  it('folds lines that frame cells to bars, dashes and plus signs', () => {
    expect([...'│║┃─═┌┼┘'].map((sign) => String.fromCharCode(foldByte(sign.charCodeAt(0)))).join('')).toBe('|||--+++');
  });

  it('folds every space and dash of Unicode', () => {
    for (let unit = 0x80; unit < 0x10000; unit++) {
      const sign = String.fromCharCode(unit);
      if (/[\p{Zs}\p{Zl}\p{Zp}]/u.test(sign)) expect(foldUnit(unit), unit.toString(16)).toBe(0x20);
      else if (/\p{Pd}/u.test(sign)) expect([0x2d, 0x80 | (unit & 0x7f)], unit.toString(16)).toContain(foldUnit(unit));
    }
  });

  it('leaves ASCII alone', () => {
    for (let unit = 0; unit < 0x80; unit++) expect(foldByte(unit)).toBe(unit);
  });
});

describe('a buffer', () => {
  it('is zero behind the text, also after a longer one', () => {
    const buffer = new ByteBuffer();
    buffer.append('x'.repeat(200));
    buffer.close();
    buffer.reset(false);
    buffer.append('ab');
    buffer.close();
    expect([...buffer.bytes.subarray(2, 2 + PADDING)]).toEqual(Array(PADDING).fill(0));
  });

  it('grows, and keeps what it holds', () => {
    const buffer = new ByteBuffer();
    const first = 'a'.repeat(16_000);
    const second = 'é'.repeat(300_000);
    buffer.append(first);
    buffer.append(second);
    buffer.close();
    expect(buffer.length).toBe(316_000);
    expect(buffer.bytes.subarray(0, 16_000).every((byte) => byte === 0x61)).toBe(true);
    expect(buffer.bytes.subarray(16_000, 316_000).every((byte) => byte === 0xe9)).toBe(true);
    expect(buffer.bytes.length).toBeGreaterThanOrEqual(316_000 + PADDING);
  });

  it('is wiped over what it held', () => {
    const buffer = new ByteBuffer();
    buffer.append('4111111111111111');
    buffer.close();
    buffer.reset(true);
    expect(buffer.length).toBe(0);
    expect(buffer.bytes.every((byte) => byte === 0)).toBe(true);
  });

  it('lets go what is larger than 256 KiB', () => {
    const buffer = new ByteBuffer();
    buffer.append('x'.repeat(300 * 1024));
    buffer.reset(false);
    expect(buffer.bytes.length).toBeLessThan(256 * 1024);
  });

  it('is leased to one at a time', () => {
    const first = lease();
    const second = lease();
    expect(second).not.toBe(first);
    first.append('secret text');
    release(first, true);
    release(second, false);
    expect([first.length, second.length]).toEqual([0, 0]);
    const again = lease();
    expect([first, second]).toContain(again);
    release(again, false);
  });
});
