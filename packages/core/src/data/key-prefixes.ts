/**
 * One prefix of secret keys: `prefix | least length of the whole key | vendor's page | environment`, the last where the prefix tells it.
 * A prefix of letters alone also needs a digit behind it. Publishable keys (`pk_…`) are no secret and stand in no row.
 */
const rows = `
sk_live_ | 20 | docs.stripe.com/keys | live
sk_test_ | 20 | docs.stripe.com/keys | test
rk_live_ | 20 | docs.stripe.com/keys | live
rk_test_ | 20 | docs.stripe.com/keys | test
whsec_ | 24 | docs.stripe.com/webhooks/signature
sq0atp- | 22 | developer.squareup.com/docs/build-basics/access-tokens | live
sq0csp- | 43 | developer.squareup.com/docs/oauth-api/overview | live
sandbox-sq0csb- | 40 | developer.squareup.com/docs/oauth-api/overview | test
EAAA | 60 | developer.squareup.com/docs/build-basics/access-tokens
AQEy | 60 | docs.adyen.com/development-resources/api-credentials
AQEx | 60 | docs.adyen.com/development-resources/api-credentials
access-sandbox- | 40 | plaid.com/docs/quickstart/glossary | test
access-production- | 40 | plaid.com/docs/quickstart/glossary | live
FLWSECK_TEST- | 20 | developer.flutterwave.com/docs/authentication | test
FLWSECK- | 20 | developer.flutterwave.com/docs/authentication | live
rzp_live_ | 20 | razorpay.com/docs/api/authentication | live
rzp_test_ | 20 | razorpay.com/docs/api/authentication | test
live_ | 34 | docs.mollie.com/reference/authentication | live
ghp_ | 40 | docs.github.com/en/authentication, token formats
gho_ | 40 | docs.github.com/en/authentication, token formats
ghu_ | 40 | docs.github.com/en/authentication, token formats
ghs_ | 40 | docs.github.com/en/authentication, token formats
ghr_ | 40 | docs.github.com/en/authentication, token formats
github_pat_ | 40 | docs.github.com/en/authentication, token formats
glpat- | 20 | docs.gitlab.com/security/tokens
gldt- | 20 | docs.gitlab.com/security/tokens
glrt- | 20 | docs.gitlab.com/security/tokens
glcbt- | 20 | docs.gitlab.com/security/tokens
glptt- | 20 | docs.gitlab.com/security/tokens
glft- | 20 | docs.gitlab.com/security/tokens
glsoat- | 20 | docs.gitlab.com/security/tokens
glimt- | 20 | docs.gitlab.com/security/tokens
gloas- | 20 | docs.gitlab.com/security/tokens
glagent- | 20 | docs.gitlab.com/security/tokens
xoxb- | 20 | api.slack.com/authentication/token-types
xoxp- | 20 | api.slack.com/authentication/token-types
xoxa- | 20 | api.slack.com/authentication/token-types
xoxr- | 20 | api.slack.com/authentication/token-types
xoxs- | 20 | api.slack.com/authentication/token-types
xoxe- | 20 | api.slack.com/authentication/token-types
xapp- | 20 | api.slack.com/authentication/token-types
AKIA | 20 | docs.aws.amazon.com/IAM, unique ID prefixes
ASIA | 20 | docs.aws.amazon.com/IAM, unique ID prefixes
ABIA | 20 | docs.aws.amazon.com/IAM, unique ID prefixes
ACCA | 20 | docs.aws.amazon.com/IAM, unique ID prefixes
ABSK | 60 | docs.aws.amazon.com/bedrock, API keys
AIza | 39 | cloud.google.com/docs/authentication/api-keys
GOCSPX- | 28 | developers.google.com/identity/protocols/oauth2
ya29. | 40 | developers.google.com/identity/protocols/oauth2
shpat_ | 32 | shopify.dev/docs/apps/build/authentication-authorization
shpss_ | 32 | shopify.dev/docs/apps/build/authentication-authorization
shpca_ | 32 | shopify.dev/docs/apps/build/authentication-authorization
shppa_ | 32 | shopify.dev/docs/apps/build/authentication-authorization
npm_ | 36 | docs.npmjs.com/about-access-tokens
pypi- | 50 | pypi.org/help, API tokens
rubygems_ | 50 | guides.rubygems.org/api-key-scopes
dop_v1_ | 64 | docs.digitalocean.com/reference/api
doo_v1_ | 64 | docs.digitalocean.com/reference/api
dor_v1_ | 64 | docs.digitalocean.com/reference/api
SG. | 60 | docs.sendgrid.com/ui/account-and-settings/api-keys
key- | 36 | documentation.mailgun.com, API keys
xkeysib- | 60 | developers.brevo.com/docs/getting-started
hvs. | 24 | developer.hashicorp.com/vault/docs/concepts/tokens
hvb. | 24 | developer.hashicorp.com/vault/docs/concepts/tokens
hvr. | 24 | developer.hashicorp.com/vault/docs/concepts/tokens
sk-ant- | 24 | docs.anthropic.com/en/api
sk-proj- | 24 | platform.openai.com/docs/api-reference/authentication
sk-svcacct- | 24 | platform.openai.com/docs/api-reference/authentication
sk-admin- | 24 | platform.openai.com/docs/api-reference/authentication
sk-or-v1- | 40 | openrouter.ai/docs/api-reference/authentication
gsk_ | 40 | console.groq.com/docs
xai- | 60 | docs.x.ai/docs
pplx- | 40 | docs.perplexity.ai
hf_ | 34 | huggingface.co/docs/hub/security-tokens
api_org_ | 34 | huggingface.co/docs/hub/security-tokens
vcp_ | 24 | vercel.com/docs/rest-api
vci_ | 24 | vercel.com/docs/rest-api
vca_ | 24 | vercel.com/docs/rest-api
vcr_ | 24 | vercel.com/docs/rest-api
vck_ | 24 | vercel.com/docs/rest-api
tskey- | 30 | tailscale.com/kb/1277/key-prefixes
dapi | 36 | docs.databricks.com/dev-tools/auth/pat
glc_ | 32 | grafana.com/docs/grafana-cloud/account-management/authentication-and-permissions/access-policies
glsa_ | 40 | grafana.com/docs/grafana/latest/administration/service-accounts
figd_ | 40 | figma.com/developers/api
ntn_ | 40 | developers.notion.com/docs/authorization
secret_ | 50 | developers.notion.com/docs/authorization
lin_api_ | 40 | developers.linear.app/docs
fm1r_ | 40 | fly.io/docs/security/tokens
fm2_ | 40 | fly.io/docs/security/tokens
fo1_ | 40 | fly.io/docs/security/tokens
sgp_ | 40 | docs.sourcegraph.com/cli/how-tos/creating_an_access_token
sntrys_ | 40 | docs.sentry.io/account/auth-tokens
sntryu_ | 40 | docs.sentry.io/account/auth-tokens
nfp_ | 40 | docs.netlify.com/api/get-started
CFPAT- | 40 | contentful.com/developers/docs/references/authentication
ATATT3 | 60 | support.atlassian.com/atlassian-account/docs/manage-api-tokens
ATCTT3 | 60 | support.atlassian.com/bitbucket-cloud/docs/access-tokens
dckr_pat_ | 32 | docs.docker.com/security/access-tokens
dp.pt. | 40 | docs.doppler.com/reference/auth-token-formats
dp.st. | 40 | docs.doppler.com/reference/auth-token-formats
pul- | 40 | pulumi.com/docs/pulumi-cloud/access-management/access-tokens
PMAK- | 50 | learning.postman.com/docs/developer/postman-api/authentication
NRAK- | 30 | docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys
ops_eyJ | 100 | developer.1password.com/docs/service-accounts
sbp_ | 40 | supabase.com/docs/reference/api
pscale_tkn_ | 40 | planetscale.com/docs/api/reference/service-tokens
pscale_pw_ | 40 | planetscale.com/docs/concepts/connection-strings
EZAK | 54 | easypost.com/docs/api | live
EZTK | 54 | easypost.com/docs/api | test
shippo_live_ | 40 | docs.goshippo.com/docs/guides_general/authentication | live
shippo_test_ | 40 | docs.goshippo.com/docs/guides_general/authentication | test
`;

export interface KeyPrefix {
  readonly prefix: string;
  /** The fewest characters of a whole key. */
  readonly least: number;
  /** Where the vendor says so. */
  readonly page: string;
  /** Which of the vendor's systems the key opens, where the prefix tells. */
  readonly environment: 'live' | 'test' | undefined;
}

/** Prefixes that vendors give their secret keys, from the vendors' own pages on keys and on secret scanning. */
export const keyPrefixes: readonly KeyPrefix[] = rows
  .trim()
  .split('\n')
  .map((row) => {
    const [prefix = '', least, page = '', environment] = row.split(' | ');
    return { prefix, least: Number(least), page, environment: environment as KeyPrefix['environment'] };
  });

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
