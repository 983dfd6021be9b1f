import { planted } from './planted.mjs';

const value = (name) => planted[name].value;

const send = (type, body) => ({ method: 'POST', headers: { 'content-type': type }, body });
const sendJson = (body) => send('application/json', JSON.stringify(body));

const jsonOrder = {
  orderId: 'A-1001',
  placedAt: 1768469400000,
  total: 4999,
  card: { number: value('jsonPan'), cvv: value('jsonCvv'), holder: value('holder'), expiry: '12/29' },
  customer: { email: value('email'), ssn: value('ssn') },
};

const formOrder = new URLSearchParams({
  order: 'A-1002',
  card: value('formPan'),
  cvv: value('formCvv'),
  iban: value('iban'),
});

const xmlOrder =
  `<order id="A-1003"><payment><cardNumber>${value('xmlPan')}</cardNumber><cvc>${value('xmlCvv')}</cvc></payment>` +
  `<traveller><passportNumber>${value('passport')}</passportNumber></traveller></order>`;

// The comma after the card number is missing.
const brokenOrder = `{"cvv":"${value('brokenCvv')}","pan":"${value('brokenPan')}" "orderId":"A-1004"}`;

const receiptQuery = new URLSearchParams({
  order: 'A-1001',
  email: value('queryEmail'),
  ssn: value('ssn'),
  dob: value('birthDate'),
});

const credentialHeaders = { authorization: `Bearer ${value('jwt')}`, cookie: `theme=dark; sid=${value('cookie')}` };

/** The requests, in the order in which they are sent. */
export const steps = [
  { title: 'an order as JSON', path: '/orders', request: sendJson(jsonOrder) },
  {
    title: 'an order as a form',
    path: '/orders/form',
    request: send('application/x-www-form-urlencoded', `${formOrder}`),
  },
  { title: 'an order as XML', path: '/orders/xml', request: send('application/xml', xmlOrder) },
  { title: 'an order as malformed JSON', path: '/orders', request: send('application/json', brokenOrder) },
  { title: 'a 404 with a card in its path', path: `/cards/${value('pathPan')}/status`, request: {} },
  {
    title: 'a query string and credentials',
    path: `/receipts?${receiptQuery}`,
    request: { headers: credentialHeaders },
  },
  {
    title: 'a fraud check that fails upstream',
    path: '/checks',
    request: sendJson({ orderId: 'A-1005', pan: value('refusedPan'), cvv: value('refusedCvv') }),
  },
  {
    title: 'a call to the sandbox',
    path: '/sandbox',
    request: sendJson({ pan: value('sandboxPan'), cvv: value('sandboxCvv'), phone: value('phone') }),
  },
];
