import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../packages/core/src/index.js';
import { isInUuid } from '../../../packages/core/src/scan/uuid.js';

const { redact, redactLine, redactText } = createRedactor();

/** UUIDs that hold what passes for something else: a card, a phone number behind 00, the name of an account. */
const uuids = [
  '000581b9-5174-4202-9520-5875f6290f2a',
  '30b9ec23-cc84-4210-8284-98590472fcb7',
  '00488e19-9089-46e5-85dd-005212193123',
  'd46a4749-fb6e-4c2a-be5a-009932122750',
  '3cee1285-dda6-476d-90d6-9e33462bfbb9',
  'BE7872DD-DDA9-4807-9FEA-B1550DB87102',
];

describe('a UUID', () => {
  it.each(uuids)('%s stays', (uuid) => {
    for (const text of [uuid, `id=${uuid} ok`, `/orders/${uuid}/lines`, JSON.stringify({ id: uuid, trace: [uuid] })]) {
      expect(redactText(text)).toBe(text);
      expect(redactLine(text)).toBe(text);
    }
    expect(redact({ id: uuid, [uuid]: uuid })).toEqual({ id: uuid, [uuid]: uuid });
  });

  it.each([
    ['a card beside it', `${uuids[0]} 4111111111111111`, `${uuids[0]} 411111******1111`],
    ['a secret under its field', `{"password":"${uuids[0]}"}`, '{"password":"[REDACTED:password]"}'],
  ])('%s does not', (_name, text, expected) => {
    expect(redactText(text)).toBe(expected);
  });

  it.each([
    ['a digit more', '000581b9-5174-4202-9520-5875f6290f2a1'],
    ['a digit less', '000581b9-5174-4202-9520-5875f6290f2'],
    ['a letter before', 'x000581b9-5174-4202-9520-5875f6290f2a'],
    ['no hexadecimal digit', '000581b9-5174-4202-9520-5875f6290f2g'],
    ['dashes elsewhere', '000581b95-174-4202-9520-5875f6290f2a'],
    ['a card', '4111-1111-1111-1111'],
  ])('%s makes none', (_name, text) => {
    const bytes = new TextEncoder().encode(`"${text}"${'\0'.repeat(64)}`);
    for (let at = 0; at < text.length; at++) expect(isInUuid(bytes, at)).toBe(false);
  });
});
