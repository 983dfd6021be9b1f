// Checked by tsc alone: one import gives the `expect` of vitest the matchers, with the types of what they take.
import { createRedactor } from '@sixfour/core';
import type { CapturedLogs } from '@sixfour/testing';
import '@sixfour/testing/vitest';
import { expect } from 'vitest';

export function matchersAreTyped(logs: CapturedLogs): void {
  expect(logs).toHoldNoSensitiveData();
  expect(logs).not.toHoldNoSensitiveData({ redactor: createRedactor() });
  expect(logs.records).toHoldNo('pan');
  expect(logs.text).toHoldNo('us-ssn');
  expect(logs).toBeRedacted({ redactor: { detectors: ['pci'] } });
  expect(logs).toHaveMasked('411111******1111');
  expect(logs).toHoldNoPlanted();
  expect({ logs }).toEqual({ logs: expect.anything() });

  // @ts-expect-error: an option that there is not
  expect(logs).toHoldNoSensitiveData({ redact: createRedactor() });
  // @ts-expect-error: no kind at all
  expect(logs).toHoldNo();
  // @ts-expect-error: a kind is a text
  expect(logs).toHoldNo(4);
  // @ts-expect-error: no detector has options like this
  expect(logs).toBeRedacted({ redactor: { detectors: 'pci' } });
  // @ts-expect-error: a mask is a text
  expect(logs).toHaveMasked(/1111/);
  // @ts-expect-error: it takes nothing
  expect(logs).toHoldNoPlanted('4111111111111111');
  // @ts-expect-error: a matcher that there is not
  expect(logs).toHoldNothing();
}
