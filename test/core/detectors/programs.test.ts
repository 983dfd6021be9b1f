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

describe('short options of programs that take a password so', () => {
  it.each([
    ['glued', 'mysql -uroot -pS3cret! db', 'mysql -uroot -p[REDACTED:password] db'],
    ['by its path', '/usr/bin/mysqldump -phunter2 > x', '/usr/bin/mysqldump -p[REDACTED:password] > x'],
    ['in quotes', `mariadb -p'a b' -e "select 1"`, `mariadb -p'[REDACTED:password]' -e "select 1"`],
    ['apart', 'sshpass -p hunter2 ssh host -p 2222', 'sshpass -p [REDACTED:password] ssh host -p 2222'],
    ['capital', 'sqlcmd -S db -U sa -P hunter2', 'sqlcmd -S db -U sa -P [REDACTED:password]'],
    ['behind a colon', 'curl -u ada:hunter2 https://a.test', 'curl -u ada:[REDACTED:password] https://a.test'],
    ['in a long one', 'curl --user=ada:hunter2 a.test', 'curl --user=ada:[REDACTED:password] a.test'],
    ['behind a command', 'docker login -u ada -p hunter2 r.test', 'docker login -u ada -p [REDACTED:password] r.test'],
    ['in JSON', '{"cmd":"mysql -phunter2","n":1}', '{"cmd":"mysql -p[REDACTED:password]","n":1}'],
    [
      'in JSON, in quotes of its own',
      '{"cmd":"mysql -p\\"hunter2\\" -e \\"x\\""}',
      '{"cmd":"mysql -p\\"[REDACTED:password]\\" -e \\"x\\""}',
    ],
    ['up to a pipe', 'mysql -phunter2 | ssh -pabc', 'mysql -p[REDACTED:password] | ssh -pabc'],
  ])('%s', (_name, text, expected) => {
    expect(redactText(text)).toBe(expected);
    expect(redactText(expected)).toBe(expected);
    expect(redact({ text })).toEqual({ text: expected });
  });

  it.each([
    ['a port', 'ssh -p2222 host; docker run -p8080:80 x; psql -p5432'],
    ['a long option with one dash', 'mysql -port 3306 -protocol=tcp'],
    ['asked for', 'mysql -u root -p shop'],
    ['a variable', 'mysql -p$MYSQL_PWD; mysql -p"${PW}"; sshpass -p "$(cat x)"'],
    ['a placeholder', 'curl -u ada:$PW a.test; curl -u {{user}}:x1 a.test'],
    ['a marker', 'curl -u [REDACTED:url-userinfo] a.test; mysql -p[REDACTED:password]'],
    ['another program', 'mkdir -p a/b12345; node -pe 1; docker run -p hunter2'],
    ['a name in a hash', 'sha512-BCps+zips91BCps -Phunter2'],
    ['the plural of a program', 'two curls -u ada:hunter2; mysqls -phunter2'],
    ['the next member', '{"cmd":"mysql","x":"-phunter2"}'],
  ])('%s stays', (_name, text) => {
    expect(redactText(text)).toBe(text);
    expect(redact({ text })).toEqual({ text });
  });

  it.each([
    [
      ['mysql', '-uroot', '-phunter2', 'db'],
      ['mysql', '-uroot', '-p[REDACTED:password]', 'db'],
    ],
    [
      { args: ['/usr/bin/sshpass', '-p', 'hunter2', 'ssh'] },
      { args: ['/usr/bin/sshpass', '-p', '[REDACTED:password]', 'ssh'] },
    ],
    [
      ['sh', '-c', 'mysql -phunter2'],
      ['sh', '-c', 'mysql -p[REDACTED:password]'],
    ],
    [
      ['docker', 'run', '-p8080:80'],
      ['docker', 'run', '-p8080:80'],
    ],
    [
      ['docker', 'login', '-p', 'hunter2'],
      ['docker', 'login', '-p', '[REDACTED:password]'],
    ],
    [
      ['curl', '-uada:hunter2', 'a.test'],
      ['curl', '-uada:[REDACTED:password]', 'a.test'],
    ],
  ])('an array: %j', (value, expected) => {
    expect(redact(value)).toEqual(expected);
    expect(JSON.parse(redactText(JSON.stringify(value)))).toEqual(expected);
    const nested = { body: JSON.stringify(value) };
    expect(redactText(JSON.stringify(nested))).toBe(JSON.stringify({ body: JSON.stringify(expected) }));
    expect(redact(nested)).toEqual({ body: JSON.stringify(expected) });
  });
});
