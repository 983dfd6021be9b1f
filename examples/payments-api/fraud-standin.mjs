import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { startServer } from './listen.mjs';

function answer(path, body) {
  if (path === '/v1/unavailable') {
    return [502, { error: 'issuer link down', request: encodeURIComponent(body) }];
  }
  return [200, { checkId: 'chk_7f3a', decision: 'approve', score: 12, received: JSON.parse(body) }];
}

/** Stands in for the fraud-check API of a vendor: it checks nothing, and echoes what it was sent. */
export function startFraudStandin() {
  const server = createServer(async (req, res) => {
    const [status, body] = answer(req.url, await text(req));
    res.sendDate = false;
    res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  return startServer(server);
}
