/**
 * The sensitive values that the traffic carries, by name. Cards are published test numbers, documents are specimens,
 * addresses stand under example.com, and the keys are those of public documentation.
 *
 * `pan` and `number` may come out grouped; `code` counts only where no digit or letter touches it.
 */
export const planted = {
  jsonPan: { name: 'PAN of the JSON order', kind: 'pan', value: '4111111111111111' },
  jsonCvv: { name: 'CVV of the JSON order', kind: 'code', value: '737' },
  holder: { name: 'cardholder name', kind: 'text', value: 'Ada Lovelace' },
  email: { name: 'e-mail of the JSON order', kind: 'text', value: 'ada@example.com' },
  ssn: { name: 'SSN', kind: 'number', value: '536-90-4399' },

  formPan: { name: 'PAN of the form order', kind: 'pan', value: '5555 5555 5555 4444' },
  formCvv: { name: 'CVV of the form order', kind: 'code', value: '912' },
  iban: { name: 'IBAN', kind: 'number', value: 'DE89 3704 0044 0532 0130 00' },

  xmlPan: { name: 'PAN of the XML order', kind: 'pan', value: '378282246310005' },
  xmlCvv: { name: 'CID of the XML order', kind: 'code', value: '7373' },
  passport: { name: 'passport number', kind: 'text', value: 'C01X00T47' },

  brokenPan: { name: 'PAN of the malformed order', kind: 'pan', value: '4012888888881881' },
  brokenCvv: { name: 'CVV of the malformed order', kind: 'code', value: '481' },

  pathPan: { name: 'PAN in the path of the 404', kind: 'pan', value: '6011000990139424' },

  queryEmail: { name: 'e-mail in the query', kind: 'text', value: 'grace@example.com' },
  birthDate: { name: 'birth date in the query', kind: 'text', value: '1906-12-09' },
  jwt: {
    name: 'bearer token',
    kind: 'text',
    value: [
      'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9',
      'eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ',
      'SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c',
    ].join('.'),
  },
  cookie: { name: 'session cookie', kind: 'text', value: '38afes7a8c1f4b0e9d2f6a7b' },

  refusedPan: { name: 'PAN of the failed check', kind: 'pan', value: '5105105105105100' },
  refusedCvv: { name: 'CVV of the failed check', kind: 'code', value: '628' },

  sandboxPan: { name: 'PAN of the sandbox call', kind: 'pan', value: '4242424242424242' },
  sandboxCvv: { name: 'CVV of the sandbox call', kind: 'code', value: '305' },
  phone: { name: 'phone number', kind: 'number', value: '+1 202-555-0143' },

  fraudKey: { name: 'fraud API key', kind: 'text', value: ['sk', 'test', '4eC39HqLyjWDarjtT1zdp7dc'].join('_') },
  databasePassword: { name: 'database password', kind: 'text', value: 'correct-horse-battery-9' },
};
