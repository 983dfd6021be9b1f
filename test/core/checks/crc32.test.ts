import { expect, it } from 'vitest';
import { crc32 } from '../../../packages/core/src/checks/crc32.js';
import { redactText } from '../rows.js';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

it('has the check value of its catalogue', () => {
  // reveng.sourceforge.io/crc-catalogue, CRC-32/ISO-HDLC.
  expect(crc32(bytesOf('123456789'), 0, 9)).toBe(0xcbf43926);
  expect(crc32(bytesOf('x123456789x'), 1, 10)).toBe(0xcbf43926);
  expect(crc32(bytesOf(''), 0, 0)).toBe(0);
});

it('tells an Atlassian token from another text', () => {
  const body = `ATATT3${'xFfGF0Ab9'.repeat(20)}=`;
  const sum = crc32(bytesOf(body), 0, body.length).toString(16).toUpperCase().padStart(8, '0');
  const wrong = sum.replace(/^./, (sign) => (sign === '0' ? '1' : '0'));
  expect(redactText(`at ${body}${sum}.`)).toBe('at [REDACTED:api-key].');
  expect(redactText(`at ${body.slice(0, -1)}.`)).toBe('at [REDACTED:api-key].');
  for (const end of [wrong, sum.slice(1), `${sum}G`]) expect(redactText(`at ${body}${end}.`)).toBe(`at ${body}${end}.`);
});
