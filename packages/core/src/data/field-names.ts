import type { Kin } from '../types.js';

/** Names of one detector. A weak name counts only with a parent or sibling of its kind and a fitting value. */
export interface FieldNames {
  readonly names?: readonly string[];
  /** Names that count only alone. */
  readonly sole?: readonly string[];
  readonly weak?: readonly string[];
}

const list = (text: string): string[] =>
  text
    .split(/[,\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');

/**
 * Names by detector id, as word sequences: `card number` is `cardNumber`, `card_number`, `CARD[NUMBER]` and
 * `cardnumber`. A name is found at the end of a longer one (`debtorIban`), and the longest name decides; every name
 * also stands in the plural. A longer name that is often written as one word has a row of its own (`newpassword`),
 * because there nothing shows where the shorter one begins.
 *
 * Sources: the default key lists of Datadog, Sentry, Rails, Django, Symfony, New Relic and Rollbar; the public request
 * references of card gateways; ISO 8583 and EMV names; PCI DSS 4.0.1, requirement 3.
 */
export const fieldNames: Readonly<Record<string, FieldNames>> = {
  pan: {
    names: list(`
      card number, card num, card no, card nr, card nbr, card digits, cc number, cc num, cc no, cc nbr, ccn, pcn,
      credit card, debit card, bank card, check card, payment card, pmnt card,
      creditcardnumber, debitcardnumber, creditcardno,
      primary account number, payment account number, card account number, card acct num, card acct no,
      card pan, dpan, dpan number, fpan, funding pan, device pan, token pan, full pan, clear pan, plain pan, raw pan,
      pan data,
      umcard, de 2, de 002, bit 2, bit 002, f2, f002, field 2, field 002, tag 5a,
      num carte, numero carte, numero de carte, kartennummer, kreditkartennummer, numero de tarjeta, numero tarjeta,
      numero da carta, numero carta, numero cartao, numero do cartao, kortnummer, kortnr, kartnummer, kart no`),
    weak: list('number, pan, cc, card, num, account, acct'),
  },
  cvv: {
    names: list(`
      cvm value, ccv, ccv2, ccvv2, ccvc2,
      cvv num, cvv no, cvv2 num, cvc num, cvd num, cvn num, csc num, cvn code, ccv num, ccv code, cv code,
      cvv string, cvv pass,
      sec val, sec code, card security, security number, security num, security value, security digits, card validation num,
      card validation no, card verify, card verify code, card verification num, validation code value, signature panel code, card cv, cc cv,
      cc code, cc security, cc verification, cc verification number, cc check code,
      cvv, cvv2, cvc, cvc2, cvd, cvn, cvn2, cav2, cv2, cvx, cvx2, cvp2, csc,
      cvv code, cvv value, cvv data, cvv2 value, cvc code, cvc data, cvd value, csc code, cv num, cv number, cv data,
      umcvv2, cardcvv, cardcvc, cardcvv2, cardcvc2, cccvv, cccvc, cccsc,
      card cid, cc cid, cid value, cid code, cc vv,
      security code, secure code value, card code, card secure code, card check code, card check digits,
      card identification code, card identification number, card validation code, card validation number,
      card validation value, card verification, card verification code, card verification data,
      card verification number, verification value, verification no, verification str2,
      elo verification code,
      codigo seguridad, codigo de seguridad, codice di sicurezza, codigo de seguranca, cryptogramme visuel,
      kartenprufnummer, kartenprüfnummer, pruefziffer, prüfziffer, guvenlik kodu,
      код безопасности, 安全码, セキュリティコード, 보안코드`),
    weak: list(`
      code, cid, cvm, cv, cve, cvp, cav, verification, card id number, security, check code, verification code, validation code,
      check value, check digits, control number, control code`),
  },
  pin: {
    names: list(`
      pin code, pin number, pin data, pin value, card pin, atm pin, debit pin, online pin, new pin, old pin,
      current pin, user pin, account pin, transaction pin, merchant pin, upi pin, mpin, tpin`),
    sole: list('pin'),
  },
  'pin-block': {
    names: list(`
      encrypted pin, pin block, de 52, de 052, bit 52, bit 052, f52, f052, field 52, field 052, de 53, de 053, ksn,
      key serial number`),
  },
  track: {
    names: list(`
      track 1, track 2, track 3, track one, track two, track data, track 1 data, track 2 data, track 3 data,
      track 2 equivalent, track 2 equivalent data, encrypted track, encryptedtrackdata,
      magnetic stripe, mag stripe, mag data, stripe data,
      swipe data, swiped data, card swipe, iso 7813,
      de 35, de 36, de 45, de 035, de 036, de 045, field 035, field 036, field 045, bit 035, bit 036, bit 045, f35, f36, f45, f035, f036, f045, field 35, field 36, field 45, bit 35, bit 36, bit 45,
      tag 56, tag 57`),
    weak: list('track, stripe, swipe, t1, t2, t3, track data one, track data two, tr1, tr2, trk1, trk2'),
  },
  emv: {
    names: list(`
      emv auth data, emv auth, emv approval data, emv decline data, emv response, emv blob, emv card data,
      emv cryptogram data, emv tag data, emv tag list, emv field, emv record,
      chip card data, icc payload, icc request data, icc system data, icc tlv, tlv data,
      emv, emv data, emv tlv, emv tags, emv payload, emv request data, icc data, icc related data, chip data,
      de 55, de 055, field 055, bit 055, de 048, f55, f055, field 55, bit 55, de 48, f48, field 48, bit 48`),
    weak: list('icc, tlv, tags, chip'),
  },
  cryptogram: {
    names: list(`
      cryptogram, arqc, cryptogram value, cavv, cavv value, cavv data, tavv, aav, ucaf,
      ucaf data, ucaf authentication data, authentication value, xid value, three d secure data,
      tag 9f26`),
    weak: list('xid'),
  },
  ssn: {
    names: list(
      'ssn, social security number, social security no, social security, soc sec, soc sec no, ssn no, ssn number',
    ),
    weak: list('sin, tin'),
  },
  'identity-document': {
    names: list(`
      document number, document no, doc number, identity document, id card, id card number, id card no, id number,
      id no,
      identity card, identity card number, identity number, identification number, national id, national identifier,
      government id, gov id, personal id, personal number, personal code,
      travel document, cni, carte identite, carte d identite, carte nationale d identite, passeport,
      reisepass, führerschein, führerscheinnummer, fuehrerschein, fuehrerscheinnummer, pasaporte,
      passaporto, carta identita, carta d identita, carta identità, carta d identità, numero patente,
      permis de conduire, permiso de conducir, rijbewijs, rijbewijsnummer, carteira de motorista,
      passport, passport number, passport no, passport num, residence permit number, voter id,
      driver license, drivers license, driver licence, drivers licence, driving licence, driving license,
      license number, licence number, dl number,
      tax id, tax number, tax payer id, vat number, vat id, ein, fein, itin,
      national insurance number, national insurance, nino, nhs number, medicare, medicare number, mbi,
      social insurance number, resident registration number, rrn, jumin,
      aadhaar, aadhaar number, aadhar, pan number, pan card, pan card number, cnic, nik, ktp, nric, mykad, hkid,
      shenfenzheng,
      asmens kodas, national number, bsn, burgerservicenummer, cnp, egn, fodselsnummer, fødselsnummer, hetu, henkilotunnus, isikukood,
      kennitala, oib, pesel, personnr, personnummer, nif, nir, dni, numero de securite sociale, codice fiscale,
      steuer id, steuer idnr, steueridentifikationsnummer, sozialversicherungsnummer, snils, kimlik no, tc kimlik, tckn,
      cpf, cnpj, cuil, cuit, curp, rfc, rut, cedula, cédula, emirates id, eid number, iqama, teudat zehut,
      身份证, 身份证号, иин, инн, снилс, паспорт, マイナンバー, 주민등록번호`),
    sole: list('patente'),
    weak: list('number, fin, iin, inn, nie, run, sin, tin, id, no, value, pan, dl'),
  },
  mrz: {
    names: list('mrz, mrz line, mrz 1, mrz 2, mrz 3, mrz text, mrz raw, machine readable zone, mrz string'),
    weak: list('line1, line2, line3'),
  },
  'person-name': {
    names: list(`
      first name, last name, middle name, full name, family name, given name, maiden name, surname, fname, lname,
      forename,
      card holder, cardholder name, account holder, account name holder, holder name, account owner name,
      name on card, name on account, cc name, card name,
      customer name, billing name, shipping name, payer name, recipient name, sender name, beneficiary name,
      applicant name,
      buyer name, shopper name, contact name, person name, legal name, patient name, employee name, guest name,
      passenger name, borrower name,
      vorname, nachname, nombre completo, apellido, prenom, prénom, nom de famille, cognome`),
    weak: list('name, first, last, given, family, middle, holder'),
  },
  address: {
    names: list(`
      street, street address, street name, street line, street1, street2, house number, apartment number,
      address line, address line 1, address line 2, address line 3, address1, address2, address3,
      addr line 1, addr line 2, addr1, addr2,
      home address, postal address, mailing address, residential address, billing address, bill to address,
      shipping address, ship to address, delivery address, customer address, cardholder address, card address,
      avs address,
      postal code, post code, zip code, billing zip, bill to zip, shipping zip, ship to zip, card zip, avs zip,
      strasse, straße, direccion, dirección, adresse, indirizzo, endereco, endereço`),
    weak: list('address, zip, addr, line1, line2, street no'),
  },
  'birth-date': {
    names: list(`
      birth date, birth day, birth year, birth place, place of birth, date of birth, dob, born on,
      geburtsdatum, fecha de nacimiento, date de naissance, data di nascita, data de nascimento, geboortedatum`),
    weak: list('date'),
  },
  'security-answer': {
    names: list(`
      security answer, security question answer, secret answer, challenge answer, mother maiden name,
      mothers maiden name,
      mothers maiden`),
  },
  phone: {
    names: list(`
      phone, phone number, phone no, phone num, telephone, telephone number, cellphone, cell number, msisdn,
      mobile, mobile number, mobile no, fax, my number, us number, uk number, call me on, call me at, reach me on, reach me at,
      text me on, text me at, homephone, workphone, mobilephone, contact number, whatsapp number, fax number,
      telefon, telefono, teléfono, telefonnummer, handynummer`),
    weak: list('cell, tel'),
  },
  email: {
    names: list('email, email address, email addr, mail address, e mail from, correo electronico, courriel'),
    weak: list('mail'),
  },
  biometric: {
    names: list(`
      biometric, biometric data, face image, facial image, selfie, selfie image, fingerprint template, face template,
      voice print, retina scan, liveness image, document image, document front image, document back image`),
  },
  'personal-extended': {
    names: list(`
      gender, religion, nationality, ethnicity, marital status, citizenship, billing city, shipping city,
      state of residence, country of birth`),
    weak: list(`
      race, sex, city, region, state, country, province, county, state or province, state province, administrative area,
      country subdivision, prefecture`),
  },
  'ip-address': {
    names: list(`
      ip address, ip addr, client ip, remote ip, source ip, shopper ip, customer ip, x real ip, cf connecting ip,
      remote addr, remote address, peer address, forwarded for`),
    weak: list('ip'),
  },
  'mac-address': { names: list('mac address, mac addr, hardware address') },
  geolocation: { names: list('geo location, latitude, longitude, lat long, lat lng, geo point, gps coordinates') },
  'device-id': {
    names: list(`
      device id, device identifier, device fingerprint, iccid, imei, imsi, advertising id, idfa, android id`),
  },
  iban: { names: list('iban, iban number, iban no, international bank account number') },
  'bank-account': {
    names: list(`
      routing nbr, account nbr, acct nbr, ckaba, ckacct, dda, checkdda, bank location id, bank account location,
      account number, account no, account num, acct number, acct no, acct num, bank account, bank acct,
      bankaccountnumber,
      check account, check routing, bank route, trans route, transit number, transit routing, route number,
      rt num, bcrtnum, bank routing, account suffix, checkaba, ach routing, eft account,
      checking account, savings account, ach account, debtor account, creditor account, iban or account,
      routing number, routing no, routing num, aba, aba number, sort code, bank code, bsb, bsb number, cbu, clabe, ifsc,
      kontonummer, konto nr, rekeningnummer, numero de cuenta, numero de compte,
      acc number, acc no, a c number, a c no, beneficiary account, payee account, payer account, recipient account,
      virtual account, bankleitzahl, blz, nuban, bankgiro, plusgiro, cuenta corriente, cuenta bancaria,
      codigo cuenta cliente, conta corrente, conta bancaria, conto corrente, compte bancaire, numer konta, bankkonto,
      tilinumero, clearing number`),
    sole: list('routing, rtn, rib, nib, cci, ccc'),
    weak: list('bic, acct, account, number'),
  },
  password: {
    names: list(`
      password, passwd, passw, pass phrase, storepwd, merchantpwd, userpwd, authpassword, pwd, pw, pswd, password confirmation, password b, pass hash,
      user pass, api pass, db pass, smtp pass, certificate pin,
      userpassword, adminpassword, newpassword, oldpassword, currentpassword, confirmpassword, pgpassword, dbpassword,
      kennwort, passwort, contraseña, contrasena, mot de passe, senha, wachtwoord,
      пароль, 密码, 密碼, パスワード, 비밀번호`),
    weak: list('pass'),
  },
  otp: {
    names: list(`
      otp, otp code, one time password, one time code, one time pin, totp, totp code, totp secret, mfa code, mfa token,
      two factor, two factor code, sms code, recovery code, backup code, activation code, pass code`),
    weak: list('code'),
  },
  'api-key': {
    names: list(`
      api key, app key, application key, access key, access key id, access key secret, secret key, master key,
      xapikey, secretaccesskey, awsaccesskeyid,
      encryption key, decryption key, signing key, signature key, hmac key, shared key, psk, secure key, security key,
      gpg key, pgp key, ssh key, auth key, authentication key, license key, recaptcha key, site key secret,
      account key, azure storage key, subscription key, functions key, service key, server key, consumer key,
      integration key, api token key, soap key, sendgrid key, mailgun key,
      merchant key, transaction key, tran key, trans key, gateway key, partner key, vendor key, live key, terminal key,
      store key, reg key, registration key, x key, sonar login, access id`),
    weak: list('key, api, access'),
  },
  token: {
    names: list(`
      token, oauth request token, bearer, oauth, oauth2, jwt, csrf, xsrf, fastcsrf, omniauth auth, saml response, assertion, samlassertion,
      payment method nonce, payment nonce,
      accesstoken, refreshtoken, idtoken, authtoken, apitoken, sessiontoken, usertoken, bearertoken, secrettoken,
      client token, oauthtoken, oauthaccesstoken, csrftoken, xsrftoken, xcsrftoken, stripetoken, githubtoken`),
    weak: list('nonce, jti, auth, state, code, access'),
  },
  secret: {
    names: list(`
      secret, credential, creds, basic auth, secret id, secret value, secret string, secret word, secret phrase,
      secret code, secret access, salt value, seed phrase, mnemonic,
      clientsecret, apisecret, appsecret, serviceaccountcredentials`),
    weak: list('salt, crypt, cipher'),
  },
  authorization: {
    names: list(`
      authorization, authorization header, authorization token, authentication, authentication header, www authenticate,
      x auth, auth header`),
    weak: list('auth'),
  },
  cookie: { names: list('cookie, cookie header, cookie jar, setcookie') },
  session: {
    names: list(`
      session id, session identifier, session key, session hash, sess id, sid token, user session, aiohttp session,
      connect sid, jsessionid, phpsessid, sentrysid, mysession, fasthttpsessionid, irissessionid, symfony`),
    weak: list('session, sid'),
  },
  'private-key': {
    names: list(`
      private key, private key pem, client key, certificate key, ssl key, tls key, pem key, pem file, pkcs8, pkcs12,
      key material, sshprivatekey`),
  },
  'connection-string': {
    names: list(`
      connection string, conn string, conn str, dsn, jdbc url, database url, database uri, db url, db uri, mongo uri,
      mongodb uri, redis url, postgres url, mysql url, amqp url, rabbitmq url, broker url`),
  },
  signature: {
    names: list(`
      signature, signature value, x hub signature 256, apisignature, hmac, hmac digest, secure hash, security hash,
      fingerprint hash, x fp hash, checksum key, card hash, payment hash, request hash, order hash, hash value,
      hash digest, mac value, body digest, message digest`),
    sole: list('digest, sig'),
    weak: list('sign, signed, hash'),
  },
  'merchant-id': {
    names: list(`
      merchant id, merchant account, merchant number, merchant code, site id, store id, terminal id, account id,
      acquirer id, partner id, vendor id, processor id, requestor id, shop id, reseller id, gateway id,
      mid, tid, merchid, merchant login, merchant name id, company id, portfolio id`),
  },
  login: {
    names: list(
      'login, login id, user name, user id, merchant user, auth user, api user, db user, client id, consumer id, key id, encryptionkeyid',
    ),
  },
  expiry: {
    names: list(`
      expiry, expiry date, expiry month, expiry year, expiration, expiration date, expiration month, expiration year,
      exp date, exp month, exp year, exp m, exp y, exp d, cc exp, cc expires, de 14, valid thru, valid until,
      service code`),
    weak: list('exp, month, year'),
  },
};

/**
 * Names that say nothing about their value; it is still scanned as text. They keep a shorter name at their end from
 * counting.
 */
export const keptNames: readonly string[] = list(`
  bin, last4, brand, fingerprint, card type, credit limit, token type, kid,

  masked pan, masked card, masked number, masked card number, last4 ssn, iban country, truncated pan,
  truncated card number, card id, card token, payment method id, source id, brand name, issuer name, network name,

  auth code, authorization code, authorisation code, authorization id, auth number, authorization number,
  approval code, approval number, status code, error code, response code, result code, reason code, decline code,
  avs code, risk code, action code, processing code, gateway code, issuer code, network code, processor code,
  mcc code, category code, currency code, country code, language code, region code, state code, city code, area code,
  airport code, location code, branch code, swift code, tax code, type code, bank name code, promo code,
  promotion code, coupon code, discount code, voucher code, referral code, product code, item code, hs code,
  unit code, event code, message code, tracking code, http code, exit code, return code, op code, byte code,
  source code, color code, qr code, bar code, key code, phone code, dial code, signal code, err code, sql code,
  close code, grpc code, entry mode code, advice code, cancel code, channel code, department code,
  postal district code, station code,

  transaction id, transaction number, reference id, reference number, reference no, ref number, ref no,
  receipt number, receipt no, invoice number, invoice no, invoice id, order number, order no, order id, request id,
  req id, request token id, trace number, trace no, trace id, span id, parent id, correlation id, conversation id,
  operation id, customer number, customer id, ticket number, case number, batch number, batch no, batch id,
  sequence number, sequence no, seq number, seq no, serial number, serial no, tracking number, policy number,
  check number, cheque number, store number, register number, installment number, product number, item number,
  item no, sku number, part number, model number, payment id, charge id, refund id, capture id, payout id, dispute id,
  subscription id, plan id, price id, product id, item id, cart id, basket id, coupon id, shipment id, version number,
  build number, line number, line no, page number, page no, port number, row number, row no, column number,
  job number, room number, room no, flight number, flight no, block number, attempt number, revision number,
  issue number, process number, seat number, partition number, shard number, pull number, pr number, max number,
  min number, total number, random number, phone id,

  process id, container id, image id, pod id, node id, cluster id, instance id, host id, worker id, job id, task id,
  run id, build id, commit id, deployment id, release id, workflow id, execution id, step id, stage id, flow id,
  event id, message id, msg id, notification id, webhook id, channel id, room id, chat id, post id, comment id,
  thread id, topic id, queue id, group id, stream id, connection id, conn id, socket id, log id, row id, record id,
  entity id, object id, resource id, file id, page id, category id, template id, tenant id, team id, org id,
  organization id, workspace id, project id, role id, principal id, owner id, external id, internal id, version id,
  upload id, vpc id, subnet id, allocation id, availability zone id, distribution id, hosted zone id, api id,
  stack id, snapshot id, volume id, action id, rule id, policy id, test id, document name, document id, cell id,
  unique id, short id, next id, previous id, payment intent id,

  public key, publishable key, routing key, partition key, object key, sort key, cache key, primary key, foreign key,
  unique key, hash key, range key, row key, message key, lock key, group key, composite key, dedup key,
  deduplication key, idempotency key, surrogate key, natural key, lookup key, search key, merge key, index key,
  shard key, alias key, translation key, i18n key, s3 key, bucket key, file key, storage key, storage path key,
  json key, feature key, config key, metric key, redis key, host key, event key, issue key, project key, hot key,
  shortcut key, websocket key, rate limit key, throttle key, queue key, job key, map key, tag key, label key,
  attribute key, header key, document key, parent key, registry key, last evaluated key, exclusive start key,
  continuation key, kms key, kms master key, kms key id, kms master key id, missing key, duplicate key, invalid key,
  unknown key, extra key, column key, context key, href,

  page token, next token, continuation token, pagination token, sync token, resume token, cursor token,
  starting token, start token, end token, stop token, special token, unexpected token, cancel token,
  cancellation token, injection token, request token, idempotency token, fencing token, lock token,
  card token id, device token id, max token, prompt token, completion token, total token, input token, output token,
  reasoning token, cached token, used token, num token, remaining token, audio token, thinking token, token name,

  image pull secret, secret name, service account, storage account, account name, forgot password,
  identity provider id, session state, order state, circuit state, connection state, ready state, job state,
  task state, previous state, current state, new state, old state, desired state, payment state, pod state,

  commit hash, git hash, content hash, file hash, block hash, transaction hash, tx hash, template hash, query hash,
  config hash, chunk hash, build hash, image hash, etag hash, cache hash, state hash, key hash, bundle hash,

  file name, host name, service name, server name, display name, logger name, app name, application name,
  package name, pod name, container name, namespace name, node name, cluster name, queue name, topic name,
  bucket name, table name, column name, db name, database name, schema name, index name, class name, method name,
  function name, event name, field name, module name, project name, branch name, tag name, domain name, merchant name,
  company name, business name, store name, product name, item name, plan name, bank name, country name, city name,
  region name, state name, town name, group name, role name, policy name, device name, model name, operation name,
  metric name, job name, task name, step name, stage name, workflow name, organization name, org name, team name,
  repository name, repo name, common name, code name, nick name, screen name, parameter name, param name, header name,
  attribute name, property name, key name, image name, volume name, claim name, interface name, program name,
  process name, thread name, type name, source name, target name, resource name, user agent name, browser name,
  os name, platform name, currency name, language name, test name, suite name, spec name, cookie name, consumer name,
  owner name, handler name, controller name, route name, action name, command name, error name, tool name, span name,
  scope name, config map name, deployment name, ingress name, release name, chart name, environment name, env name,
  zone name, stack name, stream name, template name, rule name, alarm name, layer name, variable name, var name,
  tenant name, channel name, provider name, category name, script name, path name, dir name, folder name, base name,
  short name, long name, check name, feature name, flag name, middleware name, guard name, pipe name, strategy name,
  instance name, worker name, connection name, driver name,

  server address, listen address, bind address, local address, host address, contract address, wallet address,
  memory address, base address, node address, socket address, pod address, network address, target address,
  upstream address, http address, metrics address, cluster region, aws region, availability region,

  read access, write access, public access, api access, rest api, web api, open api, graphql api, image tags,
  resource tags, metric tags, git tags, dry run, last run, next run, test run, cron run, sub account, sound card,
  network card, transport security, pod security`);

/**
 * Words behind a known name that make it a statement about the value: kept, unless the value itself has the very shape.
 */
export const statusWords: readonly string[] = list(`
  result, results, check, checks, checked, response, resp, match, matches, matched, status, state, indicator, ind,
  required, present, presence, verified, verify, valid, validated, invalid, missing, provided, supported, available,
  enabled, disabled, allowed, type, types, count, length, len, format, mode, flag, policy, error, errors, reason,
  message,
  msg, attempts, retries, expired, expires, expiry, expiration, changed, updated, at, on, in, ts, timestamp, date,
  ttl`);

/** Words behind a known name that change nothing: the value is still the value. */
export const neutralWords: readonly string[] = list(`
  value, values, val, number, numbers, num, no, nr, code, codes, data, text, txt, string, str, line, lines, field,
  input,
  param, header, raw, plain, plaintext, clear, hash, hashed, digest, encrypted, enc, ciphertext, encoded, decoded, hex,
  base64, b64, json, confirmation, confirm, confirmed, repeat, again, new, old, current, previous, primary, secondary,
  full, original, final, legacy, temp, tmp, default, override, live, test, prod, production, sandbox, staging, dev, v1,
  v2, v3`);

/** Names that make a record of a kind, so that the weak names inside it count. */
export const parentNames: Readonly<Record<Kin, readonly string[]>> = {
  card: list(`
    card, credit card, debit card, payment card, bank card, payment method, payment method details, payment instrument,
    payment source, funding source, card details, card data, card info, cc, credit card details, payment details,
    card on file`),
  person: list(`
    customer, card holder, account holder, billing, shipping, applicant, payer, shopper, buyer, consumer, recipient,
    sender,
    beneficiary, holder, contact, person, individual, billing details, shipping details, billing address,
    shipping address, bill to, ship to, billing info, shipping info, customer info, customer details, owner, patient,
    guest, passenger, borrower, guarantor, payee, remitter, debtor, creditor, subject, kyc, personal info,
    personal details, user profile, address, delivery, receiver, delivery address`),
  document: list(`
    passport, document, identity, identity document, id document, license, licence, driver license, drivers license,
    driving licence, id card, identity card, national id, government id, verification document, residence permit,
    tax id, identification, mrz`),
  bank: list(`
    bank account, iban, bank, ach, direct debit, sepa debit, us bank account, bank transfer, bank details,
    account details, external account`),
  oauth: list('oauth, oauth2, oidc, grant, grant type, redirect uri, code verifier, response type, client id'),

  // First words of names whose last word may be a member: `{"name":{"first":…}}`, `{"api":{"key":…}}`.
  name: list('name'),
  key: list('api, secret, private, access, encryption, signing, auth, credential'),
  code: list('security, verification, card security, card verification'),
  birth: list('birth'),
  'one-time': list('one time, mfa, two factor, sms, verification'),
  account: list('account, routing'),
};
