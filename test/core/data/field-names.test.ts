import { describe, expect, it } from 'vitest';
import {
  fieldNames,
  keptNames,
  neutralWords,
  parentNames,
  statusWords,
} from '../../../packages/core/src/data/field-names.js';

/** The key names that other products hide or name, headers and query names included, as they spell them. */
const spellings = `
  arqc atmPin bit35 bit52 card[cvc] card_data card_id card_identification_code card_identification_number cardPin
  card_security_code card_validation_code card_validation_number card_verification_data card_verification_value cav2
  cid cryptogram csc cvc cvc2 cvd cvn cvv cvv2 DE35 DE36 DE45 DE48 DE52 DE53 DE55 elo_verification_code emvData
  encryptedPin encryptedSecurityCode F35 F45 F52 field35 field45 field52 iccData icc_data iso7813 ksn magneticStripe
  magstripe pin pinBlock pin_block pincode pinData securityCode securitycode stripe swipe tag57 tag5A tlv track1
  track_1_data track2 track_2_data track3 trackData bank_card bit2 card[number] card_num cardNumber card_number
  cardnumber cc cc# ccn cc_number check_card credit_card creditcard DE2 debit_card dpan dpanNumber encryptedCardNumber
  F2 field2 fpan maskedPan number pan payment_account_number payment_card_number pcn pmnt_card primaryAccountNumber
  stripetoken tokenPan bin card[exp_month] card[exp_year] cardHolderName cardholderName DE14 encryptedExpiryMonth
  encryptedExpiryYear exp_d expiration expirationDate expiry expiryDate exp_m expMonth exp_y expYear holderName last4
  nameOnCard aadhaar asmens_kodas bsn cnic cnp cnpj cpf cuil cuit curp dlNumber dni docNumber documentNumber
  document_number driverLicense driver_license drivingLicence egn ein emirates_id fin fodselsnummer hetu hkid idcard
  idCardNo identity_number idNumber id_number iin inn iqama isikukood itin jumin kennitala kimlik_no ktp licenseNumber
  mbi medicare mrz mykad nationalId national_id nationalInsuranceNumber nhs_number nie nif nik nino nir nric oib
  pan_number passport passport_no passportNumber passport_number personal_code personnummer pesel rfc rrn run rut
  shenfenzheng sin snils socialSecurityNumber social_security_number ssn taxId tax_id taxpayerId tckn teudat_zehut tin
  vatNumber voter_id voterid abaNumber account_no accountNumber account_number acct acctNo bankAccount bank_account
  bic bsb cbu clabe iban ifsc kontonummer rekeningnummer routingNumber routing_number routingnumber sortCode sort_code
  address addressLine1 address_line_1 billingAddress biometric birthDate birth_date birthday cell dateOfBirth
  date_of_birth dob e_mail email emailAddress faceImage family_name firstName first_name fullName full_name gender
  given_name lastName last_name maidenName mail mobile mother_maiden_name mothersMaidenName msisdn phone phoneNumber
  phone_number postalCode postcode race religion security_answer security_question selfie shippingAddress street
  street_address surname tel telephone zip zipCode cf-connecting-ip device_fingerprint deviceId geo_location iccid
  imei imsi ip ipAddress ip_address latitude longitude mac_address remote_addr remoteAddress true-client-ip
  x_forwarded_for x_real_ip aiohttp_session connect.sid cookie _csrf csrf _csrf_token csrf-token csrf_token csrftoken
  fastcsrf fasthttpsessionid HTTP_COOKIE http_x_csrf_token _iris_csrf irissessionid mysession PHPSESSID phpsessid
  request.cookie request.cookies request.params._csrf request.session._csrf request.session.csrf sentrysid __session
  _session session sessionid sessionkey set-cookie set_cookie su sudo symfony user_session user_session_secret
  _vercel_jwt x-csrf-token x-csrftoken x_csrf_token x_csrftoken _xsrf xsrf XSRF-TOKEN xsrf-token xsrf_token 2fa access
  access_key accessToken access_token API api api-key api_key apikey api_key_id apisecret apisignature app_key appkey
  applePayToken application_key applicationkey AUTH auth authentication authenticity_token authorization authtoken
  AWSAccessKeyId bearer cavv certificate certificatepin cipher clientid client_secret confirmPassword confirm_password
  connectionstring consumer_id consumer_key consumer_secret credential credentials creds crypt current_password
  databaseurl db_url encryption_key encryptionkeyid googlePayToken gpg_key http_authorization jti jwt KEY _key key
  license_key masterkey mysql_pwd networkToken newpassword nonce oauth oauth-access-token oauth_token oauthtoken
  oldpassword omniauth.auth otp PASS pass passhash pass_phrase passphrase passw passwd password passwordb
  passwordConfirmation password_confirmation payment_method_nonce paymentToken pem_file pgp_key pkcs8 private-key
  private_key privatekey proxy-authorization public_key publickey pw pwd recaptcha_key refresh_token salt SECRET
  secret secretKey secret_key secretToken secrettoken serviceaccountcredentials sig sign SIGNATURE Signature signature
  signaturekey signed ssh_key threeDSecureData TOKEN token transactionid twilio_token two-factor two_factor
  www-authorization x-access-token x-api-key x_api_key x-auth-token X-Goog-Signature X-Rollbar-Access-Token
  x-xsrf-token x-amz-security-token x-goog-iam-authorization-token x-shopify-access-token x-hub-signature
  x-hub-signature-256 stripe-signature x-vault-token x-gitlab-token private-token ocp-apim-subscription-key
  x-functions-key www-authenticate X-Amz-Signature X-Amz-Credential X-Amz-Security-Token X-Goog-Credential id_token
  code client_assertion assertion SAMLResponse state`
  .trim()
  .split(/\s+/);

/** The spellings that no row ends. */
const dropped: Record<string, string> = {
  '2fa': 'begins with a digit, which begins no name; `two factor` is one',
  card_data: 'the weak `card` with a neutral tail, and a parent of card fields',
  security_question: 'the question is no secret; the answer has a row',
  certificate: 'public; a private key beside it is found by its shape',
  su: 'an ordinary short word',
  sudo: 'an ordinary short word',
};

/** Names that never say anything of their value. */
const never = [
  'bin',
  'last4',
  'brand',
  'fingerprint',
  'maskedPan',
  'cardType',
  'creditLimit',
  'authCode',
  'authorizationCode',
  'authorizationId',
  'transactionId',
  'referenceId',
  'idempotencyKey',
  'requestId',
  'merchantId',
  'terminalId',
  'username',
  'keyId',
  'kid',
  'clientId',
  'publicKey',
  'routingKey',
  'partitionKey',
  'objectKey',
  'sortKey',
  'cacheKey',
  'primaryKey',
  'tokenType',
  'ip',
  'remoteAddress',
  'country',
  'city',
];

/** Words that count with a parent or sibling only. */
const ambiguous = 'pan cid sin tin fin run nie inn iin key code number name id pass sign salt race stripe swipe'.split(
  ' ',
);

/** Detectors that are off by default: their names are kept unless a user turns them on. */
const off = new Set([
  'personal-extended',
  'ip-address',
  'mac-address',
  'geolocation',
  'device-id',
  'merchant-id',
  'login',
  'expiry',
]);

const join = (name: string): string => name.replaceAll(' ', '');
const forms = (name: string): string[] => [name, ...(/[a-rt-z]$/.test(name) ? [`${name}s`] : [])].map(join);
const endings = (name: string): string[] => {
  const words = name.split(' ');
  return words.slice(1).map((_, i) => words.slice(i + 1).join(''));
};
const doubles = (names: readonly string[]): string[] => {
  const joined = names.map(join);
  return names.filter((name, i) => joined.indexOf(join(name)) !== i);
};

const detectors = Object.entries(fieldNames);
const rows = detectors.flatMap(([detector, { names = [], sole = [] }]) =>
  [...names, ...sole].map((name) => ({ detector, name })),
);
const weakRows = detectors.flatMap(([detector, { weak = [] }]) => weak.map((name) => ({ detector, name })));

const ownerOf = new Map(rows.flatMap(({ detector, name }) => forms(name).map((form) => [form, detector])));
const sole = new Set(detectors.flatMap(([, { sole: names = [] }]) => names.flatMap(forms)));
const weak = new Set(weakRows.flatMap(({ name }) => forms(name)));
const kept = new Set(keptNames.flatMap(forms));

const everyList: [string, readonly string[]][] = [
  ...detectors.map(([id, { names = [], sole = [], weak: others = [] }]): [string, string[]] => [
    id,
    [...names, ...sole, ...others],
  ]),
  ['keptNames', keptNames],
  ['statusWords', statusWords],
  ['neutralWords', neutralWords],
  ...Object.entries(parentNames).map(([kind, names]): [string, readonly string[]] => [`parents: ${kind}`, names]),
];

/** The words of a name as it stands in a log. */
const wordsOf = (spelling: string): string[] =>
  spelling
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** What the longest row at the end of a name says: a detector, `weak`, `kept`, or nothing. */
function resolve(spelling: string): string | undefined {
  const words = wordsOf(spelling);
  for (let i = 0; i < words.length; i++) {
    const ending = words.slice(i).join('');
    if (ownerOf.has(ending)) return ownerOf.get(ending);
    if (kept.has(ending)) return 'kept';
    if (weak.has(ending)) return 'weak';
  }
  return undefined;
}

describe('every list', () => {
  it.each(everyList)(
    '%s holds each name once, in lower-case words of up to 31 letters, no digit first',
    (_id, names) => {
      expect(names.length).toBeGreaterThan(0);
      expect(doubles(names)).toEqual([]);
      expect(
        names.filter((name) => !/^[\p{Ll}\p{Lo}ー][\p{Ll}\p{Lo}\dー]*(?: [\p{Ll}\p{Lo}\dー]+)*$/u.test(name)),
      ).toEqual([]);
      expect(names.filter((name) => forms(name).some((form) => form.length > 31))).toEqual([]);
    },
  );

  it.each(everyList.filter(([id]) => id !== 'statusWords' && id !== 'neutralWords'))(
    '%s holds no plural beside its singular',
    (_id, names) => {
      const plurals = new Set(names.flatMap((name) => forms(name).slice(1)));
      expect(names.filter((name) => plurals.has(join(name)))).toEqual([]);
    },
  );

  it('tail words are single and of one kind', () => {
    const tails = [...statusWords, ...neutralWords];
    expect(doubles(tails)).toEqual([]);
    expect(tails.filter((word) => word.includes(' '))).toEqual([]);
  });
});

describe('names', () => {
  it('belong to one detector', () => {
    expect(rows.filter(({ detector, name }) => forms(name).some((form) => ownerOf.get(form) !== detector))).toEqual([]);
  });

  it('are neither weak nor kept elsewhere', () => {
    expect(rows.filter(({ name }) => forms(name).some((form) => weak.has(form) || kept.has(form)))).toEqual([]);
  });

  it('add no words to a shorter name that would decide the same', () => {
    // The detector of tokens treats this name in its own way: a UUID under it stays.
    const redundant = rows.filter(({ detector, name }) => {
      if (name === 'client token') return false;
      const next = endings(name).find((ending) => (ownerOf.has(ending) && !sole.has(ending)) || kept.has(ending));
      return next !== undefined && !kept.has(next) && ownerOf.get(next) === detector;
    });
    expect(redundant).toEqual([]);
  });

  it.each(ambiguous)('%s is weak only', (word) => {
    expect(weak.has(word)).toBe(true);
    expect(ownerOf.has(word)).toBe(false);
    expect(kept.has(word)).toBe(false);
  });
});

describe('kept names', () => {
  it('are weak nowhere', () => {
    expect(keptNames.filter((name) => weak.has(join(name)))).toEqual([]);
  });

  it('keep a shorter name from counting, and are not behind another kept name', () => {
    const promised = new Set(never.map((name) => wordsOf(name).join('')));
    const useless = keptNames.filter((name) => {
      // A link keeps the name of the object that it stands in from counting.
      if (promised.has(join(name)) || name === 'href') return false;
      const next = endings(name).find((ending) => ownerOf.has(ending) || weak.has(ending) || kept.has(ending));
      return next === undefined || kept.has(next);
    });
    expect(useless).toEqual([]);
  });

  it.each(never)('%s is kept, or off by default', (name) => {
    const joined = wordsOf(name).join('');
    const detector = ownerOf.get(joined) ?? weakRows.find((row) => join(row.name) === joined)?.detector;
    if (detector === undefined) expect(kept.has(joined)).toBe(true);
    else expect(off).toContain(detector);
  });

  it.each([
    // Kubernetes, AWS
    'podName',
    'containerName',
    'namespaceName',
    'nodeName',
    'hostName',
    'container_id',
    'pod-template-hash',
    'imagePullSecrets',
    'secretName',
    'serviceAccount',
    'serviceAccountName',
    'configMapName',
    'instanceId',
    's3.object.key',
    'bucketName',
    'NextToken',
    'ContinuationToken',
    'ClientRequestToken',
    'LastEvaluatedKey',
    'kmsKeyId',
    'x-amz-request-id',
    'versionId',
    'eventSourceName',
    'functionName',
    'logStreamName',
    'queueName',
    // pino, Nest, Express
    'req.id',
    'reqId',
    'hostname',
    'loggerName',
    'statusCode',
    'err.code',
    'controllerName',
    'handlerName',
    'routeName',
    'injectionToken',
    'errorCode',
    'exitCode',
    'lineNumber',
    'columnNumber',
    'fileName',
    'traceId',
    'spanId',
    'parentId',
    'correlationId',
    'x-request-id',
    'sec-websocket-key',
    // payment gateways
    'authCode',
    'approvalCode',
    'responseCode',
    'cvvResultCode',
    'avsResultCode',
    'networkResponseCode',
    'declineCode',
    'merchantName',
    'paymentMethodId',
    'payment_intent_id',
    'network_transaction_id',
    'retrieval_reference_number',
    'orderNumber',
    'invoiceNumber',
    'traceNumber',
    'batchNumber',
    'card_id',
    'cardToken',
    'maskedCardNumber',
    'currencyCode',
    'countryCode',
    'panSequenceNumber',
    // language models, queues, data bases
    'promptTokens',
    'completion_tokens',
    'max_tokens',
    'totalTokens',
    'consumerName',
    'topicName',
    'partitionKey',
    'idempotencyKey',
    'foreignKey',
    'tableName',
    'databaseName',
  ])('%s is kept', (name) => {
    expect(resolve(name)).toBe('kept');
  });
});

describe('spellings', () => {
  it.each([
    ['card[number]', 'pan'],
    ['stripeCardNumber', 'pan'],
    ['creditcardnumber', 'pan'],
    ['idCardNumber', 'identity-document'],
    ['primaryAccountNumber', 'pan'],
    ['bankAccountNumber', 'bank-account'],
    ['debtorIban', 'iban'],
    ['card_cvv2', 'cvv'],
    ['cardcvv', 'cvv'],
    ['cardPin', 'pin'],
    ['certificatePin', 'password'],
    ['encryptedPinBlock', 'pin-block'],
    ['track2Data', 'track'],
    ['cardholderName', 'person-name'],
    ['card_holder_name', 'person-name'],
    ['mothersMaidenName', 'security-answer'],
    ['e-mail', 'email'],
    ['emailAddress', 'email'],
    ['newPassword', 'password'],
    ['newpassword', 'password'],
    ['PGPASSWORD', 'password'],
    ['one_time_password', 'otp'],
    ['mfaToken', 'otp'],
    ['AWS_SECRET_ACCESS_KEY', 'api-key'],
    ['awsAccessKeyId', 'api-key'],
    ['signing_secret', 'secret'],
    ['vault.secret_id', 'secret'],
    ['accesstoken', 'token'],
    ['cookies', 'cookie'],
    ['credentials', 'secret'],
    ['databaseurl', 'connection-string'],
    ['ip', 'weak'],
    ['port', undefined],
  ])('%s is found by %s', (name, detector) => {
    expect(resolve(name)).toBe(detector);
  });

  it('are all accounted for', () => {
    expect(spellings.length).toBeGreaterThan(396);
    expect(spellings.filter((name) => resolve(name) === undefined).sort()).toEqual(Object.keys(dropped).sort());
  });
});
