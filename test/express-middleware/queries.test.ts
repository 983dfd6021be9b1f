import { requestLog, safe } from '@sixfour/express-middleware';
import { describe, expect, test } from 'vitest';
import { leaks } from '../plants.js';
import { capture, hosts, serve } from './hosts.js';

/** Queries in which a parser sees a name that the text spells otherwise, or that is only a part of it. */
const queries: readonly (readonly [name: string, query: string, shown: string])[] = [
  ['a member', 'cvv[a]=737', 'cvv[a]=[REDACTED:cvv]'],
  ['a member of a member', 'card[cvv][code]=737', 'card[cvv][code]=[REDACTED:cvv]'],
  ['a list', 'cvv[]=737', 'cvv[]=[REDACTED:cvv]'],
  ['escaped brackets', 'cvv%5Ba%5D=737', 'cvv%5Ba%5D=[REDACTED:cvv]'],
  ['a space behind the name', 'cvv+=737', 'cvv+=[REDACTED:cvv]'],
  ['a space before the name', '+cvv=737', '+cvv=[REDACTED:cvv]'],
  ['an escaped letter', 'page=2&c%76v=737', 'page=2&c%76v=[REDACTED:cvv]'],
  ['nothing', 'filter[brand]=visa&sort+by=name&q=a%20b', 'filter[brand]=visa&sort+by=name&q=a%20b'],
];

describe.each(hosts)('$name', ({ express }) => {
  test.each(queries)('%s', async (_name, query, shown) => {
    const { lines, logger } = capture();
    const app = express();
    app.set('query parser', 'extended');
    app.use(requestLog({ logger }));
    app.get('/', (request, response) => {
      response.set('location', `/done?${query}`);
      logger.info({ request: safe(request), response: safe(response) });
      response.end();
    });
    const headers = { referer: `https://shop.example/pay?${query}` };
    const [own, event] = await serve(app, lines, ({ send }) => send(`/?${query}`, { headers }));
    expect(leaks(lines.join(''))).toEqual([]);
    const seen = { url: `/?${shown}`, headers: { referer: `https://shop.example/pay?${shown}` } };
    expect(event).toMatchObject(seen);
    expect(own).toMatchObject({ request: seen, response: { headers: { location: `/done?${shown}` } } });
  });
});
