import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../packages/core/src/index.js';
import { itKeeps, itShows, type Kept, redactText, type Shown } from './rows.js';

const marker = (id: string): string => `[REDACTED:${id}]`;

/** "Defaults": what is on. */
const on: Shown[] = [
  ['PAN, tier 1, anywhere', 'ref 4111111111111111', 'ref 411111******1111'],
  ['PAN, tier 2, anywhere', 'ref 2200000000000004', 'ref 220000******0004'],
  ['PAN, tier 3, field', 'cardNumber=5890040000000016', 'cardNumber=589004******0016'],
  ['PAN, tier 3, word', 'card number 5890040000000016', 'card number 589004******0016'],
  ['PAN of 13 digits, field', 'cardNumber=4222222222222', 'cardNumber=*********2222'],
  ['UnionPay without Luhn, field', 'cardNumber=6200000000000006', 'cardNumber=620000******0006'],
  ['CVV, field', '{"cvv":"123"}', `{"cvv":"${marker('cvv')}"}`],
  ['CVV, word', 'cvv 123', `cvv ${marker('cvv')}`],
  ['PIN', 'pin=1234', `pin=${marker('pin')}`],
  ['PIN block', 'pinBlock=041274EDCBA9876F', `pinBlock=${marker('pin-block')}`],
  ['track', ';4111111111111111=27121011000012300000?', marker('track')],
  ['EMV', 'emvData=9F2608C2C12B098F3DA6E3', `emvData=${marker('emv')}`],
  ['cryptogram', 'arqc=C2C12B098F3DA6E3', `arqc=${marker('cryptogram')}`],
  ['SSN', '078-05-1120', marker('ssn')],
  [
    'identity document, weak shape, field',
    '{"passportNumber":"L898902C3"}',
    `{"passportNumber":"${marker('identity-document')}"}`,
  ],
  ['person name', '{"firstName":"Jane"}', `{"firstName":"${marker('person-name')}"}`],
  ['cardholder name', '{"cardholderName":"Jane Doe"}', `{"cardholderName":"${marker('person-name')}"}`],
  ['name under applicant', '{"applicant":{"name":"Jane Doe"}}', `{"applicant":{"name":"${marker('person-name')}"}}`],
  ['street line', '{"street":"1 Main Street"}', `{"street":"${marker('address')}"}`],
  ['postcode', '{"postalCode":"12345"}', `{"postalCode":"${marker('address')}"}`],
  [
    'address, leaf by leaf',
    '{"billingAddress":{"line1":"1 Main Street","city":"Springfield"}}',
    `{"billingAddress":{"line1":"${marker('address')}","city":"Springfield"}}`,
  ],
  ['birth date', '{"birthDate":"1974-08-12"}', `{"birthDate":"${marker('birth-date')}"}`],
  ["mother's maiden name", '{"mothersMaidenName":"Eriksson"}', `{"mothersMaidenName":"${marker('security-answer')}"}`],
  ['e-mail, text', 'to jane@example.com', `to ${marker('email')}`],
  ['phone, field', '{"phone":"020 7946 0958"}', `{"phone":"${marker('phone')}"}`],
  ['phone, word', 'phone 020 7946 0958', `phone ${marker('phone')}`],
  ['password', 'password=hunter2', `password=${marker('password')}`],
  ['Authorization', 'Authorization: Bearer mF_9.B5f-4.1JqM', `Authorization: Bearer ${marker('authorization')}`],
  ['cookie', 'Cookie: sid=abc', `Cookie: sid=${marker('cookie')}`],
  ['JWT', 'got eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl', `got ${marker('jwt')}`],
  ['prefixed key', 'sk_test_4eC39HqLyjWDarjtT1zdp7dc', marker('api-key')],
  ['IBAN, field', '{"iban":"GB82WEST12345698765432"}', `{"iban":"${marker('iban')}"}`],
  ['account number, field', '{"accountNumber":"12345678"}', `{"accountNumber":"${marker('bank-account')}"}`],
  [
    'ambiguous word inside its record',
    '{"card":{"number":"4222222222222","code":"123"}}',
    `{"card":{"number":"*********2222","code":"${marker('cvv')}"}}`,
  ],
  ['exact name, whatever the value', '{"securityCode":"A1!"}', `{"securityCode":"${marker('cvv')}"}`],
  ['exact name, object', '{"cvv":{"a":[1,2]}}', `{"cvv":"${marker('cvv')}"}`],
  ['a result that is a code', '{"cvvResult":"123"}', `{"cvvResult":"${marker('cvv')}"}`],
  ['a card under an id', '{"requestId":"4111111111111111"}', '{"requestId":"411111******1111"}'],
  ['a card under a kept name', '{"idempotencyKey":"4111111111111111"}', '{"idempotencyKey":"411111******1111"}'],
  ['a card under brand', '{"brand":"4111 1111 1111 1111"}', '{"brand":"411111******1111"}'],
  ['a card as trace id with another length', '{"traceId":"4111 1111 1111 1111"}', '{"traceId":"411111******1111"}'],
];
describe('on by default', () => itShows(on));

describe('on by default, whatever the marker is called', () => {
  // ICAO Doc 9303, part 4, appendix B.
  const rows: [name: string, text: string, planted: string][] = [
    ['signed URL', 'https://a.example/f?X-Amz-Signature=0123456789abcdef0123', '0123456789abcdef0123'],
    ['biometrics', `{"faceImage":"${'QUJD'.repeat(20)}"}`, 'QUJDQUJD'],
  ];
  it.each(rows)('%s', (_name, text, planted) => {
    expect(text).toContain(planted);
    expect(redactText(text)).not.toContain(planted);
  });
});

/** "Defaults" and "A value must fit its field": what stays. */
const kept: Kept[] = [
  ['PAN, tier 3, bare', 'ref 5890040000000016'],
  ['PAN of 13 digits, bare', 'ref 4222222222222'],
  ['CVV result', '{"cvvResult":"M","cvc_check":"pass","avsResult":"Y"}'],
  ['auth code, brand, IIN, last four', '{"authCode":"123456","brand":"visa","bin":"411111","last4":"1111"}'],
  ['expiry, service code', '{"expiry":"12/27","expMonth":12,"expYear":2027,"serviceCode":"201"}'],
  ['an expired card', 'card expired 12/27'],
  ['weak documents, bare', 'ref 078051120 and 11144477735'],
  ['name of a logger, a package, a pod', '{"name":"api","pkg":{"name":"express"},"pod":{"name":"web-1"}}'],
  [
    'city, region, country, gender, nationality',
    '{"city":"Berlin","region":"BE","country":"DE","gender":"f","nationality":"DE"}',
  ],
  ['phone, national, bare', 'ref 02079460958'],
  ['IP, MAC, place, device', '{"ip":"10.0.0.1","mac":"00:00:5e:00:53:af","lat":52.5,"deviceId":"abc123def456"}'],
  [
    'merchant id, login, client id, key id',
    '{"merchantId":"123456789","login":"jane","clientId":"abc123def456","keyId":"abc123def456"}',
  ],
  [
    'request, trace, order and transaction ids',
    '{"requestId":"0123456789ab","traceId":"0af7651916cd43dd8448eb211c80319c","orderId":"100023","transactionId":"20240131000123"}',
  ],
  ['idempotency key', 'Idempotency-Key: 550e8400-e29b-41d4-a716-446655440000'],
  ['base64 text', '{"a":"SGVsbG8sIHdvcmxkISBIb3cgYXJlIHlvdT8="}'],
  ['booleans, null and empty strings', '{"cvv":true,"pin":null,"password":"","token":false}'],
  ['short credentials', '{"token":"abc","secret":"a b c"}'],
  [
    'card tokens',
    '{"cardToken":"tok_1MqLiJLkdIwHu7ix","card_id":"card_1MqLiJLkdIwHu7ix","source":"src_1MqLiJLkdIwHu7ix"}',
  ],
  ['code, state and key in a query', '/a?code=blue&state=open&key=name'],
  ['trace id of digits', '{"traceId":"4111111111111111"}'],
  ['PIN of two digits, of a chip', '{"pin":12,"gpio":{"pin":"P1_4"}}'],
  ['timestamps', '{"a":1700000000,"b":1700000000123,"c":1700000000123456,"d":1700000000123456789}'],
  [
    'UUID, hash, amount, port, date',
    '550e8400-e29b-41d4-a716-446655440000 d41d8cd98f00b204e9800998ecf8427e 1,234.56 :8443 2024-01-31',
  ],
  ['already masked', 'card 411111******1111'],
];
describe('kept by default', () => itKeeps(kept));

const keptNames = `bin last4 brand fingerprint maskedPan cardType creditLimit authCode authorizationCode authorizationId
  transactionId referenceId idempotencyKey requestId merchantId terminalId username keyId kid clientId publicKey
  routingKey partitionKey objectKey sortKey cacheKey primaryKey tokenType ip remoteAddress country city`;
describe('never by their name', () => {
  it.each(keptNames.trim().split(/\s+/))('%s', (name) => {
    const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    for (const spelling of [name, snake, snake.toUpperCase()]) {
      for (const text of [`{"${spelling}":"Ab12cd34ef56gh78"}`, `${spelling}=Ab12cd34ef56gh78`]) {
        expect(redactText(text)).toBe(text);
      }
      expect(redactText(`{"${spelling}":"5555555555554444"}`)).toBe(`{"${spelling}":"555555******4444"}`);
    }
  });
});

const ambiguous = 'pan cid sin tin fin run nie inn iin key code number name id pass sign salt race stripe swipe';
describe('ambiguous words alone', () => {
  it.each(ambiguous.split(' '))('%s', (name) => {
    for (const value of ['"123"', '"1234567"', '"blue"', '12']) {
      expect(redactText(`{"${name}":${value},"b":1}`)).toBe(`{"${name}":${value},"b":1}`);
    }
  });
});

describe('locked', () => {
  it.each(['pan', 'cvv', 'track', 'pin'])('%s is not switched off without unsafe', (id) => {
    expect(() => createRedactor({ enable: { [id]: false } })).toThrow(/unsafe/);
  });

  it('SAD is never freed', () => {
    const { redactText: redact } = createRedactor({ allow: ['123', /\d+/] });
    expect(redact('{"cvv":"123"}')).toBe('{"cvv":"[REDACTED:cvv]"}');
  });

  it('a PAN is freed only by its published number', () => {
    const { redactText: redact } = createRedactor({ allow: ['4111111111111111', /\d+/] });
    expect(redact('4111111111111111 5555555555554444')).toBe('4111111111111111 555555******4444');
  });

  it('a custom censor is not called for SAD, and gets no value', () => {
    const inputs: unknown[] = [];
    const { redactText: redact } = createRedactor({
      censor: (input) => {
        inputs.push(input);
        return 'X';
      },
    });
    expect(redact('cvv=123 ref 4111111111111111 to jane@example.com')).toBe('cvv=[REDACTED:cvv] ref X to X');
    expect(inputs).toEqual([
      { detector: 'pan', category: 'pan', field: undefined, first6: '411111', last4: '1111' },
      { detector: 'email', category: 'personal', field: undefined },
    ]);
  });
});
