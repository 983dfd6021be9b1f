import { describe } from 'vitest';
import { itKeeps, itShows } from '../rows.js';

describe('a list over lines under a name', () => {
  itShows([
    [
      'JSON',
      '{\n  "password": [\n    "hunter2 x",\n    "tr0ub4dor"\n  ],\n  "a": "fine word"\n}',
      '{\n  "password": [\n    "[REDACTED:password]",\n    "[REDACTED:password]"\n  ],\n  "a": "fine word"\n}',
    ],
    ['the bracket on a line of its own', '"password":\n[\n"hunter2 x"\n]', '"password":\n[\n"[REDACTED:password]"\n]'],
    [
      'the first item beside its name',
      '"password": ["x y z",\n"hunter2 x"\n]',
      '"password": ["[REDACTED:password]",\n"[REDACTED:password]"\n]',
    ],
    [
      'as util.inspect prints it',
      "{\n  password: [\n    'hunter2 x', 'tr0ub4dor'\n  ],\n  a: 'fine word'\n}",
      "{\n  password: [\n    '[REDACTED:password]', '[REDACTED:password]'\n  ],\n  a: 'fine word'\n}",
    ],
    [
      'over lines that are spelled out',
      String.raw`{"m":"{\n \"password\": [\n \"hunter2 x\"\n ]\n}"}`,
      String.raw`{"m":"{\n \"password\": [\n \"[REDACTED:password]\"\n ]\n}"}`,
    ],
    [
      'without quotes',
      'passwords: [\n  hunter2x,\n  tr0ub4dor\n]',
      'passwords: [\n  [REDACTED:password],\n  [REDACTED:password]\n]',
    ],
    [
      'YAML',
      'password:\n  - hunter2 x\n  - "tr0ub4dor"\na: fine word',
      'password:\n  - [REDACTED:password]\n  - "[REDACTED:password]"\na: fine word',
    ],
    ['YAML without indent', 'cvv:\n- 737\n- 1234\na: 737', 'cvv:\n- [REDACTED:cvv]\n- [REDACTED:cvv]\na: 737'],
    ['a number that is alone on its line', 'ssn:\n  - 078051120', 'ssn:\n  - [REDACTED:ssn]'],
    ['names', '"firstName": [\n  "Jane"\n]', '"firstName": [\n  "[REDACTED:person-name]"\n]'],
    [
      'up to its first object',
      '"password": [\n "hunter2 x",\n {"a":"b"}\n]',
      '"password": [\n "[REDACTED:password]",\n {"a":"b"}\n]',
    ],
  ]);

  itKeeps([
    ['names of secrets', 'secrets:\n  - db-credentials\n  - registry'],
    ['objects', 'imagePullSecrets:\n- name: regcred'],
    ['names under another name', 'required:\n  - password\n  - cvv\ntitle: x'],
    ['remarks', 'password:\n  - is too short (minimum is 8 characters)\ncvv:\n  - must be 3 digits'],
    ['a paragraph', 'password:\n\nnext paragraph\n- y'],
    ['a list of another name', '"password": null,\n"a": [\n  "fine word"\n]'],
    ['a prompt', 'Vault password: \n[sudo] password for deploy: '],
    ['another indent', 'password:\n  - \n- fine'],
  ]);
});
