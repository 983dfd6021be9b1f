import fastRedact from 'fast-redact';

/** The paths that a developer who knows these records would list; a wildcard stands for one level. */
const paths = [
  'body.card.number',
  'body.card.cvv',
  'body.card.holder',
  'body.customer.email',
  'body.customer.ssn',
  'body.pan',
  'body.cvv',
  'form.card',
  'form.cvv',
  'form.iban',
  'query.email',
  'query.ssn',
  'query.dob',
  'headers.authorization',
  'headers.cookie',
  'req.headers.authorization',
  'req.headers.cookie',
  'request.headers["x-api-key"]',
  'err.request.headers["x-api-key"]',
  'config.fraud.apiKey',
  '*.password',
  '*.token',
];

export const pathCount = paths.length;

const redact = fastRedact({ paths, censor: '[REDACTED]' });

/** What a key-path redactor prints for a record: it sees the members of an object, but never into a string. */
export function redactByKeyPaths({ destination, text }) {
  const isLogged = destination === 'pino' || destination === 'winston';
  return isLogged ? `${redact(JSON.parse(text))}\n` : text;
}
