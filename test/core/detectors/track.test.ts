import { describe } from 'vitest';
import { itKeeps, itShows, type Kept, type Shown } from '../rows.js';

const track = '[REDACTED:track]';
const one = '%B4111111111111111^DOE/JANE^27121011000012300000?';
const two = ';4111111111111111=27121011000012300000?';
const bare = two.slice(1, -1);

const found: Shown[] = [
  ['track 1', `read ${one} ok`, `read ${track} ok`],
  ['track 1 without sentinels', `read ${one.slice(1, -1)}, ok`, `read ${track}, ok`],
  ['track 1 without a format code', 'read 4111111111111111^DOE/JANE^27121011000012300000, ok', `read ${track}, ok`],
  ['track 2', `read ${two} ok`, `read ${track} ok`],
  ['track 2 without sentinels', `read ${bare} ok`, `read ${track} ok`],
  ['track 2 in JSON', `{"raw":"${two}"}`, `{"raw":"${track}"}`],
  ['both tracks', `${one}${two}`, `${track}${track}`],
  ['chip form', 'read 4111111111111111D27121011000012300000F ok', `read ${track} ok`],
  ['chip form, small letters', 'read 4111111111111111d27121011000012300000f ok', `read ${track} ok`],
  ['American Express', 'read 378282246310005=27121011000012300000 ok', `read ${track} ok`],
  ['Diners Club of 14 digits', 'read 30569309025904=27121011000012300000 ok', `read ${track} ok`],
  ['Visa of 13 digits', 'read 4222222222222=27121011000012300000 ok', `read ${track} ok`],
  ['Visa of 19 digits', 'read 4917610000000000003=27121011000012300000 ok', `read ${track} ok`],
  ['percent-encoded', 'd=%3B4111111111111111%3D27121011000012300000%3F&x=1', `d=${track}&x=1`],
  ['field', '{"track2":"4111111111111111=27121011000012300000"}', `{"track2":"${track}"}`],
  ['field, encrypted', '{"trackData":"0123456789ABCDEF0123456789ABCDEF"}', `{"trackData":"${track}"}`],
  ['field, number', '{"track2Data":41111111111111112712}', `{"track2Data":"${track}"}`],
  ['DE35', 'DE35=4111111111111111=27121011000012300000', `DE35=${track}`],
  ['an object under the name', '{"trackData":{"one":"x"},"a":1}', `{"trackData":"${track}","a":1}`],
];
describe('track: found', () => itShows(found));

const kept: Kept[] = [
  ['a number of a song', 'track 5 of 12'],
  ['a tracking number', 'trackingNumber=12345678'],
  ['a status', '{"trackStatus":"ok"}'],
  ['an assignment', '123456789012=5'],
  ['a table of numbers', '100000000000=200000000000=300000000000'],
  ['a power', '100000000000^2'],
  ['a hexadecimal number', 'id 100000000000d1'],
  ['a digest', 'tree 9c601142907753d3108201ab5e60f1c7d2934e8b'],
  ['a title', '{"track":"Yesterday"}'],
];
describe('track: left alone', () => itKeeps(kept));
