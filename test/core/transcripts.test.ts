import { describe } from 'vitest';
import { itKeeps, itShows } from './rows.js';

describe('records of payments: what is not sensitive stays', () => {
  itKeeps([
    ['an idempotency token, UUID', '{"requestToken":"5b0c7e0e-1d55-4d0c-9a42-6f5d1c0e8a71","amount":1250}'],
    ['an idempotency token, a number of an order', '{"request_token":"order-2031-000482"}'],
    ['an idempotency token, form', 'amount=1250&request_token=a9c3e1f07b5d4826&currency=EUR'],
    ['links to authorizations', '{"authorizations":{"href":"https://pay.example/v1/authorizations/7c21"}}'],
    ['a link to an authorization', '{"_links":{"authorization":{"href":"https://pay.example/v1/a/7c21"}}}'],
    ['a link to sessions', '{"sessions":{"href":"https://pay.example/v1/sessions/7c21"},"total":2}'],
    ['a link to a token', '{"token":{"href":"https://pay.example/v1/tokens/7c21"}}'],
    ['an authorization code', '{"authorizationCode":"T7Q41Z","authCode":"004182"}'],
    ['a transaction', '{"transactionId":"60199182733","avsResult":"Y","cvvResult":"M","amount":"12.50"}'],
    ['state of a payment', '{"payment":{"state":"captured","previousState":"authorized"}}'],
    [
      'regions of an address',
      '{"billingAddress":{"stateOrProvince":"OR","state_province":"OR","province":"ON","county":"Kent","countryCode":"US"}}',
    ],
    ['a region code', '<BillTo><State>OR</State><Country>US</Country></BillTo>'],
  ]);
});

describe('records of payments: what goes without being sensitive, as nothing near tells it apart', () => {
  itShows([
    [
      'the name of a shop beside its e-mail address',
      '{"merchant":{"name":"Corner Shop","email":"shop@pay.example"}}',
      '{"merchant":{"name":"[REDACTED:person-name]","email":"[REDACTED:email]"}}',
    ],
    [
      'the phone number on a statement',
      '{"descriptor":{"text":"Corner","phone":"541-555-0199"}}',
      '{"descriptor":{"text":"Corner","phone":"[REDACTED:phone]"}}',
    ],
    [
      'the name of a field beside a card holder',
      '<Ext Name="LASTNAME" Value="Byron"/><NameOnCard>Ada</NameOnCard>',
      '<Ext Name="[REDACTED:person-name]" Value="[REDACTED:person-name]"/><NameOnCard>[REDACTED:person-name]</NameOnCard>',
    ],
    ['a word under the name of a person', '{"fullName":"DECLINED"}', '{"fullName":"[REDACTED:person-name]"}'],
    ['a postcode of zeros', '<postalCode>0000</postalCode>', '<postalCode>[REDACTED:address]</postalCode>'],
  ]);
});

describe('records of payments: what is sensitive goes, whatever stands beside it', () => {
  itShows([
    ['a card under a kept name', '{"requestToken":"4111111111111111"}', '{"requestToken":"411111******1111"}'],
    [
      'a card in a link',
      '{"authorization":{"href":"https://pay.example/v1/4111111111111111"}}',
      '{"authorization":{"href":"https://pay.example/v1/411111******1111"}}',
    ],
    [
      'a password in a link',
      '{"authorization":{"href":"https://ada:s3cretpw9@pay.example/"}}',
      '{"authorization":{"href":"https://[REDACTED:url-userinfo]@pay.example/"}}',
    ],
    [
      'other members of an authorization',
      '{"authorization":{"href":"https://pay.example/7c21","sent":"Bearer mF_9.B5f-4.1JqM"}}',
      '{"authorization":{"href":"https://pay.example/7c21","sent":"Bearer [REDACTED:authorization]"}}',
    ],
    ['an OAuth request token', 'oauth_request_token=hh5s93j4hdidpola', 'oauth_request_token=[REDACTED:token]'],
    [
      'street and postcode',
      '<BillTo><Street1>4 Mill Lane</Street1><PostalCode>97401</PostalCode></BillTo>',
      '<BillTo><Street1>[REDACTED:address]</Street1><PostalCode>[REDACTED:address]</PostalCode></BillTo>',
    ],
  ]);
});
