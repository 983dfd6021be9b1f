import { describe } from 'vitest';
import { itKeeps, itShows, type Kept, type Shown } from '../rows.js';

const found: Shown[] = [
  // Specimens: ICAO Doc 9303 part 4 (passport), SNILS and CPF of their own agencies' pages.
  ['passport', '{"passportNumber":"L898902C3"}', '{"passportNumber":"[REDACTED:identity-document]"}'],
  ['passport in text', 'passport no. L898902C3 shown', 'passport no. [REDACTED:identity-document] shown'],
  // Made up in the shapes of German and Italian passports and of a licence of Washington.
  ['passport of few digits', '{"passportNumber":"C0CCCCCC1"}', '{"passportNumber":"[REDACTED:identity-document]"}'],
  ['the same in small letters', 'passport_no=c0cccccc1', 'passport_no=[REDACTED:identity-document]'],
  ['the same in text', 'passport no. C0CCCCCC1 shown', 'passport no. [REDACTED:identity-document] shown'],
  ['passport of five digits in text', 'Passport AA12345AA was read', 'Passport [REDACTED:identity-document] was read'],
  ['licence of few digits', '{"driverLicense":"WDLABCD456DG"}', '{"driverLicense":"[REDACTED:identity-document]"}'],
  ['licence in text', 'driving licence no. A12345 expired', 'driving licence no. [REDACTED:identity-document] expired'],
  ['CPF', 'cpf=111.444.777-35', 'cpf=[REDACTED:br-cpf]'],
  ['tax id', '"taxId":"12-3456789"', '"taxId":"[REDACTED:identity-document]"'],
  ['an array of documents', '{"passports":["L898902C3"]}', '{"passports":["[REDACTED:identity-document]"]}'],
  ['first name', '{"firstName":"Jane"}', '{"firstName":"[REDACTED:person-name]"}'],
  ['account no.', 'account no. 12345678 debited', 'account no. [REDACTED:bank-account] debited'],
  ['a/c no', 'a/c no: 12345678', 'a/c no: [REDACTED:bank-account]'],
  ['RIB', 'RIB 30006000011234567890189', 'RIB [REDACTED:bank-account]'],
  ['BLZ', 'BLZ: 37040044', 'BLZ: [REDACTED:bank-account]'],
  ['bankgiro', '{"bankgiro":"123-4567"}', '{"bankgiro":"[REDACTED:bank-account]"}'],
  ['a name in ASCII escapes', '{"lastName":"M\\u00fcller"}', '{"lastName":"[REDACTED:person-name]"}'],
  ['cardholder', '{"cardholderName":"Jane Doe"}', '{"cardholderName":"[REDACTED:person-name]"}'],
  ['name under customer', '{"customer":{"name":"Jane Doe"}}', '{"customer":{"name":"[REDACTED:person-name]"}}'],
  ['name in brackets', 'billing[name]=Jane', 'billing[name]=[REDACTED:person-name]'],
  [
    'name beside e-mail',
    '{"name":"Jane Doe","email":"jane@example.com"}',
    '{"name":"[REDACTED:person-name]","email":"[REDACTED:email]"}',
  ],
  ['street', '{"street":"1 Main Street"}', '{"street":"[REDACTED:address]"}'],
  [
    'address lines',
    '{"address":{"line1":"1 Main Street","city":"Springfield"}}',
    '{"address":{"line1":"[REDACTED:address]","city":"Springfield"}}',
  ],
  ['postcode', '{"postalCode":"SW1A 1AA"}', '{"postalCode":"[REDACTED:address]"}'],
  ['birth date', '{"dateOfBirth":"1974-08-12"}', '{"dateOfBirth":"[REDACTED:birth-date]"}'],
  ['birth date in text', 'dob: 12/08/1974', 'dob: [REDACTED:birth-date]'],
  ['security answer', '{"securityAnswer":"Rex"}', '{"securityAnswer":"[REDACTED:security-answer]"}'],
  ['phone', '{"phone":"+44 20 7946 0958"}', '{"phone":"[REDACTED:phone]"}'],
  ['phone, national', 'phone=020 7946 0958', 'phone=[REDACTED:phone]'],
  ['phone, number', '{"mobile":442079460958}', '{"mobile":"[REDACTED:phone]"}'],
  ['IBAN', '{"iban":"GB82WEST12345698765432"}', '{"iban":"[REDACTED:iban]"}'],
  ['IBAN in groups', 'iban: GB82 WEST 1234 5698 7654 32', 'iban: [REDACTED:iban]'],
  ['IBAN of a debtor', '"debtorIban":"GB82WEST12345698765432"', '"debtorIban":"[REDACTED:iban]"'],
  ['account number', '{"accountNumber":"12345678"}', '{"accountNumber":"[REDACTED:bank-account]"}'],
  ['account number, number', '{"accountNumber":12345678}', '{"accountNumber":"[REDACTED:bank-account]"}'],
  ['sort code', 'sortCode=12-34-56', 'sortCode=[REDACTED:bank-account]'],
];
describe('by field: found', () => itShows(found));

describe('values of several words without quotes', () => {
  itShows([
    ['a street', 'street: 12 Mill Lane', 'street: [REDACTED:address]'],
    ['a street in logfmt', 'street=12 Mill Lane city=Bern', 'street=[REDACTED:address] city=Bern'],
    ['small words inside', 'street: 12 rue de la Paix.', 'street: [REDACTED:address].'],
    ['an abbreviation', 'street: 12 Mill St., Bern', 'street: [REDACTED:address], Bern'],
    ['a postcode', 'Postcode: SW1A 1AA', 'Postcode: [REDACTED:address]'],
    ['a postcode before a town', 'postal code: 114 18 Stockholm', 'postal code: [REDACTED:address] Stockholm'],
    ['a name', 'Name on card: John Q. Public, exp 12/26', 'Name on card: [REDACTED:person-name], exp 12/26'],
    ['a name in logfmt', 'full_name=Jane Doe age=3', 'full_name=[REDACTED:person-name] age=3'],
    ['a name before a verb', 'First name: Mary Ann logged in', 'First name: [REDACTED:person-name] logged in'],
    ['a small word in a name', 'billing name: Ludwig van Beethoven paid', 'billing name: [REDACTED:person-name] paid'],
    ['a date in words', 'birth date: 12 Jan 1980', 'birth date: [REDACTED:birth-date]'],
    ['an American date', 'dob: January 5, 1980, male', 'dob: [REDACTED:birth-date], male'],
    ['a date in one piece', 'dob: 1980-01-12 Next one', 'dob: [REDACTED:birth-date] Next one'],
    ['an answer', 'security answer: blue dog, user 5', 'security answer: [REDACTED:security-answer], user 5'],
    ['an answer before a name', 'secret answer: blue dog user=5', 'secret answer: [REDACTED:security-answer] user=5'],
    [
      'a line break in JSON',
      '{"m":"first name: Jane Doe\\nlast"}',
      '{"m":"first name: [REDACTED:person-name]\\nlast"}',
    ],
  ]);
});

const kept: Kept[] = [
  ['words behind a document', 'passport expired, passport no. required, passport v2 chip2go reader'],
  ['a library called passport', 'passport-jwt@4.0.1 passport strategy oauth2 passport Strategy2FA'],
  ['what is said of a document', '{"passport":"verified","passportStatus":"LEVEL22","driverLicense":"optional"}'],
  ['name of a logger', '{"name":"payments-api","hostname":"web-1"}'],
  ['name of a package', 'name=express version=5.0.0'],
  ['product name', '{"productName":"Blue Chair"}'],
  ['file name', '{"fileName":"report.pdf"}'],
  ['name of an error beside a card', '{"name":"FraudApiError","message":"card 411111******1111 failed"}'],
  ['city, region, country', '{"city":"Springfield","region":"IL","country":"US"}'],
  ['gender', '{"gender":"f"}'],
  ['IP address', '{"ip":"10.0.0.1","remoteAddress":"10.0.0.1"}'],
  ['server address', 'listenAddress=0.0.0.0:8080'],
  ['e-mail address of no form', '{"email":"n/a"}'],
  ['user agent', '{"userAgent":"Mozilla/5.0 (X11; Linux x86_64)"}'],
  ['account id', '{"accountId":"1234567890"}'],
  ['merchant', '{"merchantId":"1234567890","terminalId":"12345678"}'],
  ['a document id', '{"documentId":"64b7f3c2a1"}'],
  ['customer id', '{"customerId":"cus_1234567890"}'],
  ['phone type', '{"phoneType":"mobile"}'],
  ['phones', '{"mobile":true}'],
  ['a state', '{"state":"running"}'],
  ['run and id', '{"run":"1234567","id":"12345678","value":"12345678"}'],
  ['a number', '{"number":"12345678"}'],
  ['expiry', '{"expiryMonth":12,"expiryYear":2027}'],
];
describe('name of an error beside a card', () =>
  itShows([
    [
      'the card goes, the name stays',
      '{"message":"card 4111111111111111 failed","name":"TypeError","stack":"x"}',
      '{"message":"card 411111******1111 failed","name":"TypeError","stack":"x"}',
    ],
    [
      'an exception',
      '{"name":"PaymentException","pan":"4111111111111111"}',
      '{"name":"PaymentException","pan":"411111******1111"}',
    ],
    [
      'a person',
      '{"name":"Jane Terror","pan":"4111111111111111"}',
      '{"name":"[REDACTED:person-name]","pan":"411111******1111"}',
    ],
    ['a person, by a name that says so', '{"firstName":"Error"}', '{"firstName":"[REDACTED:person-name]"}'],
  ]));
describe('by field: left alone', () => itKeeps(kept));
