import { redactByKeyPaths } from './key-paths.mjs';
import { leakedNames } from './leaks.mjs';

/** Stands for a record that only another run has. */
export const NONE = '(no such record)';

/** Records by destination, step, and place within the step. */
function byPlace(records) {
  const counts = new Map();
  return new Map(
    records.map((record) => {
      const key = `${record.destination}\n${record.step}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
      return [`${key}\n${counts.get(key)}`, record];
    }),
  );
}

/** Pairs the records of an unprotected run with those of a protected one, and adds the key-path reading. */
export function pairRecords(written, redacted) {
  const [before, after] = [byPlace(written), byPlace(redacted)];
  return [...new Set([...before.keys(), ...after.keys()])].map((key) => {
    const record = before.get(key);
    const texts = [record?.text ?? NONE, record ? redactByKeyPaths(record) : NONE, after.get(key)?.text ?? NONE];
    const { step, destination } = record ?? after.get(key);
    return { step, destination, texts, leaks: texts.map((text) => leakedNames([text])) };
  });
}
