import { describe } from 'vitest';
import { itKeeps, itShows, type Kept, type Shown } from '../rows.js';

const cvv = '[REDACTED:cvv]';
const pin = '[REDACTED:pin]';

const codes: Shown[] = [
  ['JSON string', '{"cvv":"123"}', `{"cvv":"${cvv}"}`],
  ['JSON number', '{"cvv":123}', `{"cvv":"${cvv}"}`],
  ['JSON number, last of an array', '[{"cvc":7}]', `[{"cvc":"${cvv}"}]`],
  ['JSON with spaces', '{ "cvv" : 123 , "a" : 1 }', `{ "cvv" : "${cvv}" , "a" : 1 }`],
  ['a name with a character of no width behind it', 'cvv\u200b:123', `cvv\u200b:${cvv}`],
  ['the same in JSON', '{"cvv\u200b":"123"}', `{"cvv\u200b":"${cvv}"}`],
  ['logfmt', 'level=info cvv=123 a=1', `level=info cvv=${cvv} a=1`],
  ['logfmt with quotes', 'cvv="123" a=1', `cvv="${cvv}" a=1`],
  ['colon', 'cvv: 123, a: 1', `cvv: ${cvv}, a: 1`],
  ['query', '/pay?cvc=123&x=1', `/pay?cvc=${cvv}&x=1`],
  ['form brackets', 'card[cvc]=123&card[brand]=visa', `card[cvc]=${cvv}&card[brand]=visa`],
  ['encoded brackets', 'card%5Bcvc%5D=123&x=1', `card%5Bcvc%5D=${cvv}&x=1`],
  ['encoded JSON', '%7B%22cvv%22%3A%22123%22%7D', `%7B%22cvv%22%3A%22${cvv}%22%7D`],
  ['header', 'X-CVV2: 123', `X-CVV2: ${cvv}`],
  ['XML', '<CVV2>123</CVV2>', `<CVV2>${cvv}</CVV2>`],
  ['XML with a namespace', '<pay:cvv2>123</pay:cvv2>', `<pay:cvv2>${cvv}</pay:cvv2>`],
  ['attribute', '<card cvv="123" type="visa"/>', `<card cvv="${cvv}" type="visa"/>`],
  ['util.inspect', "{ cvv: '123', a: 1 }", `{ cvv: '${cvv}', a: 1 }`],
  ['Ruby', '{:cvv => "123"}', `{:cvv => "${cvv}"}`],
  ['pair', '["cvv","123"]', `["cvv","${cvv}"]`],
  ['name and value', '{"name":"cvv","value":"123"}', `{"name":"cvv","value":"${cvv}"}`],
  ['JSON in JSON', '{"m":"{\\"cvv\\":123}"}', `{"m":"{\\"cvv\\":\\"${cvv}\\"}"}`],
  ['upper case', 'CVV=123', `CVV=${cvv}`],
  ['kebab case', 'card-cvv=123', `card-cvv=${cvv}`],
  ['snake case', 'card_cvv=123', `card_cvv=${cvv}`],
  ['dotted', 'card.cvv=123', `card.cvv=${cvv}`],
  ['CARD[CVV]', 'CARD[CVV]=123', `CARD[CVV]=${cvv}`],
  ['cardCvv', '"cardCvv":"123"', `"cardCvv":"${cvv}"`],
  ['CVNum', '"CVNum":"123"', `"CVNum":"${cvv}"`],
  ['cvv2', '"cvv2":"123"', `"cvv2":"${cvv}"`],
  ['card verification code', '"card_verification_code":"123"', `"card_verification_code":"${cvv}"`],
  ['securityCode', '"securityCode":"1234"', `"securityCode":"${cvv}"`],
  ['running text', 'cvv 123 was wrong', `cvv ${cvv} was wrong`],
  ['running text, is', 'the security code is 123.', `the security code is ${cvv}.`],
  ['running text, colon behind', 'cvv 123: refused', `cvv ${cvv}: refused`],
  ['running text, signs behind', 'cvv 123! cvv 123? cvv 123...', `cvv ${cvv}! cvv ${cvv}? cvv ${cvv}...`],
  [
    'running text, a sign and more behind',
    'cvv 123:x cvv 123/x cvv 123% cvv 123|x',
    `cvv ${cvv}:x cvv ${cvv}/x cvv ${cvv}% cvv ${cvv}|x`,
  ],
  ['running text, brackets', 'cvv (123), csc [123]', `cvv (${cvv}), csc ["${cvv}"]`],
  ['running text, quotes', `cvv "123" cvv '123'`, `cvv "${cvv}" cvv '${cvv}'`],
  ['running text, quotes in JSON', '{"m":"cvv \\"123\\""}', `{"m":"cvv \\"${cvv}\\""}`],
  ['running text, arrows', 'cvv -> 123 cvc → 123', `cvv -> ${cvv} cvc → ${cvv}`],
  ['running text, dashes', 'security code - 123, cvv – 123', `security code - ${cvv}, cvv – ${cvv}`],
  [
    'running text, verbs',
    'cvv of 123, cvv to 123, cvv as 123, cvv value 123',
    `cvv of ${cvv}, cvv to ${cvv}, cvv as ${cvv}, cvv value ${cvv}`,
  ],
  ['a table with bars', '| cvv | 123 |', `| cvv | ${cvv} |`],
  ['Markdown', '**cvv**: 123, `cvv`: 123, _cvv_: 123', `**cvv**: ${cvv}, \`cvv\`: \`${cvv}\`, _cvv_: ${cvv}`],
  ['a tab spelled out in JSON', '{"m":"cvv\\t123 cvc:\\t123"}', `{"m":"cvv\\t${cvv} cvc:\\t${cvv}"}`],
  [
    'a tab spelled out in JSON in JSON',
    '{"m":"{\\"n\\":\\"cvv:\\\\t123\\"}"}',
    `{"m":"{\\"n\\":\\"cvv:\\\\t${cvv}\\"}"}`,
  ],
  ['running text, number', 'CVV2 number 123', `CVV2 number ${cvv}`],
  ['joined by an underscore', 'cvc_739', `cvc_${cvv}`],
  ['behind a newline spelled out', 'x\\ncvv: 123', `x\\ncvv: ${cvv}`],
  ['Chinese', '安全码: 123', `安全码: ${cvv}`],
  ['German', 'Prüfziffer: 123', `Prüfziffer: ${cvv}`],
  ['code inside card', '{"card":{"code":"737"}}', `{"card":{"code":"${cvv}"}}`],
  ['code beside a PAN', '{"n":"4111111111111111","code":"737"}', `{"n":"411111******1111","code":"${cvv}"}`],
  ['CVV[code]', 'card[code]=737', `card[code]=${cvv}`],
  ['an object under the name', '{"cvv":{"value":"123","x":[1]},"a":1}', `{"cvv":"${cvv}","a":1}`],
  ['an array under the name', '{"cvv":["123"],"a":1}', `{"cvv":"${cvv}","a":1}`],
  ['a result that is a code', '{"cvvResult":"123"}', `{"cvvResult":"${cvv}"}`],
  ['letters under the exact name', '{"cvv":"ab1"}', `{"cvv":"${cvv}"}`],
  ['stars under the exact name', '{"cvv":"***"}', `{"cvv":"${cvv}"}`],
  ['seven digits under the exact name', '{"cvc2":"1234567"}', `{"cvc2":"${cvv}"}`],
  ['cut off inside the value', '{"cvv":"12', `{"cvv":"${cvv}`],
];
describe('cvv', () => itShows(codes));

const keptCodes: Kept[] = [
  ['a result', '{"cvvResult":"M"}'],
  ['a result code', '{"cvv2_result_code":"M"}'],
  ['a check', '{"cvc_check":"pass"}'],
  ['a response', 'cvvResponse=N'],
  ['a status in JSON', '{"cvvStatus":"MATCHED"}'],
  ['a flag', '{"cvvPresent":true}'],
  ['a length', 'cvvLength: 3'],
  ['required', 'cvv is required'],
  ['null', '{"cvv":null}'],
  ['true', '{"cvv":true}'],
  ['empty', '{"cvv":"","a":1}'],
  ['placeholder', 'cvv=${CVV}'],
  ['error code', '{"code":"ECONNREFUSED"}'],
  ['HTTP status', '{"statusCode":404,"code":404}'],
  ['exit code', 'exited with code 137'],
  ['currency code', '{"currencyCode":"840"}'],
  ['country code', 'countryCode=276'],
  ['auth code', '{"authCode":"123456"}'],
  ['postal code of a shop', '{"zoneCode":"123"}'],
  ['inside a longer word', 'recvvalue=123 scvvx: 456'],
  ['cid of a content', '{"cid":"123"}'],
  ['last four, brand, bin', '{"bin":"411111","last4":"1111","brand":"visa"}'],
  ['security', '{"security":"high"}'],
  ['a time', 'cvv 12:30:45, cvv 2027-01-02, cvv 100.5 ms'],
  ['a unit', 'cvv 402ms, cvv 100k'],
  ['the next string of JSON in a text', 'got {"message":"cvv:","meta":"737"}'],
  ['the next string, with a blank', 'got {"message":"cvv: ", "meta":"737"}'],
];
describe('cvv: left alone', () => itKeeps(keptCodes));

const pins: Shown[] = [
  ['JSON', '{"pin":"1234"}', `{"pin":"${pin}"}`],
  ['JSON number', '{"pin":1234}', `{"pin":"${pin}"}`],
  ['twelve digits', '{"pin":"123456789012"}', `{"pin":"${pin}"}`],
  ['logfmt', 'pin=1234 ok', `pin=${pin} ok`],
  ['card pin', 'cardPin: 1234', `cardPin: ${pin}`],
  ['XML', '<pin>1234</pin>', `<pin>${pin}</pin>`],
  ['XML with blanks', '<pin> 1234 </pin>', `<pin> ${pin} </pin>`],
  ['atm_pin', 'atm_pin=123456', `atm_pin=${pin}`],
  ['running text', 'PIN 1234 entered', `PIN ${pin} entered`],
  ['running text, brackets', 'PIN (1234)', `PIN (${pin})`],
  ['pin code', '"pinCode":"1234"', `"pinCode":"${pin}"`],
];
describe('pin', () => itShows(pins));

const keptPins: Kept[] = [
  ['shipping', 'shipping=1234'],
  ['pinned', 'pinned: 1234'],
  ['spinner', 'spin=1234'],
  ['two digits', '{"pin":12}'],
  ['thirteen digits', '{"pin":"1234567890123"}'],
  ['a pin of a chip', '{"pin":"GPIO4"}'],
  ['a word', 'pin the version'],
  ['a map pin', 'mapPin=1234'],
  ['attempts', '{"pinAttempts":3}'],
  ['a try counter', 'pinTryCounter=3'],
  ['the digits of a masked card', 'pin 411111******1111'],
];
describe('pin: left alone', () => itKeeps(keptPins));

const blobs: Shown[] = [
  ['PIN block', '{"pinBlock":"041274EDCBA9876F"}', '{"pinBlock":"[REDACTED:pin-block]"}'],
  ['DE52', 'DE52=041274EDCBA9876F', 'DE52=[REDACTED:pin-block]'],
  ['key serial number', 'ksn: FFFF9876543210E00001', 'ksn: [REDACTED:pin-block]'],
  ['EMV data', '{"emvData":"9F2608C2C12B098F3DA6E3"}', '{"emvData":"[REDACTED:emv]"}'],
  ['DE55', '{"de55":"9F2608C2C12B098F3DA6E3"}', '{"de55":"[REDACTED:emv]"}'],
  ['ARQC', 'arqc=C2C12B098F3DA6E3', 'arqc=[REDACTED:cryptogram]'],
  ['CAVV', '"cavv":"AAABAWFlmQAAAABjRWWZEEFgFz+="', '"cavv":"[REDACTED:cryptogram]"'],
];
describe('pin-block, emv, cryptogram', () => itShows(blobs));

const keptBlobs: Kept[] = [
  ['a CAVV result', '{"cavvResult":"2"}'],
  ['tags', '{"tags":["a","b"],"tlv":"x"}'],
  ['a word', 'emv=contactless'],
  ['null', '{"cryptogram":null}'],
];
describe('pin-block, emv, cryptogram: left alone', () => itKeeps(keptBlobs));
