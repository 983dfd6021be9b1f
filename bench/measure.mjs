// Times variants side by side. Other work on the machine slows all of them, so that a ratio within one round tells
// more than any time.

const ROUND_NS = 1_000_000;
/** A long way through the code is compiled only after thousands of calls. */
const WARM_UP_CALLS = 30_000;
const WARM_UP_MOST_NS = 2_000_000_000;

function timeOf(run, count) {
  const start = process.hrtime.bigint();
  for (let i = 0; i < count; i++) run();
  return Number(process.hrtime.bigint() - start) / count;
}

function quartiles(list) {
  const sorted = list.toSorted((a, b) => a - b);
  const [low, median, high] = [0.25, 0.5, 0.75].map((share) => sorted[Math.floor((sorted.length - 1) * share)]);
  return { low, median, high };
}

/** Runs every variant until the compiler has settled; returns how many calls fill a round. */
function warmUp(variants) {
  const counts = variants.map(() => 100);
  const calls = variants.map(() => 0);
  const start = process.hrtime.bigint();
  const isLate = () => process.hrtime.bigint() - start > WARM_UP_MOST_NS * variants.length;
  do {
    variants.forEach(({ run }, i) => {
      calls[i] += counts[i];
      counts[i] = Math.max(1, Math.round(ROUND_NS / timeOf(run, counts[i])));
    });
  } while (Math.min(...calls) < WARM_UP_CALLS && !isLate());
  return counts;
}

/** Times by variant, one a round. */
class Results {
  #times = new Map();

  add(name, time) {
    const times = this.#times.get(name);
    if (times) times.push(time);
    else this.#times.set(name, [time]);
  }

  /** Nanoseconds a call. */
  get(name) {
    return { ns: quartiles(this.#times.get(name)).median };
  }

  /** How many times as long as `base` a variant takes: median and quartiles of the ratios of all rounds. */
  ratio(name, base) {
    const bases = this.#times.get(base);
    const { low, median, high } = quartiles(this.#times.get(name).map((time, round) => time / bases[round]));
    return { ratio: median, low, high };
  }
}

/** Measures every variant in each round, in an order that turns from round to round. */
export function compare(variants, rounds) {
  const counts = warmUp(variants);
  const results = new Results();
  for (let round = 0; round < rounds; round++) {
    for (let k = 0; k < variants.length; k++) {
      const i = (k + round) % variants.length;
      results.add(variants[i].name, timeOf(variants[i].run, counts[i]));
    }
  }
  return results;
}
