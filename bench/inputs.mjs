// What the rows log and redact: made up, in the manner of real services, and free of anything sensitive unless said.

const uuid = '0190c3f1-9d2b-7c44-8a51-3f0e6b7d21aa';
const userAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36';

/** What one log call is given: a merging object and a message. */
export const logCalls = {
  small: [{ orderId: 'A-10442', items: 3, total: 129.9 }, 'order accepted'],
  http: [
    {
      req: {
        id: uuid,
        method: 'POST',
        url: '/api/v2/orders/10442/shipments?include=lines,carrier&page=2',
        query: { include: 'lines,carrier', page: '2' },
        params: { orderId: '10442' },
        headers: {
          host: 'api.shop.example',
          connection: 'keep-alive',
          'content-length': '482',
          'content-type': 'application/json; charset=utf-8',
          accept: 'application/json, text/plain, */*',
          'accept-encoding': 'gzip, deflate, br',
          'accept-language': 'en-GB,en;q=0.9,de;q=0.8',
          'user-agent': userAgent,
          referer: 'https://shop.example/orders/10442',
          'x-request-id': uuid,
          'x-forwarded-proto': 'https',
          traceparent: '00-8f1c2d3e4b5a69788796a5b4c3d2e1f0-1a2b3c4d5e6f7081-01',
          'sec-fetch-mode': 'cors',
        },
        remoteAddress: '203.0.113.42',
        remotePort: 52814,
      },
      res: {
        statusCode: 201,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'content-length': '1893',
          'cache-control': 'no-store',
          etag: 'W/"765-Zx0kTq3yN1dWc8"',
          vary: 'Origin, Accept-Encoding',
          'x-ratelimit-remaining': '4987',
        },
      },
      responseTime: 43,
    },
    'request completed',
  ],
  dirty: [
    { orderId: 'A-10442', card: { number: '4111111111111111', cvv: '123', holder: 'checkout' }, total: 129.9 },
    'charge sent',
  ],
};

const agents = [
  userAgent,
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148',
  'shop-ios/4.12.0 (build 8123)',
];

/** The HTTP line of another request each time: ids, path, agent, address, sizes and times differ, also in length. */
export const otherRequests = Array.from({ length: 64 }, (_, i) => {
  const [merging, message] = structuredClone(logCalls.http);
  const id = uuid.replaceAll(/[0-9a-f]/g, (sign, at) => ((parseInt(sign, 16) + i * (at + 3)) % 16).toString(16));
  const order = String(37 + i * 971);
  const { req, res } = merging;
  req.id = req.headers['x-request-id'] = id;
  req.url = req.url.replace('10442', order);
  req.params.orderId = order;
  req.headers.referer = req.headers.referer.replace('10442', order);
  req.headers['user-agent'] = agents[i % agents.length];
  req.headers['content-length'] = String(90 + i * 7);
  req.headers.traceparent = `00-${id.replaceAll('-', '')}-${id.replaceAll('-', '').slice(16)}-01`;
  req.remoteAddress = `198.51.100.${i}`;
  req.remotePort = 40_000 + i * 131;
  res.headers['content-length'] = String(800 + i * 37);
  res.headers.etag = `W/"${id.slice(0, 3)}-Zx0kTq3yN1dW${i}"`;
  merging.responseTime = 3 + i;
  return [merging, message];
});

/** Objects that a caller gives to `redact`. */
export const values = {
  request: {
    requestId: uuid,
    method: 'POST',
    path: '/api/v2/orders/10442/shipments',
    status: 201,
    durationMs: 43.2,
    remoteAddress: '203.0.113.42',
    startedAt: '2025-03-14T09:26:53.589Z',
    cached: false,
    headers: {
      host: 'api.shop.example',
      'content-type': 'application/json; charset=utf-8',
      'content-length': '482',
      accept: 'application/json, text/plain, */*',
    },
    query: { include: 'lines,carrier', page: 2 },
    route: { name: 'shipments', version: 2, tags: ['orders', 'public'] },
  },
};

values.order = {
  ...values.request,
  userAgent,
  order: {
    id: 'A-10442',
    currency: 'EUR',
    total: 129.9,
    createdAt: 1741944413589,
    lines: [
      { sku: 'KB-87-ISO', title: 'Keyboard, 87 keys', quantity: 1, unitPrice: 89.95 },
      { sku: 'CB-USBC-2M', title: 'Cable USB-C, 2 m', quantity: 2, unitPrice: 14.5 },
      { sku: 'PAD-XL', title: 'Desk pad', quantity: 1, unitPrice: 10.95 },
    ],
    shipment: { carrier: 'parcel', service: 'standard', parcels: 1, weightGrams: 1840 },
  },
  region: 'eu-central-1',
  instance: 'orders-7c9f5d6b8-x2v4q',
};

/** The same objects of other requests: ids, path, address, sizes, times and order lines differ, also in length and number. */
export const otherValues = Object.fromEntries(
  Object.entries(values).map(([name, value]) => [
    name,
    Array.from({ length: 64 }, (_, i) => {
      const other = structuredClone(value);
      const { requestId } = other;
      other.requestId = requestId.replaceAll(/[0-9a-f]/g, (sign, at) =>
        ((parseInt(sign, 16) + i * (at + 3)) % 16).toString(16),
      );
      other.path = other.path.replace('10442', String(37 + i * 971));
      other.durationMs += i / 7;
      other.remoteAddress = `198.51.100.${i}`;
      other.startedAt = new Date(Date.parse(value.startedAt) + i * 7919).toISOString();
      other.headers['content-length'] = String(90 + i * 7);
      if (other.order === undefined) return other;
      other.userAgent = agents[i % agents.length];
      other.order.id = `A-${10_442 + i * 13}`;
      other.order.total += i;
      other.order.createdAt += i * 7919;
      other.order.lines = Array.from({ length: 1 + (i % 3) }, (_line, k) => ({
        sku: `KB-${i * 3 + k}-ISO`,
        title: `Keyboard, ${i + k} keys`,
        quantity: 1 + k,
        unitPrice: 89.95 + i,
      }));
      return other;
    }),
  ]),
);

/** Eight paths for pino's own `redact`, as its documentation writes them. */
export const pinoPaths = [
  'req.headers.authorization',
  'req.headers.cookie',
  'res.headers["set-cookie"]',
  'req.body.password',
  'card.number',
  'card.cvv',
  'user.email',
  'user.token',
];

const names = [
  'password',
  'passwd',
  'secret',
  'token',
  'apiKey',
  'authorization',
  'cookie',
  'pan',
  'cardNumber',
  'cvv',
  'ssn',
  'email',
];

/** Twelve names at three depths, as a list of paths has to spell what a name alone says here. */
export const fastRedactPaths = names.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
