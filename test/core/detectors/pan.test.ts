import { describe, expect, it } from 'vitest';
import { bareCards, itKeeps, itShows, type Kept, masked, redactText, type Shown, testCards } from '../rows.js';

const visa = '4111111111111111';
const visaMask = '411111******1111';
const mastercard = '5555555555554444';
const mastercardMask = '555555******4444';

/** Digits in groups of the given sizes. */
function grouped(number: string, sizes: readonly number[], separator: string): string {
  let at = 0;
  return sizes.map((size) => number.slice(at, (at += size))).join(separator);
}

describe('every published card that the issuer table knows', () => {
  it('has more than two hundred of them', () => {
    expect(bareCards.length).toBeGreaterThan(200);
  });

  it.each(bareCards)('%s is masked bare, in a sentence, in JSON and in a query', (card) => {
    const mask = masked(card);
    expect(redactText(card)).toBe(mask);
    expect(redactText(`paid with ${card}, thanks`)).toBe(`paid with ${mask}, thanks`);
    expect(redactText(`{"a":"${card}"}`)).toBe(`{"a":"${mask}"}`);
    expect(redactText(`{"a":${card}}`)).toBe(`{"a":"${mask}"}`);
    expect(redactText(`/pay?x=${card}&y=1`)).toBe(`/pay?x=${mask}&y=1`);
  });

  it.each(bareCards.filter((card) => card.length <= 16))(
    '%s is masked glued to letters and to an underscore',
    (card) => {
      const mask = masked(card);
      expect(redactText(`card${card}`)).toBe(`card${mask}`);
      expect(redactText(`pan_${card}`)).toBe(`pan_${mask}`);
      expect(redactText(`${card}_paid`)).toBe(`${mask}_paid`);
    },
  );

  it.each(bareCards.filter((card) => card.length === 16))('%s is masked in groups of four', (card) => {
    for (const separator of [' ', '-', '+']) {
      expect(redactText(`x ${grouped(card, [4, 4, 4, 4], separator)} y`)).toBe(`x ${masked(card)} y`);
    }
  });

  const inContext = testCards.filter(({ luhn, length }) => luhn && length >= 12);
  const neverIssued = ['34343434343434', ...testCards.map(({ number }) => number).filter((n) => n.startsWith('9451'))];
  it.each(inContext.filter(({ number }) => !neverIssued.includes(number)))(
    '$network $number is masked under a card field',
    ({ number }) => {
      const mask = number.length < 14 ? '*'.repeat(number.length - 4) + number.slice(-4) : masked(number);
      expect(redactText(`cardNumber=${number}`)).toBe(`cardNumber=${mask}`);
      expect(redactText(`{"card_number":"${number}"}`)).toBe(`{"card_number":"${mask}"}`);
    },
  );
});

const groupings: Shown[] = [
  [
    'behind a percent-encoded letter beyond ASCII',
    'q=%E6%96%874111111111111111&x=1',
    'q=%E6%96%87411111******1111&x=1',
  ],
  ['American Express 4-6-5', '3782 822463 10005', '378282*****0005'],
  ['American Express 4-6-5, dashes', '3782-822463-10005', '378282*****0005'],
  ['Diners Club 4-6-4', '3056 930902 5904', '305693****5904'],
  ['Diners Club of 14 digits under a field', 'cardNumber: 30569309025904', 'cardNumber: 305693****5904'],
  ['Visa of 19 digits, 4-4-4-4-3', '4917 6100 0000 0000 003', '491761*********0003'],
  ['UnionPay of 19 digits, 6-13', '621094 5888040000007', '621094*********0007'],
  ['Switch of 18 digits, 4-4-4-4-2', '4911 8201 4295 9167 48', '491182********6748'],
  ['spaces of no break', '4111\u00a01111\u00a01111\u00a01111', visaMask],
  ['thin spaces', '4111\u20091111\u20091111\u20091111', visaMask],
  ['Unicode hyphens', '4111\u20101111\u20101111\u20101111', visaMask],
  ['en dashes', '4111\u20131111\u20131111\u20131111', visaMask],
  ['minus signs', '4111\u22121111\u22121111\u22121111', visaMask],
  ['plus signs of a query', 'q=4111+1111+1111+1111', `q=${visaMask}`],
  ['percent-encoded spaces', 'q=4111%201111%201111%201111', `q=${visaMask}`],
  ['a space of no break, spelled out', '"4111\\u00a01111\\u00a01111\\u00a01111"', `"${visaMask}"`],
];
describe('groupings', () => itShows(groupings));

const scripts: Shown[] = [
  ['Arabic-Indic digits', '٤١١١١١١١١١١١١١١١', visaMask],
  ['Devanagari digits', '४१११११११११११११११', visaMask],
  ['full-width digits', '４１１１１１１１１１１１１１１１', visaMask],
  ['mathematical bold digits', '𝟒𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏', visaMask],
  ['full-width groups', '４１１１ １１１１ １１１１ １１１１', visaMask],
  ['zero-width spaces between groups', '4111\u200b1111\u200b1111\u200b1111', visaMask],
  ['a zero-width joiner behind the first digit', '4\u200d111111111111111', visaMask],
  ['soft hyphens', '4111\u00ad1111\u00ad1111\u00ad1111', visaMask],
  ['marks of direction around it', '\u202a4111111111111111\u202c', `\u202a${visaMask}\u202c`],
  ['zero-width space behind a separator', '4111 \u200b1111 \u200b1111 \u200b1111', visaMask],
  ['digits percent-encoded', '%34%31%31%31%31%31%31%31%31%31%31%31%31%31%31%31', visaMask],
  ['one digit as a JSON escape', '"\\u0034111111111111111"', `"${visaMask}"`],
  ['one digit as an entity', '<a>&#52;111111111111111</a>', `<a>${visaMask}</a>`],
  ['one digit as a hexadecimal entity', '<a>&#x34;111111111111111</a>', `<a>${visaMask}</a>`],
];
describe('digits in other scripts and escapes', () => itShows(scripts));

const neighbours: Shown[] = [
  ['a CVV behind it', '4111 1111 1111 1111 123', `${visaMask} 123`],
  ['a group of four before it', '1234 4111 1111 1111 1111', `1234 ${visaMask}`],
  ['a short number before it', '12 4111 1111 1111 1111', `12 ${visaMask}`],
  ['an expiry behind it', '4111 1111 1111 1111 12/27', `${visaMask} 12/27`],
  ['an expiry behind bare digits', '4111111111111111 1227', `${visaMask} 1227`],
  ['an expiry that touches it', '41111111111111111227', `${visaMask}1227`],
  ['two cards, comma', `${visa},${mastercard}`, `${visaMask},${mastercardMask}`],
  ['two cards, space', `${visa} ${mastercard}`, `${visaMask} ${mastercardMask}`],
  ['two cards, nothing', visa + mastercard, visaMask + mastercardMask],
  ['three cards, nothing', visa + mastercard + visa, visaMask + mastercardMask + visaMask],
  ['two grouped cards', '4111 1111 1111 1111 5555 5555 5555 4444', `${visaMask} ${mastercardMask}`],
  ['two grouped cards, comma', '4111-1111-1111-1111,5555-5555-5555-4444', `${visaMask},${mastercardMask}`],
  ['an invalid number, then a card', '4111111111111112 4111111111111111', `4111111111111112 ${visaMask}`],
  ['a card, then an invalid number', '4111111111111111 4111111111111112', `${visaMask} 4111111111111112`],
  ['invalid groups, then a card', '4111 1111 1111 1112 4111 1111 1111 1111', `4111 1111 1111 1112 ${visaMask}`],
  ['leading zeros', '0004111111111111111', `000${visaMask}`],
  ['leading zeros of a fixed width', '00000000004111111111111111', `0000000000${visaMask}`],
  ['a two-digit length before it (LLVAR)', '164111111111111111', `16${visaMask}`],
  ['a two-digit length of 19', '194917610000000000003', `19491761*********0003`],
  ['a semicolon before and behind', `;${visa};`, `;${visaMask};`],
  ['brackets', `(${visa})<${visa}>`, `(${visaMask})<${visaMask}>`],
  ['a full stop behind', `It was ${visa}.`, `It was ${visaMask}.`],
  ['a full stop before, as in an abbreviation', `Card no.${visa}`, `Card no.${visaMask}`],
  ['a newline spelled out before it', `a\\n${visa}`, `a\\n${visaMask}`],
  ['a newline spelled out before groups', '"a\\n4111 1111 1111 1111"', `"a\\n${visaMask}"`],
  ['letters before groups', 'card4111 1111 1111 1111', `card${visaMask}`],
  ['an underscore before groups', 'pan_4111-1111-1111-1111', `pan_${visaMask}`],
  ['a tab spelled out before it', `a\\t${visa}\\tb`, `a\\t${visaMask}\\tb`],
  ['an escaped quote around it', `{\\"a\\":\\"${visa}\\"}`, `{\\"a\\":\\"${visaMask}\\"}`],
  ['a percent-encoded space before it', `q=%20${visa}`, `q=%20${visaMask}`],
  ['a percent-encoded equals sign before it', `q%3D${visa}%26`, `q%3D${visaMask}%26`],
  ['lines', `${visa}\n${mastercard}\r\n`, `${visaMask}\n${mastercardMask}\r\n`],
  ['slashes of a path', `/cards/${visa}/charge`, `/cards/${visaMask}/charge`],
  ['CSV', `2024-01-02,${visa},12.50`, `2024-01-02,${visaMask},12.50`],
  ['an element of XML', `<a>${visa}</a>`, `<a>${visaMask}</a>`],
  ['Chinese letters around it', `卡号为${visa}的卡`, `卡号为${visaMask}的卡`],
  ['Chinese letters around 19 digits', '银行卡6205500000000000004的', '银行卡620550*********0004的'],
  ['full-width brackets around 19 digits', '（6205500000000000004）', '（620550*********0004）'],
  ['an arrow before 19 digits', '→6205500000000000004', '→620550*********0004'],
  ['letters behind it', `${visa}EUR`, `${visaMask}EUR`],
];
describe('neighbours and boundaries', () => itShows(neighbours));

const named: Shown[] = [
  ['cardNumber', '{"cardNumber":"4222222222222"}', '{"cardNumber":"*********2222"}'],
  ['13 digits after a word', 'card number 4222222222222 declined', 'card number *********2222 declined'],
  ['13 digits as a number', '{"cardNumber":4222222222222}', '{"cardNumber":"*********2222"}'],
  ['groups with dots', 'card_number=4111.1111.1111.1111', `card_number=${visaMask}`],
  ['groups with slashes', 'cardNumber: 4111/1111/1111/1111', `cardNumber: ${visaMask}`],
  ['a Maestro of tier 3', 'cc_number: 5868 2416 0825 5333 38', 'cc_number: 586824********3338'],
  ['a UATP card', '"primaryAccountNumber":"135412345678911"', '"primaryAccountNumber":"135412*****8911"'],
  ['number inside card', '{"card":{"number":"4222222222222"}}', '{"card":{"number":"*********2222"}}'],
  ['brackets of a form', 'card[number]=4222222222222', 'card[number]=*********2222'],
  ['a header', 'X-Card-Number: 4222222222222', 'X-Card-Number: *********2222'],
  ['ISO 8583', 'DE2=135412345678911', 'DE2=135412*****8911'],
  ['a card under an order id', '{"orderId":"4111111111111111"}', `{"orderId":"${visaMask}"}`],
  ['a card under an invoice', 'invoice=4111111111111111', `invoice=${visaMask}`],
  ['a card as a key', '{"4111111111111111":true}', `{"${visaMask}":true}`],
];
describe('in context', () => itShows(named));

const kept: Kept[] = [
  ['fails Luhn', 'order 4111111111111112'],
  ['fails Luhn, grouped', '4111 1111 1111 1112'],
  ['no issuer', '9999999999999995'],
  ['Visa of 13 digits, bare', 'ref 4222222222222'],
  ['Diners Club of 14 digits, bare', 'ref 30569309025904'],
  ['a Maestro of tier 3, bare', 'ref 5890040000000016'],
  ['UATP, bare', 'user 135412345678911'],
  ['a dozen digits', 'ref 411111111111'],
  ['one digit too few', '411111111111111'],
  ['a wrong grouping', '41 11 11 11 11 11 11 11'],
  ['epoch seconds', '{"time":1700000000}'],
  ['epoch milliseconds', '{"time":1700000000123}'],
  ['epoch microseconds', '{"time":1700000000123456}'],
  ['epoch nanoseconds', '{"time":1700000000123456789}'],
  ['epoch nanoseconds that state a length', '{"time":1762000997123456789}'],
  ['YYYYMMDDHHMMSS', 'backup-20240131235959.tar'],
  ['YYYYMMDDHHMMSSmmm', 'run 20240131235959123'],
  ['ISO date', '2024-01-31T23:59:59.123456789Z'],
  ['order id', 'ORD-20240131-000123'],
  ['amounts', '{"amount":1999,"total":"1,234,567.89"}'],
  ['a float', '{"score":0.4111111111111111}'],
  ['a float above one', 'ratio 4.111111111111111'],
  ['digits behind a decimal point', '12.4111111111111111'],
  ['a negative number', 'blk_-4174618838156947380'],
  ['random 63-bit id behind letters', 'blk_4917610000000000003'],
  ['UUID', '550e8400-e29b-41d4-a716-446655440000'],
  ['UUID of digits', '41111111-1111-4111-8111-111111111111'],
  ['MD5 with a card in it', 'a4111111111111111bcdef0123456789'],
  ['SHA-1 with a card in it', 'ab4111111111111111cdef0123456789abcdef01'],
  ['SHA-256 with a card in it', '4111111111111111e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934c'],
  ['SHA-256 that ends in a card', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934c4111111111111111'],
  ['a digest of digits and letters', 'deadbeef4111111111111111deadbeef01'],
  ['upper-case digest', 'A4111111111111111BCDEF0123456789'],
  ['ObjectId', '{"_id":"4111111111111111abcdef01"}'],
  ['trace context', 'traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'],
  ['span id of sixteen digits', '{"spanId":"4111111111111111"}'],
  ['trace id of 32 digits', '{"trace_id":"41111111111111115555555555554444"}'],
  ['version', 'node v20.11.1 chrome/120.0.6099.109'],
  ['IPv4 and port', '10.0.12.255:8443'],
  ['IPv6', '2001:0db8:85a3:0000:0000:8a2e:0370:7334'],
  ['four groups of a licence', 'ABCD-1234-EFGH-5678'],
  ['a masked card', 'card 411111******1111'],
  ['last four', '{"last4":"1111","bin":"411111"}'],
  ['groups across two lines of a list', '4111\n1111\n1111\n1111'],
  ['a window of a longer run', '9941111111111111119'],
];
describe('left alone', () => itKeeps(kept));
