/**
 * The table of cases of the trigger pass. It knows no engine: each one is held to all of its rows. In `on(…)` a trigger
 * stands between « and »; its kind follows, in the order of the text, a word with the name of its row.
 */
export type TriggerKind = `word ${string}` | 'digits' | 'token' | 'shape' | 'sign';

export interface TriggerCase {
  readonly name: string;
  readonly text: string;
  /** Kind, start and end of each trigger, in the order of the text; none in a clean text. */
  readonly triggers: readonly (readonly [kind: TriggerKind, start: number, end: number])[];
}

/** What stands between « and » is a trigger; marks may nest. */
function on(name: string, marked: string, ...kinds: TriggerKind[]): TriggerCase {
  let text = '';
  const open: number[] = [];
  const spans: [number, number][] = [];
  for (const sign of marked) {
    if (sign === '«') open.push(spans.push([text.length, 0]) - 1);
    else if (sign === '»') (spans[open.pop()!] as [number, number])[1] = text.length;
    else text += sign;
  }
  if (spans.length !== kinds.length || open.length > 0) throw new Error(`${name}: marks and kinds do not match`);
  return { name, text, triggers: spans.map(([start, end], i) => [kinds[i]!, start, end]) };
}

const clean = (name: string, text: string): TriggerCase => ({ name, text, triggers: [] });

const words: TriggerCase[] = [
  on('bare', '«cvv»', 'word cvv'),
  on('in text', 'the «cvv» is', 'word cvv'),
  on('upper case', 'the «CVV» is', 'word cvv'),
  on('JSON key', '{"«cvv»":"123"}', 'word cvv'),
  on('camel case, last', '"user«Cvv»":1', 'word cvv'),
  on('camel case, first', '"«cvv»Result":"M"', 'word cvv'),
  on('camel case, inside', '"my«Password»Size":1', 'word password'),
  on('camel case behind an acronym', '"my«CVV»Field":1', 'word cvv'),
  on('a capital behind one small letter', '{"«cVV»":1,"«pAN»":2,"«sSN»":3}', 'word cvv', 'word pan', 'word ssn'),
  on(
    'one small letter before a name',
    'sPassword=1 m«Cvv»=2'.replace('Password', '«Password»'),
    'word password',
    'word cvv',
  ),
  on('snake case', 'user_«cvv»_x=1', 'word cvv'),
  on('screaming snake case', 'USER_«CVV»=1', 'word cvv'),
  on('kebab case', 'user-«cvv»=1', 'word cvv'),
  on('dotted', 'user.«cvv»=1', 'word cvv'),
  on('bracketed', 'user[«cvv»]=1', 'word cvv'),
  on('encoded brackets', 'user%5B«cvc»%5D=1', 'word cvc'),
  on('encoded brackets, small letters', 'user%5b«cvc»%5d=1', 'word cvc'),
  on('two words, one name', '"««card»Number»":1', 'word card number', 'word card'),
  on('two words, snake case', '««card»_number»=1', 'word card number', 'word card'),
  on('two words, kebab case', '««card»-number»=1', 'word card number', 'word card'),
  on('two words, dotted', '««card».number»=1', 'word card number', 'word card'),
  on('two words, bracketed', '««card»[number»]=1', 'word card number', 'word card'),
  on('two words, spaced', '««Card» Number»: 1', 'word card number', 'word card'),
  on('two words, upper case', '««CARD»_NUMBER»=1', 'word card number', 'word card'),
  on('two words, joined', '«cardnumber»=1', 'word card number'),
  on('two words, encoded bracket', '««card»%5Bnumber»%5D=1', 'word card number', 'word card'),
  on('the longest name', '"««credit-card»-number»":1', 'word creditcardnumber', 'word credit card'),
  on('a word of a longer name', '"the«Ssn»":1', 'word ssn'),
  on('plural', '"«passwords»":[]', 'word passwords'),
  on('digits at the end', '"««cvv»2»":1', 'word cvv2', 'word cvv'),
  on('digits behind an underscore', '««track»_2»=1', 'word track 2', 'word track'),
  on('ISO 8583', '«de_35»=1', 'word de 35'),
  on('digits that are no part of it', '"«password»1":1', 'word password'),
  on('behind a newline spelled out', 'a\\n«cvv»: 1', 'word cvv'),
  on('behind a tab spelled out', 'a\\t«cvv»: 1', 'word cvv'),
  on('behind a quote spelled out', '\\u0022«cvv»\\u0022: 1', 'word cvv'),
  on('behind an escaped quote', '\\"«cvv»\\":1', 'word cvv'),
  on('behind an entity', '&quot;«cvv»&quot;:1', 'word cvv'),
  on('behind a percent escape', '%22«cvv»%22%3A1', 'word cvv'),
  on('behind a digit', '3«cvv»=1', 'word cvv'),
  on('at the very end', 'see «cvv»', 'word cvv'),
  on('two in a text', '«cvv»=1 «password»=2', 'word cvv', 'word password'),
  on('Cyrillic', '«пароль»=1', 'word пароль'),
  on('Cyrillic, capitals', '«ПАРОЛЬ»=1', 'word пароль'),
  on('Chinese behind Chinese', '请输入«安全码»: 1', 'word 安全码'),
  on('German', '«Prüfziffer»: 1', 'word prüfziffer'),
  on('full-width letters', '«ｃｖｖ»=1', 'word cvv'),
  clean('shipping is no pin', 'shipping=1'),
  clean('pinned is no pin', 'pinned=1 spinner=2 opinion'),
  clean('company is no pan', 'company=1 pandas japan'),
  clean('author is no auth', 'author=1 authoring authentic'),
  clean('ssn inside a word', 'assn=1 ssnx=2'),
  clean('cvv inside a word', 'xcvv=1 cvvx=2 recvvalue=3'),
  clean('token inside a word', 'tokenizer=1 betokened'),
  clean('password inside a word', 'xpasswordx=1'),
  clean('an ambiguous word alone', 'the code is 5'),
  clean('a kept name', '{"authCode":"1","publicKey":"2","orderId":"3"}'),
];

const digits: TriggerCase[] = [
  on('Visa', 'a «4111111111111111» b', 'digits'),
  on('first', '«4111111111111111» b', 'digits'),
  on('last', 'a «4111111111111111»', 'digits'),
  on('JSON number', '[«4111111111111111»]', 'digits'),
  on('American Express', '«378282246310005»', 'digits'),
  on('Visa of 19', '«4917610000000000003»', 'digits'),
  on('Switch of 18', '«491182014295916748»', 'digits'),
  on('glued to letters', 'visa«4111111111111111»', 'digits'),
  on('letters behind it', '«4111111111111111»EUR', 'digits'),
  on('glued by an underscore', 'acq_«4111111111111111»_', 'digits'),
  on('behind a percent escape', '%20«4111111111111111»', 'digits'),
  on('behind a newline spelled out', '\\n«4111111111111111»', 'digits'),
  on('groups of four, spaces', '«4111 1111 1111 1111» b', 'digits'),
  on('groups of four, dashes', '«4111-1111-1111-1111»', 'digits'),
  on('groups of four, plus signs', 'q=«4111+1111+1111+1111»', 'digits'),
  on('groups of four, no-break spaces', '«4111\u00a01111\u00a01111\u00a01111»', 'digits'),
  on('4-6-5', '«3782 822463 10005»', 'digits'),
  on('4-6-4', '«3056 930902 5904»', 'digits'),
  on('6-13', '«621094 5888040000007»', 'digits'),
  on('4-4-4-4-3', '«4917 6100 0000 0000 003»', 'digits'),
  on('leading zeros', '«0004111111111111111»', 'digits'),
  on('two-digit length', '«164111111111111111»', 'digits'),
  on('card and expiry', '«41111111111111111227»', 'digits'),
  on('two cards', '«41111111111111115555555555554444»', 'digits'),
  on('track 2', '«4222222222222»=2712101', 'digits'),
  on('track 2 of a chip', '«4222222222222»D2712101', 'digits'),
  on('track 1', '«4222222222222»^DOE/JANE^2712101', 'digits'),
  on('zero-width inside', '«4111\u200b1111\u200b1111\u200b1111»', 'digits'),
  on('zero-width behind the first digit', '«4\u200b111111111111111»', 'digits'),
  on('full-width digits', '«４１１１１１１１１１１１１１１１»', 'digits'),
  on('Arabic-Indic digits', '«٤١١١١١١١١١١١١١١١»', 'digits'),
  on('an issuer, whatever its check digit', '«4111111111111112»', 'digits'),
  clean('a dozen digits', '411111111111'),
  clean('thirteen digits', '4222222222222'),
  clean('one digit too few', '411111111111111'),
  clean('no issuer', '9999999999999995'),
  clean('no issuer, grouped', '9999 9999 9999 9995'),
  clean('groups of three', '411 111 111 111 111 1'),
  clean('groups across lines', '4111\n1111\n1111\n1111'),
  clean('groups with double spaces', '4111  1111  1111  1111'),
  clean('epoch seconds', '1700000000'),
  clean('epoch milliseconds', '1700000000123'),
  clean('epoch microseconds', '1700000000123456'),
  clean('epoch nanoseconds', '1700000000123456789'),
  clean('epoch nanoseconds whose first two digits are the length of the rest', '1764403200000000000'),
  clean('epoch microseconds whose first two digits are the length of the rest', '1467000000000000'),
  clean('YYYYMMDDHHMMSS', '20240131235959'),
  clean('YYYYMMDDHHMMSSmmm', '20240131235959123'),
  clean('ISO date', '2024-01-31T23:59:59.123456Z'),
  clean('UUID', '550e8400-e29b-41d4-a716-446655440000'),
  clean('version', 'v20.11.1-rc.4+build.20240131'),
  clean('IP address', '10.20.30.40:8443'),
  on('phone number', '«+»1 202-555-0143', 'sign'),
];

const github = 'gho_16C7e42F292c6912E7710c838347Ae178B4a';
const header = 'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9';

const tokens: TriggerCase[] = [
  on('Stripe', 'with «sk_test_4eC39HqLyjWDarjtT1zdp7dc» ok', 'token'),
  on('AWS', 'as «AKIAIOSFODNN7EXAMPLE»', 'token'),
  on('GitHub', `{"a":"«${github}»"}`, 'token'),
  on('JWT', `«${header}».eyJzdWIiOiIxMjM0NTY3ODkwIn0.x`, 'token'),
  on('behind a slash', `/t/«${github}»/x`, 'token'),
  on('behind an equals sign', `t=«${github}»&x`, 'token'),
  on('behind an escape', `\\n«${github}»`, 'token'),
  on('behind a percent escape', `%20«${github}»`, 'token'),
  on('at the end of a sentence', `with «${github}».`, 'token'),
  clean('a publishable key', 'pk_test_TYooMQauvdEDq54NiTphI7jx'),
  clean('a prefix alone', 'they begin with sk_test_ or AKIA'),
  clean('a prefix inside a token', `x${github}`),
  clean('a prefix in capitals', github.toUpperCase()),
  on('shape of an SSN', 'a «078-05-1120» b', 'shape'),
  on('shape, whole text', '«078-05-1120»', 'shape'),
  on('shape, end of a sentence', 'it was «078-05-1120».', 'shape'),
  on('shape, JSON', '{"a":"«078-05-1120»"}', 'shape'),
  on('shape, en dashes', '«078\u201305\u20131120»', 'shape'),
  on('shape, behind an escape', 'a\\n«078-05-1120»', 'shape'),
  clean('two digits more', '078-05-112011'),
  clean('one digit less', '78-05-1120'),
  clean('another sign', '078/05/1120'),
  clean('a letter', '078-0x-1120'),
  clean('a part more', '078-05-1120-9'),
  clean('date', '2024-01-31'),
];

const signs: TriggerCase[] = [
  on('at sign', 'jane«@»example.com', 'sign'),
  on('at sign of a package', 'react«@»18.2.0', 'sign'),
  clean('at sign of a mention', 'thanks @jane'),
  clean('at sign at the end', 'thanks@'),
  clean('lone at sign', ' @ '),
  on('percent escape of a digit', 'q=«%34»111', 'sign'),
  on('percent escapes of digits', '«%34»«%31»', 'sign', 'sign'),
  on('percent escape of an at sign', 'jane«%40»example', 'sign'),
  on('percent escape of a space between digits', '4111«%20»1111', 'sign'),
  on('percent escape of a dash between digits', '078«%2D»05', 'sign'),
  on('percent escape of a plus sign between digits', '4111«%2B»1111', 'sign'),
  on('percent escape, encoded twice', 'q=«%25»34111', 'sign'),
  on('JSON escape of a digit', '"«\\u0034»111"', 'sign'),
  on('JSON escape of a full-width digit', '"«\\uff14»111"', 'sign'),
  on('JSON escape of a no-break space between digits', '4111«\\u00a0»1111', 'sign'),
  on('JSON escape of an ASCII letter', '"«\\u0041»bc"', 'sign'),
  on('percent escape of an ASCII letter', '?«%63»vv=1', 'sign'),
  on('a character of no width between letters', '"c«\\u200b»vv"', 'sign'),
  clean('JSON escape of another letter', '"\\u00e9bc"'),
  on('hexadecimal escape of a digit', "'«\\x34»111'", 'sign'),
  on('entity of a digit', '<a>«&#52;»111</a>', 'sign'),
  on('hexadecimal entity of a digit', '<a>«&#x34;»111</a>', 'sign'),
  on('entity of an at sign', 'jane«&#64;»example', 'sign'),
  on('entity of a space between digits', '4111«&nbsp;»1111', 'sign'),
  clean('percent escape of a slash', 'a%2Fb%3Dc'),
  clean('percent escape of a space between letters', 'a%20b'),
  clean('percent sign', '100% of 5%'),
  clean('percent sign and one digit', '%3'),
  clean('JSON escape of a quote', '{\\"a\\":1}'),
  clean('newlines spelled out', 'a\\nb\\r\\nc\\td'),
  clean('entities of quotes', '&quot;a&quot; &amp; &lt;b&gt;'),
  clean('a lone backslash', 'C:\\\\dir\\\\x'),
  clean('an unfinished escape', '"\\u00'),
  clean('dashes', '---- a -- b ----'),
  clean('a line of dashes in text', 'a - b -- c'),
];

const whole: TriggerCase[] = [
  clean('nothing', ''),
  clean('one space', ' '),
  clean('one NUL', '\0'),
  clean('line breaks', '\r\n\n'),
  clean('a pino line', '{"level":30,"time":1700000000123,"pid":4242,"hostname":"web-1","msg":"request completed"}'),
  clean('an access line', '10.0.0.1 - - [31/Jan/2024:23:59:59 +0000] "GET /a/b?c=d HTTP/1.1" 200 5316'),
  clean('64 kB of prose', 'the quick brown fox jumps over the lazy dog. '.repeat(1457)),
  clean('64 kB of one letter', 'x'.repeat(65_536)),
  clean('64 kB of one digit', '9'.repeat(65_536)),
  on('behind 64 kB', `${'lorem ipsum '.repeat(5462)}«cvv»=1`, 'word cvv'),
  on('a card behind 64 kB', `${'lorem ipsum '.repeat(5462)}«4111111111111111»`, 'digits'),
];

export const triggerCases: Readonly<Record<string, readonly TriggerCase[]>> = { words, digits, tokens, signs, whole };
