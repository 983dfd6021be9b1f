import { describe, expect, it } from 'vitest';
import { itKeeps, itShows, redactor } from '../rows.js';

const { redact, redactText } = redactor;

describe('a value beside the member that names it', () => {
  itShows([
    ['name first', '{"path":"/card/cvv","value":"737"}', '{"path":"/card/cvv","value":"[REDACTED:cvv]"}'],
    [
      'value first',
      '{"type":"field","value":"737","msg":"Invalid value","path":"cvv"}',
      '{"type":"field","value":"[REDACTED:cvv]","msg":"Invalid value","path":"cvv"}',
    ],
    [
      'a path in a list',
      '[{"path":["card","cvv"],"received":"737"}]',
      '[{"path":["card","cvv"],"received":"[REDACTED:cvv]"}]',
    ],
    [
      'two values, numbers',
      '{"field":"cvv","old":737,"new":123}',
      '{"field":"cvv","old":"[REDACTED:cvv]","new":"[REDACTED:cvv]"}',
    ],
    [
      'as util.inspect prints it',
      "{ path: 'card.cvv', old: '123', new: '737' }",
      "{ path: 'card.cvv', old: '[REDACTED:cvv]', new: '[REDACTED:cvv]' }",
    ],
    [
      'JSON inside JSON',
      String.raw`{"m":"{\"path\":\"/card/cvv\",\"value\":\"737\"}"}`,
      String.raw`{"m":"{\"path\":\"/card/cvv\",\"value\":\"[REDACTED:cvv]\"}"}`,
    ],
    ['over lines', '{\n  "value": "737",\n  "path": "cvv"\n}', '{\n  "value": "[REDACTED:cvv]",\n  "path": "cvv"\n}'],
    [
      'over lines that are spelled out',
      String.raw`{"m":"{\n \"value\": \"737\",\n \"path\": [\n \"card\",\n \"cvv\"\n ]\n}"}`,
      String.raw`{"m":"{\n \"value\": \"[REDACTED:cvv]\",\n \"path\": [\n \"card\",\n \"cvv\"\n ]\n}"}`,
    ],
  ]);

  itKeeps([
    ['another name', '{"path":"/build","value":"737"}'],
    ['a value in another object', '{"path":"/build/cvv","x":{"value":"737"}}'],
    ['a path that goes on', '{"path":["cvv","x"],"value":"737"}'],
  ]);

  it.each([
    [
      { path: 'cvv', value: '737' },
      { path: 'cvv', value: '[REDACTED:cvv]' },
    ],
    [
      { value: 737, path: '/card/cvv' },
      { value: '[REDACTED:cvv]', path: '/card/cvv' },
    ],
    [
      { path: ['card', 'cvv'], received: '737' },
      { path: ['card', 'cvv'], received: '[REDACTED:cvv]' },
    ],
    [
      { field: 'card.cvv', old: 1, new: '737' },
      { field: 'card.cvv', old: '[REDACTED:cvv]', new: '[REDACTED:cvv]' },
    ],
    [
      { instancePath: '/password', data: 'hunter two' },
      { instancePath: '/password', data: '[REDACTED:password]' },
    ],
    [
      { path: ['cvv', 'x'], value: '737' },
      { path: ['cvv', 'x'], value: '737' },
    ],
  ])('in a value: %j becomes %j', (value, expected) => {
    expect(redact(value)).toEqual(expected);
  });

  it('a JSON text and its value become the same', () => {
    const value = {
      details: [{ message: 'bad', path: ['cvv'], type: 'string', context: { value: '737', key: 'cvv' } }],
    };
    expect(JSON.parse(redactText(JSON.stringify(value)))).toEqual(redact(value));
    expect(JSON.stringify(redact(value))).not.toContain('737');
  });
});

describe('columns of SQL', () => {
  itShows([
    [
      'rows',
      "INSERT INTO `cards` (`id`,`cvv`) VALUES (1,'737'),(2,'123')",
      "INSERT INTO `cards` (`id`,`cvv`) VALUES (1,'[REDACTED:cvv]'),(2,'[REDACTED:cvv]')",
    ],
    [
      'numbers, commas and quotes in texts',
      "insert into c (name, cvv, n) values ('o''neil, (x', 737, 1)",
      "insert into c (name, cvv, n) values ('o''neil, (x', [REDACTED:cvv], 1)",
    ],
    [
      'over lines',
      'INSERT INTO [dbo].[c] ([id],[cvv])\nVALUES\n  (1, 737)',
      'INSERT INTO [dbo].[c] ([id],[cvv])\nVALUES\n  (1, [REDACTED:cvv])',
    ],
    [
      'in JSON',
      String.raw`{"sql":"insert into \"c\" (\"id\", \"cvv\") values (1, '737') returning *"}`,
      String.raw`{"sql":"insert into \"c\" (\"id\", \"cvv\") values (1, '[REDACTED:cvv]') returning *"}`,
    ],
    [
      'a list to compare with',
      "SELECT 1 FROM c WHERE cvv IN ('737', 123) AND id IN (5)",
      "SELECT 1 FROM c WHERE cvv IN ('[REDACTED:cvv]', [REDACTED:cvv]) AND id IN (5)",
    ],
    [
      'an argument of a function',
      "INSERT INTO u (id, password) VALUES (1, crypt('hunter2', gen_salt('bf')))",
      'INSERT INTO u (id, password) VALUES (1, [REDACTED:password])',
    ],
  ]);

  itKeeps([
    ['placeholders of PostgreSQL', 'INSERT INTO users (email, cvv, password) VALUES ($1, $2, $3)'],
    ['placeholders of ODBC', 'INSERT INTO users (email, cvv, password) VALUES (?, ?, ?)'],
    ['placeholders with names', 'INSERT INTO users (cvv, password) VALUES (:cvv, @password)'],
    ['words for no value', 'INSERT INTO users (id, cvv, password) VALUES (1, NULL, now())'],
    ['a placeholder of an update', 'UPDATE users SET password = $1, cvv = ? WHERE pin = $12'],
    ['a query in a list', 'SELECT 1 FROM c WHERE cvv IN (SELECT cvv FROM d)'],
    ['a call', 'check(cvv, 737)'],
  ]);
});

describe('segments of a path', () => {
  itShows([
    ['a code', 'GET /cards/7/cvv/737 404', 'GET /cards/7/cvv/[REDACTED:cvv] 404'],
    ['a code in the middle', '/v1/security-code/737/check', '/v1/security-code/[REDACTED:cvv]/check'],
    ['a PIN', 'https://a.example/pin/1234?x=1', 'https://a.example/pin/[REDACTED:pin]?x=1'],
  ]);
  itKeeps([
    ['an id', '/pin/9912345678'],
    ['a file', '/app/cvv/index.js'],
    ['a directory', 'src/cvv/v2/password/reset1'],
  ]);
});

describe('messages of validators and databases', () => {
  itShows([
    [
      'Joi',
      '"card.cvv" with value "737a" fails to match the required pattern',
      '"card.cvv" with value "[REDACTED:cvv]" fails to match the required pattern',
    ],
    [
      'Joi in JSON',
      String.raw`{"message":"\"cvv\" with value \"737\" is wrong"}`,
      String.raw`{"message":"\"cvv\" with value \"[REDACTED:cvv]\" is wrong"}`,
    ],
    ['Mongoose', 'Path `cvv` (`737`) is longer than 3.', 'Path `cvv` (`[REDACTED:cvv]`) is longer than 3.'],
    [
      'Mongoose, a cast',
      'Cast to Number failed for value "737a" (type string) at path "cvv"',
      'Cast to Number failed for value "[REDACTED:cvv]" (type string) at path "cvv"',
    ],
    [
      'MySQL',
      "Duplicate entry 'hunter two' for key 'users.password'",
      "Duplicate entry '[REDACTED:password]' for key 'users.password'",
    ],
    ['in words', 'cvv must have 4 digits, got 737', 'cvv must have 4 digits, got [REDACTED:cvv]'],
    [
      'in words, quoted',
      'data.cvv should match "^x$", received "737"',
      'data.cvv should match "^x$", received "[REDACTED:cvv]"',
    ],
    ['the name last', 'invalid value 737 for parameter cvv', 'invalid value [REDACTED:cvv] for parameter cvv'],
  ]);

  itKeeps([
    ['a type', 'Invalid password, expected string, received number'],
    ['a parser', 'Unexpected token, expected ";" but found "function1"'],
    ['a position', 'Unexpected token } in JSON, got 737 characters'],
    ['a length', 'cvv must have 3 or 4 digits'],
  ]);
});
