import { DASH, isAlphanumeric, isDigit, isLetter, PLUS, SPACE } from '../ascii.js';
import type { Category, Detector } from '../types.js';
import { builtIn } from './define.js';
import { type Makeup, whole } from './values.js';

const isNumberLike = ({ digits, others }: Makeup, least: number): boolean => digits >= least && others === 0;

/** Numbers of identity documents under a field: passports, licences, national and tax ids. */
export const identityDocument: Detector = builtIn(
  'identity-document',
  'identity',
  whole(34, (makeup, context) => isNumberLike(makeup, context.loose || context.weak ? 6 : 4) && makeup.spaces <= 4),
  { extent: 'groups' },
);

// Signs that stand in no name keep identifiers such as `org/repository` out.
const isName = whole(
  120,
  ({ letters, digits, slashes, others }, context) =>
    letters > 0 && digits === 0 && slashes === 0 && others <= 2 && !context.loose,
);

export const personName: Detector = builtIn('person-name', 'personal', isName, { kin: ['person', 'card'] });
export const address: Detector = builtIn(
  'address',
  'personal',
  whole(256, ({ letters, digits }, context) => !context.loose && (letters > 0 || digits >= 3)),
);
export const birthDate: Detector = builtIn(
  'birth-date',
  'personal',
  whole(40, ({ digits }) => digits >= 4),
  { extent: 'groups' },
);
export const securityAnswer: Detector = builtIn(
  'security-answer',
  'personal',
  whole(Infinity, ({ length }, context) => length > 0 && context.quoted),
);
export const biometric: Detector = builtIn(
  'biometric',
  'personal',
  whole(Infinity, ({ length }, context) => length >= 16 && context.quoted),
);
const isPhone = whole(32, ({ digits, letters }) => digits >= 7 && digits <= 15 && letters <= 3);
export const phone: Detector = builtIn(
  'phone',
  'personal',
  (bytes, start, end, context) => {
    return isLetter(bytes[start] as number) ? undefined : isPhone(bytes, start, end, context);
  },
  { extent: 'groups' },
);

const accountNumber = (id: string, category: Category, least: number): Detector =>
  builtIn(
    id,
    category,
    whole(42, (makeup, context) => isNumberLike(makeup, context.loose || context.weak ? 6 : least)),
    { extent: 'groups' },
  );

/** The longest form of an IBAN (ISO 13616): two letters, two digits, up to 30 letters and digits, in groups or not. */
export const iban: Detector = builtIn(
  'iban',
  'bank',
  (bytes, start, end, context) => {
    if (!context.named || context.status || !isLetter(bytes[start] as number) || !isDigit(bytes[start + 2] as number))
      return undefined;
    let last = start;
    let count = 0;
    for (let i = start; i < end && count < 34; i++) {
      const byte = bytes[i] as number;
      if (isAlphanumeric(byte)) {
        count++;
        last = i + 1;
      } else if ((byte !== SPACE && byte !== DASH && byte !== PLUS) || last !== i) break;
    }
    return count >= 15 ? { start, end: context.quoted ? end : last } : undefined;
  },
  { extent: 'line' },
);
export const bankAccount: Detector = accountNumber('bank-account', 'bank', 4);

const anyValue = whole(Infinity, ({ length }, context) => length > 0 && !context.loose);

/** Off by default. */
export const personalExtended: Detector = builtIn('personal-extended', 'personal', anyValue);
export const ipAddress: Detector = builtIn('ip-address', 'personal', anyValue);
export const macAddress: Detector = builtIn('mac-address', 'personal', anyValue);
export const geolocation: Detector = builtIn('geolocation', 'personal', anyValue);
export const deviceId: Detector = builtIn('device-id', 'personal', anyValue);
export const merchantId: Detector = builtIn('merchant-id', 'credential', anyValue);
export const login: Detector = builtIn('login', 'credential', anyValue);
export const expiry: Detector = builtIn(
  'expiry',
  'pan',
  whole(24, ({ digits }, context) => digits >= 1 && !context.loose),
);
