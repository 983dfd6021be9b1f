import { describe, expect, it } from 'vitest';
import { itKeeps, itShows, type Kept, redactText, type Shown } from '../rows.js';

const hidden = '[REDACTED:authorization]';
const value = '[REDACTED:cookie]';
// RFC 7617, section 2, and RFC 6750, section 2.1.
const basic = 'QWxhZGRpbjpvcGVuIHNlc2FtZQ==';
const bearer = 'mF_9.B5f-4.1JqM';

const schemes: Shown[] = [
  ['Basic', `Authorization: Basic ${basic}`, `Authorization: Basic ${hidden}`],
  [
    'Basic, with padding at the end of a member',
    `{"m":"Authorization: Basic ${basic}","b":"x","c":["Authorization: Basic ${basic}"],"d":{"e":"Authorization: Basic ${basic}"}}`,
    `{"m":"Authorization: Basic ${hidden}","b":"x","c":["Authorization: Basic ${hidden}"],"d":{"e":"Authorization: Basic ${hidden}"}}`,
  ],
  ['Bearer', `Authorization: Bearer ${bearer}`, `Authorization: Bearer ${hidden}`],
  ['small letters', `authorization: bearer ${bearer}`, `authorization: bearer ${hidden}`],
  [
    'another header behind it',
    `Authorization: Bearer ${bearer}\r\nHost: a`,
    `Authorization: Bearer ${hidden}\r\nHost: a`,
  ],
  ['a proxy', `Proxy-Authorization: Basic ${basic}`, `Proxy-Authorization: Basic ${hidden}`],
  ['JSON', `{"authorization":"Bearer ${bearer}"}`, `{"authorization":"Bearer ${hidden}"}`],
  [
    'JSON in JSON',
    `{"a":"{\\"authorization\\":\\"Bearer ${bearer}\\"}"}`,
    `{"a":"{\\"authorization\\":\\"Bearer ${hidden}\\"}"}`,
  ],
  ['a pair of rawHeaders', `["Authorization","Basic ${basic}"]`, `["Authorization","Basic ${hidden}"]`],
  ['util.inspect', `{ authorization: 'Bearer ${bearer}' }`, `{ authorization: 'Bearer ${hidden}' }`],
  [
    'a curl option',
    `curl -H "Authorization: Bearer ${bearer}" https://a.example`,
    `curl -H "Authorization: Bearer ${hidden}" https://a.example`,
  ],
  ['Token', 'Authorization: Token 0123456789abcdef', `Authorization: Token ${hidden}`],
  ['no scheme', '{"authorization":"0123456789abcdef"}', `{"authorization":"${hidden}"}`],
  [
    'an answer to a challenge',
    'WWW-Authenticate: Negotiate oYG1MIGyoAMKAQChCwYJ',
    `WWW-Authenticate: Negotiate ${hidden}`,
  ],
  [
    'padding is no parameter',
    'WWW-Authenticate: Negotiate oYG1MIGyoAMKAQCh==',
    `WWW-Authenticate: Negotiate ${hidden}`,
  ],
  ['parameters of a request', 'authorization: Bearer realm=abcdefgh12345', `authorization: Bearer ${hidden}`],
];
describe('authorization: found', () => itShows(schemes));

describe('authorization: nothing of the parameters is left', () => {
  // RFC 7616, section 3.9.1, and the AWS guide to Signature Version 4.
  const rows: [name: string, text: string, planted: string][] = [
    [
      'Digest',
      'Authorization: Digest username="Mufasa", realm="a", response="753927fa0e85d155564e2e272a28d1802"',
      '753927fa',
    ],
    [
      'Digest in JSON',
      '{"authorization":"Digest username=\\"Mufasa\\", response=\\"753927fa0e85d155564e2e272a28d1802\\""}',
      '753927fa',
    ],
    [
      'AWS',
      'Authorization: AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=fe5f80f77d5fa3beca038a248ff027d0445342fe',
      'fe5f80f7',
    ],
  ];
  it.each(rows)('%s: %j', (_name, text, planted) => {
    expect(redactText(text)).not.toContain(planted);
  });
});

const keptSchemes: Kept[] = [
  ['prose', 'authorization failed for this user'],
  ['a flag', '{"authorization":true}'],
  ['required', 'authorization: required'],
  ['an authorization code', '{"authorizationCode":"123456"}'],
  ['an auth code', 'auth_code=123456'],
  ['an authorization id', '{"authorizationId":"auth_1234567890"}'],
  ['a scheme alone', 'WWW-Authenticate: Basic'],
  ['null', '{"authorization":null}'],
  [
    'a challenge',
    'www-authenticate: Bearer realm="https://auth.example.com/token",service="registry",scope="repository:a:pull"',
  ],
  ['a challenge in JSON', '{"www-authenticate":"Bearer error=\\"invalid_token\\", error_description=\\"expired\\""}'],
  [
    'a challenge of Digest',
    'WWW-Authenticate: Digest realm="x", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", qop="auth"',
  ],
  ['schemes that are offered', '{"www-authenticate":["Negotiate","NTLM"]}'],
];
describe('authorization: left alone', () => itKeeps(keptSchemes));

const cookies: Shown[] = [
  ['names stay', 'Cookie: sid=abc123; theme=dark', `Cookie: sid=${value}; theme=${value}`],
  [
    'Set-Cookie keeps attributes',
    'Set-Cookie: sid=abc123; Path=/; Max-Age=3600; HttpOnly',
    `Set-Cookie: sid=${value}; Path=/; Max-Age=3600; HttpOnly`,
  ],
  [
    'SameSite and Expires',
    'set-cookie: a=b; Expires=Wed, 21 Oct 2026 07:28:00 GMT; SameSite=Lax',
    `set-cookie: a=${value}; Expires=Wed, 21 Oct 2026 07:28:00 GMT; SameSite=Lax`,
  ],
  ['JSON', '{"cookie":"a=b; c=d"}', `{"cookie":"a=${value}; c=${value}"}`],
  ['JSON, an array', '{"set-cookie":["a=b; Path=/","c=d"]}', `{"set-cookie":["a=${value}; Path=/","c=${value}"]}`],
  ['an equals sign in the value', 'Cookie: a=b=c; d=e', `Cookie: a=${value}; d=${value}`],
];
describe('cookie: found', () => itShows(cookies));

const keptCookies: Kept[] = [
  ['prose', 'the cookie was missing'],
  ['a count', '{"cookieCount":3}'],
  ['a flag', '{"cookiesEnabled":true}'],
  ['a name', '{"cookieName":"sid"}'],
  ['empty', 'Cookie:\r\nHost: a'],
];
describe('cookie: left alone', () => itKeeps(keptCookies));
