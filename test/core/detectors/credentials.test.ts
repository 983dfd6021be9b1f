import { describe } from 'vitest';
import { itKeeps, itShows, type Kept, type Shown } from '../rows.js';

// Specimens of RFC 7515 (A.1.1), RFC 8410 (10.3), docs.stripe.com, docs.aws.amazon.com and docs.github.com.
const jwt =
  'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const stripe = 'sk_test_4eC39HqLyjWDarjtT1zdp7dc';
const aws = 'AKIAIOSFODNN7EXAMPLE';
const awsSecret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const github = 'gho_16C7e42F292c6912E7710c838347Ae178B4a';

const passwords: Shown[] = [
  ['JSON', '{"password":"hunter2"}', '{"password":"[REDACTED:password]"}'],
  ['JSON number', '{"password":12345}', '{"password":"[REDACTED:password]"}'],
  ['spaces and signs', '{"password":"correct horse, battery: staple"}', '{"password":"[REDACTED:password]"}'],
  ['escaped quote', '{"password":"a\\"b\\\\"}', '{"password":"[REDACTED:password]"}'],
  ['one character', '{"password":"x1"}', '{"password":"[REDACTED:password]"}'],
  ['logfmt', 'user=bob password=hunter2 ok', 'user=bob password=[REDACTED:password] ok'],
  ['logfmt with quotes', 'password="hunter 2" ok', 'password="[REDACTED:password]" ok'],
  ['query', '/login?passwd=hunter2&next=/', '/login?passwd=[REDACTED:password]&next=/'],
  ['a password like a variable', '{"password":"$Ecret99!"}', '{"password":"[REDACTED:password]"}'],
  ['a password like an element', '{"password":"<Xk9!pass"}', '{"password":"[REDACTED:password]"}'],
  ['environment', 'DB_PASSWORD=hunter2', 'DB_PASSWORD=[REDACTED:password]'],
  ['camel', '"newPassword":"hunter2"', '"newPassword":"[REDACTED:password]"'],
  ['one word', '"newpassword":"hunter2"', '"newpassword":"[REDACTED:password]"'],
  ['XML', '<Password>hunter2</Password>', '<Password>[REDACTED:password]</Password>'],
  ['util.inspect', "{ password: 'hunter2' }", "{ password: '[REDACTED:password]' }"],
  ['colon', 'password: hunter2', 'password: [REDACTED:password]'],
  ['Russian', 'Пароль: hunter2', 'Пароль: [REDACTED:password]'],
  [
    'an object',
    '{"password":{"old":"hunter1","new":"hunter2"}}',
    '{"password":{"old":"[REDACTED:password]","new":"[REDACTED:password]"}}',
  ],
  [
    'an object, behind a text that begins with a bracket',
    '{"msg":"[info] changed","password":{"old":"hunter1"}}',
    '{"msg":"[info] changed","password":{"old":"[REDACTED:password]"}}',
  ],
  [
    'an object that was redacted before',
    '{"password":{"old":"[REDACTED:password]"}}',
    '{"password":{"old":"[REDACTED:password]"}}',
  ],
  ['a connection string', 'Server=db;Uid=app;Pwd=hunter2;', 'Server=db;Uid=app;Pwd=[REDACTED:password];'],
  ['one-time code', '{"otp":"123456"}', '{"otp":"[REDACTED:otp]"}'],
  ['one-time code as a number', '{"otp":123456}', '{"otp":"[REDACTED:otp]"}'],
  ['MFA code', 'mfa_code=123456', 'mfa_code=[REDACTED:otp]'],
  ['an option whose value is a name', '["--password","token"]', '["--password","[REDACTED:password]"]'],
  ['a pair', '["password","token9"]', '["password","[REDACTED:password]"]'],
  [
    'words in a printed list',
    "{ password: [ 'my old phrase', 'b c' ] }",
    "{ password: [ '[REDACTED:password]', '[REDACTED:password]' ] }",
  ],
  ['words in a list of Python', "{'password': ['my phrase']}", "{'password': ['[REDACTED:password]']}"],
];
describe('password, otp: found', () => itShows(passwords));

const keptPasswords: Kept[] = [
  ['null', '{"password":null}'],
  ['empty', '{"password":"","a":"b"}'],
  ['flag', '{"passwordResetRequired":true}'],
  ['required', 'password: required'],
  ['prose', 'the password must have at least 8 characters'],
  ['forgotten', 'GET /forgot-password/reset'],
  ['a length', '{"passwordLength":12}'],
  ['a date', '{"passwordChangedAt":"2024-01-31"}'],
  ['a placeholder', 'password=${DB_PASSWORD}'],
  ['one of a template', 'password: {{ .Values.password }}'],
  ['one in angle brackets', 'password=<your password>'],
  ['an already masked one', 'password=********'],
  ['one that a cloud has hidden', '{"masterUserPassword":"HIDDEN_DUE_TO_SECURITY_REASONS"}'],
  ['passenger', 'passengers=4 bypass=12345678 compass: 12345678'],
  ['names in a list', '{"required":["password","cvv"]} ["password","token","secret"]'],
  ['names in a printed list', "redact: [ 'password', 'otp' ]"],
];
describe('password, otp: left alone', () => itKeeps(keptPasswords));

const tokens: Shown[] = [
  ['token', '{"token":"0123456789abcdef"}', '{"token":"[REDACTED:token]"}'],
  ['access token in a query', '?access_token=0123456789abcdef&x=1', '?access_token=[REDACTED:token]&x=1'],
  ['refreshToken', '"refreshToken":"0123456789abcdef"', '"refreshToken":"[REDACTED:token]"'],
  ['header', 'X-Auth-Token: 0123456789abcdef', 'X-Auth-Token: [REDACTED:token]'],
  ['csrf', '"_csrf":"0123456789abcdef"', '"_csrf":"[REDACTED:token]"'],
  ['client secret', 'client_secret=0123456789abcdef', 'client_secret=[REDACTED:secret]'],
  ['API key', 'x-api-key: 0123456789abcdef', 'x-api-key: [REDACTED:api-key]'],
  ['AWS secret key', `aws_secret_access_key = ${awsSecret}`, 'aws_secret_access_key = [REDACTED:api-key]'],
  ['session', '"sessionId":"0123456789abcdef"', '"sessionId":"[REDACTED:session]"'],
  ['PHP session', 'PHPSESSID=0123456789abcdef', 'PHPSESSID=[REDACTED:session]'],
  [
    'signed URL',
    'https://a.example/f?X-Amz-Signature=0123456789abcdef0123&x=1',
    'https://a.example/f?X-Amz-Signature=[REDACTED:signature]&x=1',
  ],
  [
    'private key',
    '{"privateKey":"MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC"}',
    '{"privateKey":"[REDACTED:private-key]"}',
  ],
  ['the random id of a secret', 'secret_id=6a174c20-f6de-a53c-74d2-6018fcceff64', 'secret_id=[REDACTED:secret]'],
  ['a word with an error in it', '{"token":"invalid_grant9x"}', '{"token":"[REDACTED:token]"}'],
];
describe('token, secret, api-key, session, signature: found', () => itShows(tokens));

const keptTokens: Kept[] = [
  ['tokens used', '{"tokens_used":1234567890}'],
  ['total tokens', '{"total_tokens":12345678,"max_tokens":4096}'],
  ['prompt tokens', 'promptTokens=12345678'],
  ['token type', '{"tokenType":"bearer","token_type":"Bearer"}'],
  ['token expiry', '{"tokenExpiresAt":"2024-01-31T00:00:00Z"}'],
  ['next token', '{"nextToken":"0123456789abcdef"}'],
  ['an unexpected token', 'SyntaxError: Unexpected token < in JSON at position 0'],
  ['short token', '{"token":"abc"}'],
  ['primaryKey', '{"primaryKey":"customer#0123456789"}'],
  ['cacheKey', '{"cacheKey":"user:0123456789abcdef"}'],
  ['publicKey', '{"publicKey":"0123456789abcdef0123456789abcdef"}'],
  ['idempotency key', 'Idempotency-Key: 0123456789abcdef'],
  ['key id', '{"keyId":"0123456789abcdef","kid":"0123456789abcdef"}'],
  ['client id', '{"clientId":"0123456789abcdef"}'],
  ['routing key', 'routingKey=orders.created.eu1'],
  ['a bare key', '{"key":"users/0123456789/avatar.png"}'],
  ['state of a pod', '{"state":"0123456789abcdef"}'],
  ['a commit hash', '{"commitHash":"0123456789abcdef0123"}'],
  ['request id', '{"requestId":"req_0123456789abcdef"}'],
  ['card token', '{"cardToken":"tok_visa"}'],
  ['payment method', '{"card_id":"pm_1MqLiJLkdIwHu7ix"}'],
  ['secret name', '{"secretName":"db-credentials-v1"}'],
  ['tokenizer', 'tokenizer=cl100k_base2024'],
  ['a package', '"js-tokens": "^8.0.0 || ^9.0.0"'],
  ['an object of Java', 'bad view token: com.example.Handle@1c20a7f'],
  ['objects in objects', 'token=Token{1c20a7f Record{7fa02c1 u0}}'],
  ['an activity', 'no name for stream/token: com.example.sync.task/31: 7: Request'],
  ['what a cloud has hidden', '{"value":"x","secret":"HIDDEN_DUE_TO_SECURITY_REASONS"}'],
  ['an error of OAuth', 'oauth2: "invalid_grant" "Token has been expired or revoked."'],
  ['an error below a name', 'refresh_token: unsupported_grant_type, {"token":"invalid_token"}'],
  ['the name of a secret', '{"secretId":"prod/db/password"} {"SecretId":"db-password-v2"}'],
  ['what a test expects', '{"token": StringMatching /^tok_/, "password": Any<String>}'],
];
describe('token, secret, api-key, session, signature: left alone', () => itKeeps(keptTokens));

const shapes: Shown[] = [
  ['Stripe', `charged with ${stripe}.`, 'charged with [REDACTED:api-key].'],
  ['Stripe in JSON', `{"a":"${stripe}"}`, '{"a":"[REDACTED:api-key]"}'],
  ['AWS', `as ${aws} today`, 'as [REDACTED:api-key] today'],
  ['AWS, first of a line', `${aws}:x`, '[REDACTED:api-key]:x'],
  ['GitHub', `git clone with ${github}`, 'git clone with [REDACTED:api-key]'],
  ['GitHub in a query', `?t=${github}&x=1`, '?t=[REDACTED:api-key]&x=1'],
  ['GitHub behind an escape', `a\\n${github}`, 'a\\n[REDACTED:api-key]'],
  ['JWT', `got ${jwt} back`, 'got [REDACTED:jwt] back'],
  ['JWT, cut off', `got ${jwt.slice(0, 80)}`, 'got [REDACTED:jwt]'],
  ['JWT without signature', `got ${jwt.split('.').slice(0, 2).join('.')}`, 'got [REDACTED:jwt]'],
  ['JWT in a path', `GET /verify/${jwt}`, 'GET /verify/[REDACTED:jwt]'],
];
describe('keys and tokens by their shape: found', () => itShows(shapes));

const keptShapes: Kept[] = [
  ['a publishable key', 'pk_test_TYooMQauvdEDq54NiTphI7jx'],
  ['a prefix alone', 'keys begin with sk_test_ or AKIA'],
  ['a short one', 'sk_test_4eC39'],
  ['base64 of JSON without dots', 'eyJhIjoxfQ=='],
  ['a package', 'npm_config_registry=https://packages.example/'],
  ['a word', 'key-value-store-with-a-very-long-name-of-letters'],
];
describe('keys and tokens by their shape: left alone', () => itKeeps(keptShapes));

describe('idempotency keys', () => {
  const uuid = '6fa459ea-ee8a-3ca4-894e-db77e160355e';
  itKeeps(
    ['clientToken', 'ClientToken', 'client_token', 'requestToken', 'clientRequestToken', 'idempotencyToken'].flatMap(
      (name): Kept[] => [
        [name, `{"${name}":"${uuid}"}`],
        [`${name} in logfmt`, `${name}=${uuid} status=200`],
      ],
    ),
  );
  itShows([
    ['a token of a client', '{"clientToken":"q7Rk2ZpX9v8Lm3"}', '{"clientToken":"[REDACTED:token]"}'],
    ['a UUID that lets in', `{"accessToken":"${uuid}"}`, '{"accessToken":"[REDACTED:token]"}'],
    ['a UUID of a session', `{"sessionToken":"${uuid}"}`, '{"sessionToken":"[REDACTED:token]"}'],
  ]);
});
