/** What can be planted beside cards: published specimens and the keys of public documentation, none of which opens anything. */
export const specimens = {
  // Three and four digits that are no port, no year and no HTTP status. Sandboxes of gateways take any code.
  cvv: ['737', '912', '628', '481', '365', '859'],
  cid: ['7373', '9126', '6284', '4813'],
  pin: ['8361', '5927', '7048'],
  // Numbers that the Social Security Administration has voided after they were published in advertisements.
  ssn: ['078-05-1120', '219-09-9999'],
  // ICAO Doc 9303 part 4 appendix B, part 5 appendix B; specimens of the German passport and identity card.
  passport: ['L898902C3', 'C01X00T47'],
  'identity-card': ['D231458907', 'T220001293'],
  mrz: [
    'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10',
    'I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<',
  ],
  // Examples of the ISO 13616 registry.
  iban: ['DE89370400440532013000', 'GB29NWBK60161331926819', 'FR1420041010050500013M02606'],
  // RFC 2606 names, and numbers set aside for drama by NANPA and Ofcom.
  email: ['ada.specimen@example.com', 'grace.specimen@example.org'],
  phone: ['+1 202-555-0143', '+44 20 7946 0958'],
  name: ['Erika Mustermann', 'Anna Maria Eriksson'],
  password: ['correct-horse-battery-9', 'plum-anchor-violet-42'],
  // docs.stripe.com, docs.aws.amazon.com, and the token of jwt.io.
  key: [
    'sk_test_4eC39HqLyjWDarjtT1zdp7dc',
    'AKIAIOSFODNN7EXAMPLE',
    'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    'sk_test_BQokikJOvBiI2HlWgH4olfQ2',
  ],
  jwt: [
    [
      'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9',
      'eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ',
      'SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c',
    ].join('.'),
  ],
} as const satisfies Record<string, readonly string[]>;

export type SpecimenKind = keyof typeof specimens;

/** Track data of ISO/IEC 7813 around a card number, with a discretionary part of zeros. */
export const trackOf = (pan: string): string => `;${pan}=27121011000000000000?`;
