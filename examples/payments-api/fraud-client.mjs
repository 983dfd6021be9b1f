/** What a failed call throws; like many HTTP clients, it keeps the request and the response. */
export class FraudApiError extends Error {
  name = 'FraudApiError';

  constructor(message, { request, response, cause }) {
    super(message, { cause });
    this.request = request;
    this.response = response;
  }
}

/** Calls the fraud-check API, and logs by winston all that it sends and gets. */
export function createFraudClient({ url, apiKey, log }) {
  async function post(path, payload) {
    const body = JSON.stringify(payload);
    const request = { method: 'POST', url: url + path, headers: { 'x-api-key': apiKey }, body };
    log.info(`calling ${request.url} with key ${apiKey}: ${body}`);

    const answer = await fetch(request.url, request);
    const response = { status: answer.status, body: await answer.text() };
    log.debug('fraud API answered', { request, response });
    if (answer.ok) return JSON.parse(response.body);

    const cause = new Error(`upstream said: ${response.body}`);
    const error = new FraudApiError(`fraud check of card ${payload.pan} failed`, { request, response, cause });
    log.error(error);
    throw error;
  }

  return {
    check: (payload) => post('/v1/checks', payload),
    checkUnavailable: (payload) => post('/v1/unavailable', payload),
    checkInSandbox: (payload) => {
      const credentials = Buffer.from(`${apiKey}:`).toString('base64');
      log.info(
        `replay: curl -H 'Authorization: Basic ${credentials}' -d '${JSON.stringify(payload)}' ${url}/v1/sandbox`,
      );
      return post('/v1/sandbox', payload);
    },
  };
}
