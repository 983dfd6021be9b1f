import type { Detector, Preset } from '../types.js';
import { address } from './address.js';
import { authorization, cookie } from './authorization.js';
import {
  bankAccount,
  biometric,
  birthDate,
  deviceId,
  expiry,
  geolocation,
  identityDocument,
  ipAddress,
  login,
  macAddress,
  merchantId,
  personalExtended,
  personName,
  securityAnswer,
} from './by-field.js';
import { apiKey, connectionString, jwt, otp, password, secret, session, signature, token } from './credentials.js';
import { documentImage } from './document-image.js';
import { documents } from './documents.js';
import { email } from './email.js';
import { iban } from './iban.js';
import { mrz } from './mrz.js';
import { phone } from './phone.js';
import { privateKey } from './private-key.js';
import { pci } from './pci.js';
import { ssn } from './ssn.js';
import { urlUserinfo } from './url-userinfo.js';

export { ssn } from './ssn.js';
export { pan, pci } from './pci.js';

const preset = (name: string, ...detectors: Detector[]): Preset => ({ preset: name, detectors });

/** Identity document numbers. */
export const identity: Preset = preset('identity', documentImage, mrz, ssn, ...documents, identityDocument);
/** Personal and bank data. */
export const personal: Preset = preset(
  'personal',
  email,
  phone,
  personName,
  address,
  birthDate,
  securityAnswer,
  biometric,
  iban,
  bankAccount,
);
/** Passwords, keys and tokens. */
export const credentials: Preset = preset(
  'credentials',
  privateKey,
  jwt,
  apiKey,
  authorization,
  cookie,
  session,
  password,
  otp,
  secret,
  token,
  signature,
  connectionString,
  urlUserinfo,
);
/** Addresses of machines, places and devices. Off by default: monitoring needs them. */
export const network: Preset = preset('network', ipAddress, macAddress, geolocation, deviceId);
/** Everything, with what is off by default. */
export const strict: Preset = preset(
  'strict',
  ...pci.detectors,
  ...identity.detectors,
  ...personal.detectors,
  ...credentials.detectors,
  ...network.detectors,
  personalExtended,
  merchantId,
  login,
  expiry,
);

/** All presets, by name. */
export const presets: readonly Preset[] = [pci, identity, personal, credentials, network, strict];
