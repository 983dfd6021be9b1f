// Turns the findings of a request log into a metric and an alert, by the channel `sixfour:finding`.
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { FINDING_CHANNEL } from '@sixfour/express-middleware';

/**
 * Counts findings by detector, category and route, and calls `alert` once for each rule and route when its count goes above the
 * threshold.
 *
 * @param rules `{ name, category, above }`: the alert `sad-on-a-route` of `{ category: 'sad', above: 0 }` is "SAD on a route > 0"
 */
export function watchFindings(rules, alert) {
  const counts = new Map();
  const raised = new Set();

  const countOf = (category, route) =>
    [...counts.values()]
      .filter((one) => one.category === category && one.route === route)
      .reduce((sum, { count }) => sum + count, 0);

  function onFinding({ detector, category, method, route }) {
    const key = JSON.stringify([detector, category, route]);
    const one = counts.get(key) ?? { detector, category, route, count: 0 };
    one.count++;
    counts.set(key, one);
    for (const { name, above } of rules.filter((rule) => rule.category === category)) {
      const id = JSON.stringify([name, route]);
      if (raised.has(id) || countOf(category, route) <= above) continue;
      raised.add(id);
      alert({ alert: name, method, route, detector });
    }
  }

  subscribe(FINDING_CHANNEL, onFinding);
  return {
    stop: () => unsubscribe(FINDING_CHANNEL, onFinding),
    metrics: () => formatMetrics([...counts.values()]),
  };
}

const escapeLabel = (text) => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');

/** The text format of Prometheus, version 0.0.4. */
function formatMetrics(counts) {
  const lines = counts.map(({ detector, category, route, count }) => {
    const labels = Object.entries({ detector, category, route }).map(
      ([name, value]) => `${name}="${escapeLabel(value)}"`,
    );
    return `sixfour_exchanges_with_findings_total{${labels.join(',')}} ${count}`;
  });
  return [
    '# HELP sixfour_exchanges_with_findings_total Exchanges in which a detector found sensitive data.',
    '# TYPE sixfour_exchanges_with_findings_total counter',
    ...lines,
    '',
  ].join('\n');
}
