// @ts-check
/**
 * An app that uses Microsoft's SDK and knows nothing of this package: it gets a token, reads a call, transfers it, and prints
 * the results. Only its base URLs are settings.
 */

import { Client } from '@microsoft/microsoft-graph-client';

const { GRAPH_URL = '', TOKEN_URL = '', APP_ID = '', CALL_ID = '' } = process.env;

async function getAccessToken() {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: APP_ID,
    client_secret: 's3cret-of-the-app',
    scope: 'https://graph.microsoft.com/.default',
  });
  const response = await fetch(TOKEN_URL, { method: 'POST', body });
  return (await response.json()).access_token;
}

const client = Client.initWithMiddleware({
  baseUrl: GRAPH_URL,
  customHosts: new Set([new URL(GRAPH_URL).hostname]),
  authProvider: { getAccessToken },
});

const call = await client.api(`/communications/calls/${CALL_ID}`).get();
const transfer = await client.api(`/communications/calls/${CALL_ID}/transfer`).post({
  transferTarget: {
    endpointType: 'default',
    identity: { user: { id: '550fae72-d251-43ec-868c-373732c2704f', displayName: 'Heidi Steen' } },
  },
});
const refusal = await client
  .api('/communications/calls/not-a-call')
  .get()
  .catch((/** @type {{ statusCode: number, code: string }} */ { statusCode, code }) => ({ statusCode, code }));
console.log(JSON.stringify({ id: call.id, state: call.state, transfer: transfer ?? null, refusal }));
