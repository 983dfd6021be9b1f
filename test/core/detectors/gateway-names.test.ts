import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../packages/core/src/index.js';
import { itKeeps, itShows } from '../rows.js';

describe('names of gateways', () => {
  itShows([
    ['check account', 'checkAccount=10023344', 'checkAccount=[REDACTED:bank-account]'],
    ['check aba, one word', 'checkaba=111000025', 'checkaba=[REDACTED:bank-account]'],
    ['route', '<TransRoute>111000025</TransRoute>', '<TransRoute>[REDACTED:bank-account]</TransRoute>'],
    [
      'routing names the account beside it',
      '{"account":"10023344","routing":"111000025"}',
      '{"account":"[REDACTED:bank-account]","routing":"[REDACTED:bank-account]"}',
    ],
    ['registration key', 'RegKey=R7K2-77AB-90', 'RegKey=[REDACTED:api-key]'],
    ['short key', 'api_key=ab_12x', 'api_key=[REDACTED:api-key]'],
    ['digest of a body', 'Digest: SHA-256=bXkgYm9keSBkaWdlc3Q', 'Digest: [REDACTED:signature]'],
    ['hash of a card', 'card_hash=2c26b46b68ffc68f', 'card_hash=[REDACTED:signature]'],
    ['password, one word, percent', '%3CstorePwd%3Eopen7%3C', '%3CstorePwd%3E[REDACTED:password]%3C'],
    ['abbreviated name', '{"Passport No.":"L898902C3"}', '{"Passport No.":"[REDACTED:identity-document]"}'],
  ]);
  itKeeps([
    ['routing without a routing number', 'routing=123456789'],
    ['routing as a word', 'routing=roundrobin'],
    ['digest of an image', 'digest: sha256:2c26b46b68ffc68ff99b453c1d304134'],
    ['short word for a key', 'api_key=shorts'],
    ['merchant and login by default', 'merchid=800018294 auth_user=jane requestorId=req-77'],
  ]);

  it('merchant and login, switched on', () => {
    const { redactText } = createRedactor({ enable: { 'merchant-id': true, login: true } });
    expect(redactText('merchid=800018294 auth_user=jane requestorId=req-77')).toBe(
      'merchid=[REDACTED:merchant-id] auth_user=[REDACTED:login] requestorId=[REDACTED:merchant-id]',
    );
  });
});
