import { describe, expect, it } from 'vitest';
import { itKeeps, itShows, redactor, redactText } from '../rows.js';

describe('letters of a name as escapes', () => {
  itShows([
    ['the first in JSON', '{"\\u0063vv":"737"}', '{"\\u0063vv":"[REDACTED:cvv]"}'],
    ['name and value', '{"\\u0063vv":"\\u0037\\u0033\\u0037"}', '{"\\u0063vv":"[REDACTED:cvv]"}'],
    ['before a number', '{"a":1,"c\\u0076v":737}', '{"a":1,"c\\u0076v":"[REDACTED:cvv]"}'],
    ['every one', '{"\\u0063\\u0076\\u0076":"737"}', '{"\\u0063\\u0076\\u0076":"[REDACTED:cvv]"}'],
    ['hexadecimal', "{'\\x63vv': '737'}", "{'\\x63vv': '[REDACTED:cvv]'}"],
    [
      'in JSON within JSON',
      '{"m":"{\\"\\\\u0063vv\\":\\"737\\"}"}',
      '{"m":"{\\"\\\\u0063vv\\":\\"[REDACTED:cvv]\\"}"}',
    ],
    ['in a query', '/x?p%61ssword=hunter22&a=1', '/x?p%61ssword=[REDACTED:password]&a=1'],
    ['in a query, encoded twice', '/x?%2563vv=737&a=1', '/x?%2563vv=[REDACTED:cvv]&a=1'],
    ['as an entity', '<c&#118;v>737</c&#118;v>', '<c&#118;v>[REDACTED:cvv]</c&#118;v>'],
    ['a card', '{"p\\u0061n":"4111111111111111"}', '{"p\\u0061n":"411111******1111"}'],
    ['a card and a code', '\\u0063vv=737 4111111111111111', '\\u0063vv=[REDACTED:cvv] 411111******1111'],
  ]);
  itKeeps([
    ['other names', '{"\\u0063olour":"737","b\\u0061r":"/a%41b"}'],
    ['formats of numbers', 'took %4d ms, %5d bytes, 100%45'],
    ['paths', 'C:\\xampp\\u0061dmin'],
  ]);

  it('a number of JSON stays JSON', () => {
    const text = JSON.stringify({ m: '{"\\u0063vv":737}' });
    expect(JSON.parse(JSON.parse(redactText(text)).m)).toEqual({ cvv: '[REDACTED:cvv]' });
  });
});

describe('characters of no width in a name', () => {
  itShows([
    ['logfmt', 'c\u200bvv=737', 'c\u200bvv=[REDACTED:cvv]'],
    ['JSON', '{"c\u200bv\u200dv":"737"}', '{"c\u200bv\u200dv":"[REDACTED:cvv]"}'],
    ['a soft hyphen', 'pass\u00adword: hunter22', 'pass\u00adword: [REDACTED:password]'],
    ['spelled in JSON', '{"c\\u200bvv":"737"}', '{"c\\u200bvv":"[REDACTED:cvv]"}'],
    ['percent-encoded', '/x?c%E2%80%8Bvv=737', '/x?c%E2%80%8Bvv=[REDACTED:cvv]'],
    ['inside the value too', 'password=hunt\u200ber22', 'password=[REDACTED:password]'],
  ]);
  itKeeps([['words', 'na\u200bme=x soft\u00adware \u{1f468}\u200d\u{1f469}\u200d\u{1f467} ok']]);

  it('in keys of objects', () => {
    expect(redactor.redact({ 'c\u200bvv': '737' })).toEqual({ 'c\u200bvv': '[REDACTED:cvv]' });
  });
  it('an e-mail address with one goes whole up to it', () => {
    expect(redactText('jane\u200bdoe@example.com')).not.toContain('@example.com');
  });
});
