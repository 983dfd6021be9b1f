import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../packages/core/src/index.js';
import { redactText } from '../rows.js';

const body = [
  'MIIEpAIBAAKCAQEA0Z3VS5JJcds3xfnygWyF8PbnGy0AHB7MaUA7rvPYzr0wZQ12',
  'c2FtcGxlIGtleSBmb3IgYSB0ZXN0IG9mIGEgbG9nIGxpYnJhcnk=',
];
const pem = (kind: string, ...head: string[]): string =>
  [`-----BEGIN ${kind}-----`, ...head, ...body, `-----END ${kind}-----`].join('\n');
const key = pem('RSA PRIVATE KEY');
const marker = '[REDACTED:private-key]';

describe('PEM', () => {
  it.each([
    ['in a text', `a ${key} b`, `a ${marker} b`],
    ['PKCS 8', pem('PRIVATE KEY'), marker],
    ['OpenSSH', pem('OPENSSH PRIVATE KEY'), marker],
    ['PGP', pem('PGP PRIVATE KEY BLOCK', 'Version: 1', ''), marker],
    ['encrypted', pem('RSA PRIVATE KEY', 'Proc-Type: 4,ENCRYPTED', 'DEK-Info: DES-EDE3-CBC,9F', ''), marker],
    ['in JSON', JSON.stringify({ m: key }), JSON.stringify({ m: marker })],
    [
      'in JSON in JSON',
      JSON.stringify({ m: JSON.stringify({ k: key }) }),
      JSON.stringify({ m: JSON.stringify({ k: marker }) }),
    ],
    ['with spaces for line breaks', key.replaceAll('\n', ' '), marker],
    ['cut off', `${key.slice(0, 120)}\nnext line of the log`, `${marker}\nnext line of the log`],
    ['CR LF', key.replaceAll('\n', '\r\n'), marker],
    ['two', `${key}\n${key}`, `${marker}\n${marker}`],
  ])('%s', (_name, text, expected) => {
    expect(redactText(text)).toBe(expected);
  });

  it('in values', () => {
    expect(createRedactor().redact({ a: key, b: [key] })).toEqual({ a: marker, b: [marker] });
  });

  it.each([
    ['public key', pem('PUBLIC KEY')],
    ['certificate', pem('CERTIFICATE')],
    ['rule', '-----\n---------- private key ----------'],
  ])('%s stays', (_name, text) => {
    expect(redactText(text)).toBe(text);
  });
});
