// @ts-check
/** A calling bot that knows nothing of this package: it verifies, and collects what arrives at its webhook. */

import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { listenOnLoopback } from '../../package/support/loopback.mjs';

/** The app of the bot. */
export const APP_ID = '0efc74f7-41c3-47a4-8775-7259bfef4241';

/**
 * @param {import('node:test').TestContext} t
 * @param {{ discovery?: () => string, respond?: (number: number) => number }} [options] `respond` decides the status of each delivery
 */
export async function startBot(t, { discovery, respond = () => 202 } = {}) {
  /** @type {{ callId: string, changeType: string, state?: string, subcode?: number, headers: import('node:http').IncomingHttpHeaders, body: string }[]} */
  const received = [];
  /** @type {string[]} */
  const faults = [];
  let deliveries = 0;
  /** @type {(() => void)[]} */
  const waiting = [];

  const server = createServer(async (request, response) => {
    const body = await text(request);
    deliveries += 1;
    const status = respond(deliveries);
    try {
      if (discovery) await verify(request.headers.authorization ?? '', discovery());
    } catch (error) {
      faults.push(String(error));
      return void response.writeHead(401).end();
    }
    response.writeHead(status).end();
    if (status !== 202) return;
    for (const { changeType, resourceUrl, resourceData } of JSON.parse(body).value ?? []) {
      const subcode = resourceData?.resultInfo?.subcode ?? resourceData?.resultInfo?.subCode;
      received.push({
        callId: resourceUrl.split('/')[3],
        changeType,
        state: resourceData?.state,
        subcode,
        headers: request.headers,
        body,
      });
    }
    for (const resume of waiting.splice(0)) resume();
  });
  const port = await listenOnLoopback(t, server);
  return {
    url: `http://127.0.0.1:${port}/api/calls`,
    received,
    faults,
    get deliveries() {
      return deliveries;
    },
    /** @param {(last: typeof received[number]) => boolean} condition */
    async find(condition) {
      for (;;) {
        const found = received.find(condition);
        if (found) return found;
        await new Promise((resolve) => waiting.push(() => resolve(undefined)));
      }
    },
  };
}

/**
 * Verifies a token as Microsoft's samples do.
 * @param {string} authorization
 * @param {string} discovery
 */
async function verify(authorization, discovery) {
  const { jwks_uri } = await (await fetch(discovery)).json();
  await jwtVerify(authorization.replace('Bearer ', ''), createRemoteJWKSet(new URL(jwks_uri)), {
    audience: APP_ID,
    issuer: 'https://graph.microsoft.com',
  });
}
