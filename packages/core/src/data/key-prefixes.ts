/** Prefix of a secret key, and how many characters the whole key has at least. */
export type KeyPrefix = readonly [prefix: string, least: number];

/** Prefixes that vendors give their secret keys, from the vendors' own pages on secret scanning and key formats. */
export const keyPrefixes: readonly KeyPrefix[] = [
  // Stripe: docs.stripe.com/keys. Publishable keys (pk_) are no secret.
  ['sk_live_', 20],
  ['sk_test_', 20],
  ['rk_live_', 20],
  ['rk_test_', 20],
  ['whsec_', 24],
  // GitHub: docs.github.com, "About authentication to GitHub", token formats.
  ['ghp_', 36],
  ['gho_', 36],
  ['ghu_', 36],
  ['ghs_', 36],
  ['ghr_', 36],
  ['github_pat_', 40],
  // GitLab: docs.gitlab.com, "Token overview".
  ['glpat-', 20],
  ['gldt-', 20],
  ['glrt-', 20],
  // Slack: api.slack.com/authentication/token-types.
  ['xoxb-', 20],
  ['xoxp-', 20],
  ['xoxa-', 20],
  ['xoxr-', 20],
  ['xoxs-', 20],
  ['xapp-', 20],
  // AWS: IAM user guide, "Understanding unique ID prefixes".
  ['AKIA', 20],
  ['ASIA', 20],
  // Google: API keys and OAuth client secrets.
  ['AIza', 39],
  ['GOCSPX-', 28],
  // Square: developer.squareup.com.
  ['sq0atp-', 22],
  ['sq0csp-', 43],
  ['EAAA', 60],
  // Shopify, npm, PyPI, DigitalOcean, Mailgun, Anthropic, OpenAI.
  ['shpat_', 32],
  ['shpss_', 32],
  ['npm_', 36],
  ['pypi-', 50],
  ['dop_v1_', 64],
  ['sk-ant-', 24],
  ['sk-proj-', 24],
  ['sk-svcacct-', 24],
  ['key-', 36],
  // Adyen, PayPal/Braintree, Plaid: docs.adyen.com, developer.paypal.com, plaid.com/docs.
  ['AQEy', 60],
  ['AQEx', 60],
  ['access-sandbox-', 40],
  ['access-production-', 40],
];

/** First characters of the base64url form of a JOSE header (RFC 7515): `{"alg`, `{"typ`, `{"kid`, `{"enc`, `{"cty` and so on. */
export const jwtPrefixes: readonly string[] = [
  'eyJh',
  'eyJ0',
  'eyJr',
  'eyJl',
  'eyJj',
  'eyJq',
  'eyJ4',
  'eyJ6',
  'eyJp',
  'eyJi',
  'eyJu',
  'ewog',
];
