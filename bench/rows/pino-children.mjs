// What rules of a child cost: to make one, and for each of its lines.
import { childWithRedaction, withRedaction } from '@sixfour/pino-transport';
import pino from 'pino';
import { logCalls } from '../inputs.mjs';
import { compare } from '../measure.mjs';

const rules = { paths: ['order.note'], fields: { add: { shelf: 'password' } } };
const lastFour = { pan: 'last4' };
const bindings = { module: 'orders' };

/** @returns rows of the table; nothing here has a verdict of its own */
export function pinoChildren(rounds) {
  const logger = pino(withRedaction({}), pino.destination({ dest: '/dev/null', sync: true }));
  const [merging, message] = logCalls.small;
  const plain = logger.child(bindings);
  const ruled = childWithRedaction(logger, bindings, rules);
  const groups = {
    'make a child': {
      'logger.child': () => logger.child(bindings),
      'childWithRedaction, rules kept': () => childWithRedaction(logger, bindings, rules),
      'childWithRedaction, new rules of the same tables': () => childWithRedaction(logger, bindings, { ...lastFour }),
      'childWithRedaction, new rules of new tables': () => childWithRedaction(logger, bindings, { ...rules }),
    },
    'small line of a child': {
      'rules of its parent': () => plain.info(merging, message),
      'rules of its own': () => ruled.info(merging, message),
    },
  };
  const rows = Object.entries(groups).flatMap(([group, runs]) => {
    const variants = Object.entries(runs).map(([name, run]) => ({ name, run }));
    const results = compare(variants, rounds);
    return variants.map(({ name }) => ({
      group,
      name,
      ...results.get(name),
      ...results.ratio(name, variants[0].name),
    }));
  });
  return { rows, faults: [] };
}
