import { describe } from 'vitest';
import { itKeeps, itShows } from '../rows.js';

describe('rows below a header', () => {
  itShows([
    ['of commas', 'card_number,cvv\n4111111111111111,737', 'card_number,cvv\n411111******1111,[REDACTED:cvv]'],
    [
      'of Markdown',
      '| cvv | exp |\n|---|:--|\n| 737 | 12/25 |',
      '| cvv | exp |\n|---|:--|\n| [REDACTED:cvv] | 12/25 |',
    ],
    ['of one framed column', '| cvv |\n|---|\n| 737 |', '| cvv |\n|---|\n| [REDACTED:cvv] |'],
    [
      'of the mysql client',
      '+-----+----+\n| cvv | id |\n+-----+----+\n| 737 | 12 |\n+-----+----+',
      '+-----+----+\n| cvv | id |\n+-----+----+\n| [REDACTED:cvv] | 12 |\n+-----+----+',
    ],
    ['of psql', ' cvv | id \n-----+----\n 737 | 12\n(1 row)', ' cvv | id \n-----+----\n [REDACTED:cvv] | 12\n(1 row)'],
    [
      'of console.table',
      "┌─────────┬───────┐\n│ (index) │ cvv   │\n├─────────┼───────┤\n│ 0       │ '737' │\n│ 1       │ 123   │\n└─────────┴───────┘",
      "┌─────────┬───────┐\n│ (index) │ cvv   │\n├─────────┼───────┤\n│ 0       │ '[REDACTED:cvv]' │\n│ 1       │ [REDACTED:cvv]   │\n└─────────┴───────┘",
    ],
    [
      'in a string of JSON',
      '{"m":"ok\\ncard_number,cvv\\r\\n4111111111111111,737\\r\\n"}',
      '{"m":"ok\\ncard_number,cvv\\r\\n411111******1111,[REDACTED:cvv]\\r\\n"}',
    ],
    [
      'in a string of JSON, with quotes',
      '{"m":"\\"id\\",\\"cvv\\"\\n\\"1\\",\\"737\\""}',
      '{"m":"\\"id\\",\\"cvv\\"\\n\\"1\\",\\"[REDACTED:cvv]\\""}',
    ],
    [
      'in a string of JSON, with tabs',
      '{"m":"id\\tcvv\\n1\\t737","n":737}',
      '{"m":"id\\tcvv\\n1\\t[REDACTED:cvv]","n":737}',
    ],
    [
      'in JSON in a string of JSON',
      '{"m":"{\\"csv\\":\\"id,cvv\\\\n1,737\\"}"}',
      '{"m":"{\\"csv\\":\\"id,cvv\\\\n1,[REDACTED:cvv]\\"}"}',
    ],
  ]);
  itKeeps([
    ['a row of other width', '| cvv | exp |\n|---|---|\n| 737 |'],
    ['what stands behind the table', 'cvv,exp\n\n737,12/25'],
    ['prose between bars', '| the cvv is never stored here at all |\n| 737 |'],
    ['a cell of the next row', '<td>cvv</td></tr><tr><td>737</td>'],
    ['the attribute of the element behind', '<input name="cvv"><input name="amount" value="100">'],
    ['the next string', '{"m":"id,cvv\\n","n":"1,737"}'],
  ]);
});
