import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../packages/core/src/index.js';

const { redact, redactText } = createRedactor();
const key = 'a8f7d6c5b4a39281';

describe('arguments of a program', () => {
  const argv = ['node', 'app.js', '--api-key', key, '--password=hunter2-x', `--token=${key}9`, '--port', '3000'];
  const expected = [
    'node',
    'app.js',
    '--api-key',
    '[REDACTED:api-key]',
    '--password=[REDACTED:password]',
    '--token=[REDACTED:token]',
    '--port',
    '3000',
  ];

  it.each([
    ['an array', argv, expected],
    ['under a name', { argv }, { argv: expected }],
    ['an option without a value', ['--password', '--port', '3000'], ['--password', '--port', '3000']],
    ['options that hide nothing', ['--file', 'app.log', '--level=debug'], ['--file', 'app.log', '--level=debug']],
  ])('%s', (_name, value, shown) => {
    expect(redact(value)).toEqual(shown);
    expect(redactText(JSON.stringify(value))).toBe(JSON.stringify(shown));
    const nested = JSON.stringify({ message: JSON.stringify(value) });
    expect(redactText(nested)).toBe(JSON.stringify({ message: JSON.stringify(shown) }));
  });

  it('a command line', () => {
    expect(redactText(`node app.js --api-key ${key} --password=hunter2-x --port 3000`)).toBe(
      'node app.js --api-key [REDACTED:api-key] --password=[REDACTED:password] --port 3000',
    );
  });
});

describe('a logged process.env', () => {
  const env = {
    MIDSUITE_API_KEY: key,
    PGPASSWORD: 'hunter2-x',
    DATABASE_URL: 'postgres://app:hunter2-y@db.example.com:5432/pay',
    AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    NODE_ENV: 'production',
    PATH: '/usr/local/bin:/usr/bin:/bin',
    PORT: '3000',
    HOME: '/root',
    PWD: '/srv/app',
  };
  const expected = {
    ...env,
    MIDSUITE_API_KEY: '[REDACTED:api-key]',
    PGPASSWORD: '[REDACTED:password]',
    DATABASE_URL: 'postgres://[REDACTED:url-userinfo]@db.example.com:5432/pay',
    AWS_SECRET_ACCESS_KEY: '[REDACTED:api-key]',
  };
  const lines = (value: object): string =>
    Object.entries(value)
      .map(([name, text]) => `${name}=${text}`)
      .join('\n');

  it('as a value, as JSON, as lines of a shell', () => {
    expect(redact({ env })).toEqual({ env: expected });
    expect(redactText(JSON.stringify({ env }))).toBe(JSON.stringify({ env: expected }));
    expect(redactText(JSON.stringify({ env }, null, 2))).toBe(JSON.stringify({ env: expected }, null, 2));
    expect(redactText(lines(env))).toBe(lines(expected));
  });
});

describe('an address keeps its shape', () => {
  const address = {
    street: '1 Main Street',
    houseNumber: '12b',
    city: 'Berlin',
    region: 'BE',
    postalCode: '10115',
    country: 'DE',
  };
  const hidden = '[REDACTED:address]';
  const expected = { ...address, street: hidden, houseNumber: hidden, postalCode: hidden };

  it.each(['address', 'billingAddress', 'shipping_address', 'homeAddress'])('under %s', (name) => {
    expect(redact({ customer: { [name]: address } })).toEqual({ customer: { [name]: expected } });
    expect(redactText(JSON.stringify({ [name]: address }))).toBe(JSON.stringify({ [name]: expected }));
  });
});
