import { isLetter } from '../ascii.js';
import type { Category, Detector } from '../types.js';
import { builtIn } from './define.js';
import { type Makeup, whole } from './values.js';

const isNumberLike = ({ length, digits, others }: Makeup, least: number, most: number): boolean =>
  digits >= least && length <= most && others === 0;

/** Numbers of identity documents under a field: passports, licences, national and tax ids. */
export const identityDocument: Detector = builtIn(
  'identity-document',
  'identity',
  whole((makeup, context) => isNumberLike(makeup, context.loose || context.weak ? 6 : 4, 34) && (makeup.spaces <= 4)),
  { extent: 'groups' },
);

const isName = whole(({ length, letters, digits }, context) => letters > 0 && digits === 0 && length <= 120 && !context.loose);

export const personName: Detector = builtIn('person-name', 'personal', isName);
export const address: Detector = builtIn('address', 'personal', whole(({ length, letters, digits }, context) => length <= 256 && !context.loose && (letters > 0 || digits >= 3)));
export const birthDate: Detector = builtIn('birth-date', 'personal', whole(({ length, digits }) => digits >= 4 && length <= 40), { extent: 'groups' });
export const securityAnswer: Detector = builtIn('security-answer', 'personal', whole(({ length }, context) => length > 0 && context.quoted));
export const biometric: Detector = builtIn('biometric', 'personal', whole(({ length }, context) => length >= 16 && context.quoted));
export const phone: Detector = builtIn('phone', 'personal', (bytes, start, end, context) => {
  const isPhone = whole(({ digits, letters, length }) => digits >= 7 && digits <= 15 && letters <= 3 && length <= 32);
  const first = bytes[start] as number;
  return isLetter(first) ? undefined : isPhone(bytes, start, end, context);
}, { extent: 'groups' });

const accountNumber = (id: string, category: Category, least: number): Detector =>
  builtIn(id, category, whole((makeup, context) => isNumberLike(makeup, context.loose || context.weak ? 6 : least, 42)), { extent: 'groups' });

export const iban: Detector = accountNumber('iban', 'bank', 8);
export const bankAccount: Detector = accountNumber('bank-account', 'bank', 4);

const anyValue = whole(({ length }, context) => length > 0 && !context.loose);

/** Off by default. */
export const personalExtended: Detector = builtIn('personal-extended', 'personal', anyValue);
export const ipAddress: Detector = builtIn('ip-address', 'personal', anyValue);
export const macAddress: Detector = builtIn('mac-address', 'personal', anyValue);
export const geolocation: Detector = builtIn('geolocation', 'personal', anyValue);
export const deviceId: Detector = builtIn('device-id', 'personal', anyValue);
export const merchantId: Detector = builtIn('merchant-id', 'credential', anyValue);
export const login: Detector = builtIn('login', 'credential', anyValue);
export const expiry: Detector = builtIn('expiry', 'pan', whole(({ digits, length }, context) => digits >= 1 && length <= 24 && !context.loose));
