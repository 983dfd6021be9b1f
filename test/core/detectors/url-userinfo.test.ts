import { describe } from 'vitest';
import { itKeeps, itShows, type Kept, type Shown } from '../rows.js';

const hidden = '[REDACTED:url-userinfo]';

const found: Shown[] = [
  ['https', 'GET https://bob:hunter2@a.example/x', `GET https://${hidden}@a.example/x`],
  ['a database', 'postgres://app:hunter2@db:5432/shop', `postgres://${hidden}@db:5432/shop`],
  ['in JSON', '{"url":"redis://:hunter2@cache:6379"}', `{"url":"redis://${hidden}@cache:6379"}`],
  ['an at sign in the password', 'mysql://app:hun@ter2@db/shop', `mysql://${hidden}@db/shop`],
  ['an encoded password', 'amqp://app:h%40nter2@mq/v', `amqp://${hidden}@mq/v`],
  ['two of them', 'a://u:p1@h b://u:p2@h', `a://${hidden}@h b://${hidden}@h`],
  ['an IP address as host', 'ftp://u:p1@10.0.0.1/f', `ftp://${hidden}@10.0.0.1/f`],
  [
    'under a name for connections',
    '{"databaseUrl":"postgres://app:hunter2@db/shop"}',
    `{"databaseUrl":"postgres://${hidden}@db/shop"}`,
  ],
  ['slashes escaped', '{"u":"https:\\/\\/bob:hunter2@a.example\\/x"}', `{"u":"https:\\/\\/${hidden}@a.example\\/x"}`],
];
describe('url-userinfo: found', () => itShows(found));

const kept: Kept[] = [
  ['no userinfo', 'https://a.example:8443/x'],
  ['an at sign in the path', 'https://a.example:8443/@scope/package'],
  ['an at sign in a query', 'https://a.example/?v=react@18'],
  ['a package', 'npm i @scope/package@1.2.3'],
  ['git', 'git@github.com:org/repo.git'],
];
describe('url-userinfo: left alone', () => itKeeps(kept));
