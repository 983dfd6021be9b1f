// Express alone, with pino-http, and with requestLog on the same pino, over loopback. At ten connections that are always busy: time a
// request, and processor time of the server, on which other work of the machine has less influence. At a steady rate, a part of what
// the servers can take: how long a client waits for its answer.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';

const PEER = 'pino-http';

const path = '/orders/10442?include=lines,carrier&page=2';
const headers = {
  'content-type': 'application/json',
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
  'accept-language': 'en-GB,en;q=0.9,de;q=0.8',
  referer: 'https://shop.example/orders/10442',
  traceparent: '00-8f1c2d3e4b5a69788796a5b4c3d2e1f0-1a2b3c4d5e6f7081-01',
};

const connections = 10;
/** Milliseconds between two requests of the steady rate. */
const EVERY = 2;

/**
 * The most that a request may take, as a multiple of pino-http's. A body is logged behind the answer, so its bar is on what the client
 * waits; how much less a busy server gets done is shown beside it.
 */
const cases = [
  {
    group: 'GET without a body',
    method: 'GET',
    bars: { alone: undefined, 'pino-http': undefined, ours: 1, 'ours, with context': undefined },
  },
  {
    group: 'POST with a body of 2 kB, answered with as much',
    method: 'POST',
    bars: { alone: undefined, 'pino-http': undefined, ours: undefined, 'ours, bodies': 1.1, 'ours, raw bodies': 1.1 },
    onlyLatency: true,
  },
];

async function start(variant) {
  const child = fork(new URL('../http-server.mjs', import.meta.url), [variant]);
  const [{ port, body }] = await once(child, 'message');
  return { variant, child, port, body };
}

async function cpuOf({ child }) {
  child.send('cpu');
  return (await once(child, 'message'))[0].cpuNs;
}

/** Nanoseconds a request, at connections that are always busy. */
async function measureBusy(server, method, seconds) {
  const { port, body } = server;
  const before = await cpuOf(server);
  const result = await autocannon({
    url: `http://127.0.0.1:${port}${path}`,
    method,
    connections,
    duration: seconds,
    sampleInt: 100,
    headers,
    ...(method === 'POST' ? { body } : {}),
  });
  const wrong = result.non2xx + result.errors + result.timeouts;
  const count = result['2xx'];
  return { time: (result.duration * 1e9) / count, cpu: ((await cpuOf(server)) - before) / count, wrong };
}

/** Nanoseconds until one answer is there, or nothing if it is wrong. */
async function askOnce({ port, body }, method, agent) {
  const begin = process.hrtime.bigint();
  const sent = request({ host: '127.0.0.1', port, path, method, agent, headers });
  sent.end(method === 'POST' ? body : undefined);
  try {
    const [response] = await once(sent, 'response');
    response.resume();
    await once(response, 'end');
    return response.statusCode === 200 ? Number(process.hrtime.bigint() - begin) : undefined;
  } catch {
    return undefined;
  }
}

/** Nanoseconds that a client waits at a steady rate, on average. */
async function measureSteady(server, method, seconds) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const waiting = [];
  for (const end = performance.now() + seconds * 1000; performance.now() < end; await sleep(EVERY))
    waiting.push(askOnce(server, method, agent));
  const times = await Promise.all(waiting);
  agent.destroy();
  const right = times.filter((time) => time !== undefined);
  return {
    latency: right.reduce((sum, time) => sum + time, 0) / right.length,
    wrong: times.length - right.length,
  };
}

async function measure(server, method, seconds) {
  const busy = await measureBusy(server, method, seconds);
  const steady = await measureSteady(server, method, seconds);
  return { ...busy, ...steady, wrong: busy.wrong + steady.wrong };
}

const quartile = (list, share) => list.toSorted((a, b) => a - b)[Math.floor((list.length - 1) * share)];

/** The times of every variant of a case, one a round. */
async function timesOf({ group, method, bars }, rounds, seconds) {
  const servers = await Promise.all(Object.keys(bars).map(start));
  const times = Object.fromEntries(servers.map(({ variant }) => [variant, []]));
  const faults = [];
  for (const server of servers) await measure(server, method, 1);
  for (let turn = 0; turn < rounds * servers.length; turn++) {
    const round = Math.floor(turn / servers.length);
    const server = servers[(turn + round) % servers.length];
    const { wrong, ...one } = await measure(server, method, seconds);
    times[server.variant].push(one);
    if (wrong > 0) faults.push(`${group}, ${server.variant}: ${wrong} answers are wrong`);
  }
  for (const { child } of servers) child.kill();
  return { times, faults };
}

const titles = {
  time: 'time at ten busy connections',
  cpu: 'processor time of the server',
  latency: 'latency at a steady rate',
};

/** The rows of a case, by time or by processor time. */
function rowsOf({ group, bars, onlyLatency }, times, kind) {
  const peer = times[PEER].map((one) => one[kind]);
  return Object.entries(bars).map(([name, bar]) => {
    const own = times[name].map((one) => one[kind]);
    const ratios = own.map((time, round) => time / peer[round]);
    const [low, ratio, high] = [0.25, 0.5, 0.75].map((share) => quartile(ratios, share));
    return {
      group: `${group}: ${titles[kind]}`,
      name,
      ns: quartile(own, 0.5),
      ratio,
      low,
      high,
      bar: onlyLatency && kind !== 'latency' ? undefined : bar,
    };
  });
}

/** @returns rows of the table, and what is wrong with the answers */
export async function httpExchanges(rounds, seconds) {
  const rows = [];
  const faults = [];
  for (const one of cases) {
    const measured = await timesOf(one, rounds, seconds);
    faults.push(...measured.faults);
    for (const kind of Object.keys(titles)) rows.push(...rowsOf(one, measured.times, kind));
  }
  return { rows, faults };
}
