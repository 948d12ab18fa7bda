// @ts-check
/** Calls the function of a recipe with the deliveries of a transfer, as its host does. */

import { sendTransfer } from 'graph-call-transfer';
import { createSimulator } from 'graph-call-transfer/simulator';

const { APP_ID, RECIPE } = process.env;
const callId = '341a0500-d4bf-4224-8b19-1581168d328b';
const graph = createSimulator({ appId: APP_ID, timeScale: 0.01 });
globalThis.fetch = graph.fetch;

const recipe = await import(`./${RECIPE}.js`);
const tracker = recipe.tracker ?? globalThis.tracker;

/** @type {Record<string, (delivery: any, number: number) => Promise<number>>} */
const callers = {
  'next-route': async ({ url, headers, body }) => {
    return (await recipe.POST(new Request(url, { method: 'POST', headers, body }))).status;
  },
  'azure-functions': async ({ url, headers, body }) => {
    const { HttpRequest } = (await import('@azure/functions')).default;
    const request = new HttpRequest({ url, method: 'POST', headers, body: { string: body } });
    return (await recipe.calls(request)).status;
  },
  lambda: async ({ headers, body }, number) => {
    const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
    const version1 = { httpMethod: 'POST', path: '/api/calls', headers, body: text, isBase64Encoded: false };
    const version2 = {
      version: '2.0',
      rawPath: '/api/calls',
      rawQueryString: '',
      headers,
      requestContext: { http: { method: 'POST' } },
      body: Buffer.from(text).toString('base64'),
      isBase64Encoded: true,
    };
    return (await recipe.handler(number % 2 === 0 ? version1 : version2)).statusCode;
  },
};

let number = 0;
graph.onDelivery(async (delivery) => {
  const status = await callers[`${RECIPE}`]?.(delivery, number);
  number += 1;
  if (status !== 202) throw new Error(`the function responded with ${status}`);
});

const target = { user: { id: '550fae72-d251-43ec-868c-373732c2704f' } };
await sendTransfer({ callId, target }, { token: graph.issueToken(), fetch: graph.fetch });
await graph.settled();
console.log(tracker.status(callId)?.phase);
