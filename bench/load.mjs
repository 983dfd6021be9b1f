// 2,000 connections at once for 20 seconds against a server that logs every exchange with both bodies: `node bench/load.mjs`. Fails if an
// event is lost, a card comes out, a listener is left behind, or the memory grows.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';

const CONNECTIONS = 2000;
const SECONDS = 20;
/** What the heap may gain from one half of the load to the next. Bytes. */
const MAX_GROWTH = 16 * 1024 * 1024;

const child = fork(new URL('load-server.mjs', import.meta.url), { execArgv: ['--expose-gc'] });
const [{ port }] = await once(child, 'message');

async function stateNow() {
  // Connections that are cut at the end are still being closed.
  await sleep(2000);
  child.send('state');
  return (await once(child, 'message'))[0];
}

const load = (duration) =>
  autocannon({
    url: `http://127.0.0.1:${port}/pay/7?page=2`,
    method: 'POST',
    connections: CONNECTIONS,
    duration,
    timeout: 60,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ card: { number: '4111111111111111', cvv: '737' }, note: 'x'.repeat(500) }),
  });

await load(3);
const first = await stateNow();
const result = await load(SECONDS);
const last = await stateNow();
child.kill();

const events = last.events - first.events;
const growth = last.heap - first.heap;
const faults = [
  result.errors + result.timeouts + result.non2xx > 0 &&
    `${result.errors + result.timeouts + result.non2xx} requests failed`,
  last.exchanges !== last.events && `${last.exchanges - last.events} events are lost`,
  events < result['2xx'] && `${result['2xx'] - events} answers have no event`,
  last.failures > 0 && `${last.failures} failures`,
  last.leaked > 0 && `${last.leaked} events show a card`,
  last.heldBytes > 0 && `${last.heldBytes} bytes of bodies are still held`,
  last.mostListeners > first.mostListeners &&
    `${last.mostListeners} listeners on a socket, ${first.mostListeners} before`,
  last.warnings.length > 0 && last.warnings.join('; '),
  growth > MAX_GROWTH && `the heap grew by ${growth} bytes`,
].filter(Boolean);

console.log(
  `${CONNECTIONS} connections, ${SECONDS} s: ${result['2xx']} answers, ${events} events (of those, requests cut at the end: ${events - result['2xx']})`,
);
console.log(
  `heap ${(first.heap / 1e6).toFixed(1)} MB before, ${(last.heap / 1e6).toFixed(1)} MB after; at most ${last.mostListeners} listeners on a socket`,
);
for (const fault of faults) console.error(`Fault: ${fault}`);
process.exitCode = faults.length === 0 ? 0 : 1;
