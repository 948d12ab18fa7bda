// @ts-check
/** Connects a webhook to the requests of `node:http`. Imports nothing from Node. */

import { isBytes } from '../bytes.js';
import { toPlainHandler } from './plain-requests.js';

/** @import { IncomingMessage, ServerResponse } from 'node:http' */
/** @import { PlainRequest, PlainResponse } from '../../types/webhook.js' */

/**
 * A request with the members that middlewares add.
 * @typedef {IncomingMessage & { body?: unknown, originalUrl?: string }} NodeRequest
 */

/** @type {typeof import('../../types/webhook.js').toNodeListener} */
export function toNodeListener(webhook) {
  const handle = toPlainHandler(webhook);
  return async (incoming, outgoing) => {
    const request = /** @type {NodeRequest} */ (incoming);
    const httpResponse = /** @type {ServerResponse} */ (outgoing);
    const responseSent = waitForEnd(httpResponse);
    try {
      send(await handle(toPlainRequest(request), { responseSent }), request, httpResponse);
    } catch {
      // A function that is not a webhook of this package, or a body from a middleware that has no JSON form.
      httpResponse.statusCode = 500;
      httpResponse.end();
    }
    await responseSent;
  };
}

/**
 * @param {NodeRequest} request
 * @returns {PlainRequest}
 */
function toPlainRequest(request) {
  const { method = '', rawHeaders } = request;
  /** @type {[string, string][]} */
  const headers = [];
  // `request.headers` drops a second Authorization header, which the webhook must refuse.
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const [name = '', value = ''] = rawHeaders.slice(index, index + 2);
    headers.push([name, value]);
  }
  return { method, url: readUrl(request), headers, ...(method === 'POST' && { body: readBody(request) }) };
}

/** @param {NodeRequest} request */
function readUrl({ originalUrl, url }) {
  const target = originalUrl ?? url ?? '/';
  // The webhook reads only the query, and Node accepts targets that are not valid URLs.
  return `http://webhook.invalid/${target.includes('?') ? target.slice(target.indexOf('?')) : ''}`;
}

/**
 * Returns the body from the connection, or from the middleware that read it.
 * @param {NodeRequest} request
 * @returns {PlainRequest['body']}
 */
function readBody(request) {
  const { body, readableDidRead } = request;
  if (!readableDidRead) return createBodyStream(request);
  if (body === undefined) return createFailedStream();
  return typeof body === 'string' || isBytes(body) ? body : JSON.stringify(body);
}

/**
 * Returns the body as a stream. Nothing is read from the connection before the stream is.
 * @param {NodeRequest} request
 * @returns {ReadableStream<Uint8Array>}
 */
function createBodyStream(request) {
  // Without this option, canceling the stream would close the connection before the response.
  const chunks = request.iterator({ destroyOnReturn: false });
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await chunks.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

/** Returns the body of a request that a middleware read without keeping the body. */
function createFailedStream() {
  return new ReadableStream({
    start(controller) {
      controller.error(new Error('a middleware read the body and did not set request.body'));
    },
  });
}

/**
 * @param {PlainResponse} response
 * @param {NodeRequest} request
 * @param {ServerResponse} httpResponse
 */
function send({ status, headers, body }, request, httpResponse) {
  httpResponse.statusCode = status;
  for (const [name, value] of headers) httpResponse.setHeader(name, value);
  if (!request.complete) {
    // Discards the rest of the body until the response is out, then closes the connection.
    if (request.httpVersionMajor === 1) httpResponse.setHeader('Connection', 'close');
    request.resume();
  }
  httpResponse.end(body);
}

/**
 * Resolves when the response is out, or when the client has disconnected.
 * @param {ServerResponse} httpResponse
 * @returns {Promise<void>}
 */
function waitForEnd(httpResponse) {
  return new Promise((resolve) => {
    if (httpResponse.destroyed) resolve();
    httpResponse.once('finish', resolve).once('close', resolve);
  });
}
