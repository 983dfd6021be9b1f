import { isDigit } from '../ascii.js';
import { weightedSum } from '../checks/weighted.js';
import type { Detector } from '../types.js';
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
const isDigits = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) if (!isDigit(text.charCodeAt(i))) return false;
  return true;
};

// The American Bankers Association's weights for routing numbers.
const ABA = [3, 7, 1, 3, 7, 1, 3, 7, 1];
const isAccount = whole(42, (makeup, context) => isNumberLike(makeup, context.loose || context.weak ? 6 : 4));

/** Account and routing numbers. The words `routing` and `aba` alone need a routing number of the ABA behind it. */
export const bankAccount: Detector = builtIn(
  'bank-account',
  'bank',
  (bytes, start, end, context) => {
    if (context.field !== 'routing' && context.field !== 'aba') return isAccount(bytes, start, end, context);
    const digits = String.fromCharCode(...bytes.subarray(start, Math.min(end, start + 10)));
    return digits.length === 9 && isDigits(digits) && weightedSum(digits, ABA, 10) === 0 ? { start, end } : undefined;
  },
  { extent: 'groups' },
);

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
