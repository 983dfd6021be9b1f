import { createSnapshotSerializer, forgetPlanted, plant } from '@sixfour/testing';
import { afterEach, expect, test } from 'vitest';

afterEach(forgetPlanted);
expect.addSnapshotSerializer(createSnapshotSerializer());

class Card {
  readonly number = '4111111111111111';
  readonly brand = 'visa';
}

test('values are printed redacted', () => {
  expect({ card: { number: 4111111111111111, cvv: '737' }, total: 4999 }).toMatchInlineSnapshot(`
    {
      "card": {
        "cvv": "[REDACTED:cvv]",
        "number": "411111******1111",
      },
      "total": 4999,
    }
  `);
  expect('paid with 4111111111111111').toMatchInlineSnapshot(`"paid with 411111******1111"`);
  expect([new Card(), new Map([['email', 'ada@example.com']])]).toMatchInlineSnapshot(`
    [
      {
        "brand": "visa",
        "number": "411111******1111",
      },
      Map {
        "email" => "[REDACTED:email]",
      },
    ]
  `);
  expect(new Error('no funds on 4111111111111111')).toMatchInlineSnapshot(`[Error: no funds on 411111******1111]`);
});

test('what only the reference detector sees, and what was planted', () => {
  expect({ note: 'ref 4111_1111_1111_1111' }).toMatchInlineSnapshot(`
    {
      "note": "ref [REDACTED:pan]",
    }
  `);
  const name = plant('name');
  expect([`by ${name}`]).toMatchInlineSnapshot(`
    [
      "by [PLANTED:name]",
    ]
  `);
});

test('clean values are left to the runner', () => {
  const serializer = createSnapshotSerializer();
  for (const value of [
    'clean',
    42,
    null,
    undefined,
    { a: [1, 'b'] },
    new Date(0),
    new (class Order {
      id = 1;
    })(),
  ]) {
    expect(serializer.test(value)).toBe(false);
  }
});

test('a value that is never twice the same is printed once', () => {
  let asked = 0;
  const restless = {
    get at() {
      return asked++;
    },
    card: '4111111111111111',
  };
  expect(restless).toMatchInlineSnapshot(`
    {
      "at": 1,
      "card": "411111******1111",
    }
  `);
});

test('a redactor of the user', () => {
  const serializer = createSnapshotSerializer({ pan: 'last4' });
  const printed = serializer.serialize('4111111111111111', {}, '', 0, [], (value) => String(value));
  expect(printed).toBe('************1111');
});
