// `node examples/alerts/run.mjs` sends some requests to a shop and prints its alerts and its metric. With `--check` it fails if
// either is not as it should be, or a planted value came out.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { watchFindings } from './alerts.mjs';
import { createApp } from './server.mjs';

const CARD = '4111111111111111';
const rules = [
  { name: 'sad-on-a-route', category: 'sad', above: 0 },
  { name: 'many-cards-on-a-route', category: 'pan', above: 2 },
];

const alerts = [];
const lines = [];
const findings = watchFindings(rules, (alert) => alerts.push(alert));
const { app, logger, stats } = createApp({ write: (line) => lines.push(line) }, findings.metrics);
const server = app.listen(0, '127.0.0.1');
await once(server, 'listening');
const url = `http://127.0.0.1:${server.address().port}`;

const send = async (path, init) => (await fetch(url + path, init)).text();
const order = { method: 'POST', headers: { 'content-type': 'application/json', 'x-card': CARD }, body: '{"items":1}' };
for (const path of ['/items/7', '/pay/737', '/items/8?card=5555555555554444', '/pay/737']) await send(path);
for (let i = 0; i < 4; i++) await send('/orders', order);
const metrics = await send('/metrics');
server.close();
server.closeAllConnections();
await once(server, 'close');
findings.stop();

for (const alert of alerts) logger.warn(alert, 'alert');
console.log(metrics);
for (const alert of alerts) console.log(`alert: ${alert.alert} on ${alert.route} (${alert.detector})`);

if (process.argv.includes('--check')) {
  const route = (one) => `${one.alert} ${one.route}`;
  assert.deepEqual(alerts.map(route), ['sad-on-a-route /pay/:cvv', 'many-cards-on-a-route /orders']);
  assert.match(metrics, /\{detector="cvv",category="sad",route="\/pay\/:cvv"\} 2\n/);
  assert.match(metrics, /\{detector="pan",category="pan",route="\/items\/:item"\} 1\n/);
  assert.deepEqual(stats().routes, { '/pay/:cvv': { cvv: 2 }, '/items/:item': { pan: 1 }, '/orders': { pan: 4 } });
  const out = metrics + lines.join('') + JSON.stringify(alerts);
  for (const value of [CARD, '5555555555554444', '/737']) assert.ok(!out.includes(value), 'a planted value came out');
  console.log('ok: both alerts, the metric, and no planted value');
}
