// Times variants side by side. Other work on the machine slows all of them, so that a ratio within one round means
// more than any time.

const ROUND_NS = 1_000_000;

const now = () => process.hrtime.bigint();

function timeOf(run, count) {
  const start = now();
  for (let i = 0; i < count; i++) run();
  return Number(now() - start) / count;
}

/** The value below which the share `at` of a sorted list lies. */
const quantile = (sorted, at) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))];

const sort = (list) => list.toSorted((a, b) => a - b);

/** Runs every variant until the compiler has settled, and tells how many calls fill a round. */
function warmUp(variants) {
  const counts = variants.map(() => 100);
  for (let lap = 0; lap < 60; lap++) {
    variants.forEach(({ run }, i) => {
      counts[i] = Math.max(1, Math.round(ROUND_NS / timeOf(run, counts[i])));
    });
  }
  return counts;
}

/**
 * Measures every variant in each round, in an order that turns from round to round.
 *
 * @returns by name: nanoseconds a call, and the quartiles of its ratio to the first variant in the same round
 */
export function compare(variants, rounds) {
  const counts = warmUp(variants);
  const times = variants.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (let k = 0; k < variants.length; k++) {
      const i = (k + round) % variants.length;
      times[i].push(timeOf(variants[i].run, counts[i]));
    }
  }
  const results = new Map();
  variants.forEach(({ name }, i) => {
    const ratios = sort(times[i].map((time, round) => time / times[0][round]));
    results.set(name, {
      ns: quantile(sort(times[i]), 0.5),
      ratio: quantile(ratios, 0.5),
      low: quantile(ratios, 0.25),
      high: quantile(ratios, 0.75),
      times: times[i],
    });
  });
  return results;
}

/** The median ratio of two variants, round by round. */
export const ratioOf = (result, base) =>
  quantile(sort(result.times.map((time, round) => time / base.times[round])), 0.5);
