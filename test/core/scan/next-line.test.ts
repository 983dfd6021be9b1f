import { describe } from 'vitest';
import { itKeeps, itShows } from '../rows.js';

describe('a value below its name', () => {
  itShows([
    ['a number on a line of its own', 'Phone:\n202-555-0143\nok', 'Phone:\n[REDACTED:phone]\nok'],
    ['behind a blank line', 'Phone:\n\n21 284 698 2548\n\nE-mail:\n', 'Phone:\n\n[REDACTED:phone]\n\nE-mail:\n'],
    ['in JSON', '{"m":"Phone:\\n202-555-0143"}', '{"m":"Phone:\\n[REDACTED:phone]"}'],
    ['a code', 'cvv:\n737\nok', 'cvv:\n[REDACTED:cvv]\nok'],
    ['a block of YAML', 'password: |\n  hunter22\nx: 1', 'password: |\n  [REDACTED:password]\nx: 1'],
    ['a folded block', 'token: >-\r\n  abcdefgh12345678\r\n', 'token: >-\r\n  [REDACTED:token]\r\n'],
    ['a block in JSON', '{"m":"password: |\\n  hunter22\\nx"}', '{"m":"password: |\\n  [REDACTED:password]\\nx"}'],
    ['a code below a line that is its name alone', 'Card number\nCVV\n737\nok', 'Card number\nCVV\n[REDACTED:cvv]\nok'],
    ['the same in JSON', '{"m":"ok\\nCVV\\n737"}', '{"m":"ok\\nCVV\\n[REDACTED:cvv]"}'],
  ]);
  itKeeps([
    ['what stands below a line that ends with a name', 'no cvv\n737'],
    ['a line that begins with a number', 'CVV\n737 orders'],
    ['below another name', 'Password\n12345678'],
    ['a list of rules', 'password:\n1. eight letters\n2. a digit'],
    ['members of a mapping', 'token:\n  enabled: true'],
    ['a time', 'phone:\n2026-11-23T00:00'],
    ['the next member of JSON', '{"a":"phone: ","b":"2025550143"}'],
    ['the end of the text', 'password:\n'],
  ]);
});
