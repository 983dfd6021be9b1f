import { describe, expect, it } from 'vitest';
import { itKeeps, redactor, redactText } from '../rows.js';

const marker = '[REDACTED:address]';

/** Objects, and what they must become as values and as JSON. */
const rows: readonly (readonly [name: string, value: unknown, expected: unknown])[] = [
  [
    'lines of a bare address',
    { address: { lines: ['12 Mill Lane', 'Flat 3'], city: 'Bern', country: 'CH' } },
    { address: { lines: [marker, marker], city: 'Bern', country: 'CH' } },
  ],
  [
    'a key that no list has, of a customer',
    { customer: { address: { lane: 'Mill Lane', city: 'Bern' } } },
    { customer: { address: { lane: marker, city: 'Bern' } } },
  ],
  [
    'the same beside a known key',
    { address: { line1: '5 A Road', unit: 'x' } },
    { address: { line1: marker, unit: marker } },
  ],
  [
    'the same beside an e-mail address',
    { email: 'jane@example.com', address: { lane: 'Mill Lane', no: 12 } },
    { email: '[REDACTED:email]', address: { lane: marker, no: 12 } },
  ],
  ['a list', { address: [{ lane: '12 Mill Lane' }, 'Flat 3'] }, { address: [{ lane: marker }, marker] }],
  [
    'a name that says postal address',
    { billingAddress: { lane: 'Mill Lane', state: 'BE' } },
    { billingAddress: { lane: marker, state: 'BE' } },
  ],
];

describe('inside an object', () => {
  it.each(rows)('%s', (_name, value, expected) => {
    expect(redactor.redact(value)).toEqual(expected);
    expect(JSON.parse(redactText(JSON.stringify(value)))).toEqual(expected);
  });
});

const kept: readonly (readonly [name: string, value: unknown])[] = [
  ['a socket', { address: { address: '127.0.0.1', family: 'IPv4', port: 8080 } }],
  ['a socket of IPv6', { client: { address: { address: '::1', family: 'IPv6', port: 8080 } } }],
  ['a lone machine', { address: { address: '127.0.0.1' } }],
  ['a listening address', { address: '0.0.0.0', port: 3000 }],
  ['brokers', { addresses: ['127.0.0.1:9092', '[::1]:9092', 'broker1:9092'] }],
  ['a host', { server: { address: { host: 'db 1', port: 5432 } } }],
  ['a Unix socket', { customer: { address: '/run/app/1.sock' } }],
  ['a state', { address: { state: 'checked at 12:30', attempts: 1 } }],
];

describe('left alone', () => {
  it.each(kept)('%s', (_name, value) => {
    expect(redactor.redact(value)).toBe(value);
    expect(redactText(JSON.stringify(value))).toBe(JSON.stringify(value));
  });
  itKeeps([['in text', 'listening on address 0.0.0.0:3000, address: 10.0.0.1']]);
});
