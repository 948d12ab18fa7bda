// @ts-nocheck: Express is not installed in the project
/** A plain Express bot that knows nothing of this package: it transfers each call that comes in, and prints what it is notified of. */

import express from 'express';

const { GRAPH_URL, TOKEN_URL, APP_ID = '' } = process.env;
const app = express();

async function getToken() {
  const form = {
    grant_type: 'client_credentials',
    client_id: APP_ID,
    client_secret: 's3cret',
    scope: 'https://graph.microsoft.com/.default',
  };
  const response = await fetch(String(TOKEN_URL), { method: 'POST', body: new URLSearchParams(form) });
  return (await response.json()).access_token;
}

/** @param {string} callId */
async function transfer(callId) {
  const response = await fetch(`${GRAPH_URL}v1.0/communications/calls/${callId}/transfer`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${await getToken()}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ transferTarget: { identity: { user: { id: '550fae72-d251-43ec-868c-373732c2704f' } } } }),
  });
  console.log(`transfer ${response.status}`);
}

app.post('/api/calls', express.json(), (request, response) => {
  response.status(202).end();
  for (const { changeType, resourceUrl, resourceData } of request.body.value) {
    console.log(
      changeType,
      resourceData.state,
      resourceData.resultInfo?.subcode ?? resourceData.resultInfo?.subCode ?? '',
    );
    if (resourceData.state === 'established' && resourceData.mediaState) transfer(resourceUrl.split('/').at(-1));
  }
});
const server = app.listen(Number(process.env.PORT), '127.0.0.1', () =>
  console.log(`port ${/** @type {any} */ (server.address()).port}`),
);
