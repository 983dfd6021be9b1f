import { createServer } from 'node:http';
import { captureProcess, createCapture } from './capture.mjs';
import { createFraudClient } from './fraud-client.mjs';
import { startFraudStandin } from './fraud-standin.mjs';
import { startServer } from './listen.mjs';
import { createLogging, createProtectedLogging } from './logging.mjs';
import { planted } from './planted.mjs';
import { createApp } from './server.mjs';
import { steps } from './traffic.mjs';

const START = 'the start of the service';
const PORTS = { api: 8080, fraud: 9090 };

/** Resolves when the responses of the server are closed, and so when their records are written. */
function watchResponses(server) {
  const closed = [];
  server.on('request', (_req, res) => closed.push(new Promise((resolve) => res.once('close', resolve))));
  return () => Promise.all(closed);
}

async function sendAll(url, capture, whenIdle) {
  for (const { title, path, request } of steps) {
    capture.step = title;
    const response = await fetch(url + path, request);
    const body = await response.text();
    await whenIdle();
    await new Promise(setImmediate);
    if (!response.ok) capture.add(`HTTP ${response.status} response`, body);
  }
}

function logStart({ pino: log }, fraudUrl) {
  const fraud = { url: fraudUrl, apiKey: planted.fraudKey.value };
  const databaseUrl = `postgres://payments:${planted.databasePassword.value}@db.example.com/payments`;
  log.info({ config: { fraud, databaseUrl } }, 'starting');
}

async function runServers(capture, logging) {
  const standin = await startFraudStandin();
  const client = createFraudClient({ url: standin.url, apiKey: planted.fraudKey.value, log: logging.winston });
  const server = createServer(createApp(logging, client));
  const whenIdle = watchResponses(server);
  const api = await startServer(server);
  try {
    capture.step = START;
    logStart(logging, standin.url);
    await sendAll(api.url, capture, whenIdle);
  } finally {
    await Promise.all([api.close(), standin.close()]);
  }
  return [
    [api.url, `http://127.0.0.1:${PORTS.api}`],
    [standin.url, `http://127.0.0.1:${PORTS.fraud}`],
  ];
}

/** Runs the whole service once, and resolves with all that it put out; without a redactor it is unprotected. */
export async function runService(redactor) {
  const capture = createCapture();
  const streams = { pino: capture.stream('pino'), winston: capture.stream('winston') };
  const release = captureProcess(capture);
  try {
    const logging = redactor ? createProtectedLogging(streams, redactor) : createLogging(streams);
    const ports = await runServers(capture, logging);
    return capture.records.map((record) => ({ ...record, text: withFixedValues(record.text, ports) }));
  } finally {
    release();
  }
}

/** The same text for every run: ports and durations are the only things that differ. */
function withFixedValues(text, ports) {
  const host = (url) => url.slice('http://'.length);
  const fixed = ports.reduce((all, [from, to]) => all.replaceAll(host(from), host(to)), text);
  return fixed.replace(/("durationMs":)[\d.]+/g, '$11.5');
}
