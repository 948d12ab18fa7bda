// @ts-check
/** Between a webhook and what `node:http` gives to a listener. Nothing of Node is imported. */

import { toPlainHandler } from './plain.js';

/** @import { IncomingMessage, ServerResponse } from 'node:http' */
/** @import { PlainRequest, PlainResponse } from '../../types/webhook.js' */

/** @typedef {IncomingMessage & { body?: unknown, originalUrl?: string }} NodeRequest as middlewares leave it */

/** @type {typeof import('../../types/webhook.js').toNodeListener} */
export function toNodeListener(webhook) {
  const handle = toPlainHandler(webhook);
  return async (incoming, outgoing) => {
    const request = /** @type {NodeRequest} */ (incoming);
    const response = /** @type {ServerResponse} */ (outgoing);
    const answered = ended(response);
    try {
      send(await handle(toPlain(request), { answered }), request, response);
    } catch {
      // Something else than a webhook of this package, or a body that a middleware left behind and that has no JSON form.
      response.statusCode = 500;
      response.end();
    }
    await answered;
  };
}

/**
 * @param {NodeRequest} request
 * @returns {PlainRequest}
 */
function toPlain(request) {
  const { method = '', rawHeaders } = request;
  /** @type {[string, string][]} */
  const headers = [];
  // Of several headers `request.headers` keeps the first one only, and what came twice has to be seen.
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2);
    if (!name.startsWith(':')) headers.push([name, value]);
  }
  return { method, url: urlOf(request), headers, ...(method === 'POST' && { body: bodyOf(request) }) };
}

/** @param {NodeRequest} request */
function urlOf({ originalUrl, url }) {
  const target = originalUrl ?? url ?? '/';
  // Only its query is of interest, and what Node takes for a target need not be one.
  return `http://webhook.invalid/${target.includes('?') ? target.slice(target.indexOf('?')) : ''}`;
}

/**
 * @param {NodeRequest} request
 * @returns {PlainRequest['body']} from the connection, or from the middleware that has read it
 */
function bodyOf(request) {
  const { body, readableDidRead } = request;
  if (!readableDidRead) return streamOf(request);
  if (body === undefined) return brokenStream();
  return typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
}

/**
 * The body as a stream. Nothing is taken off the connection before somebody asks for it.
 * @param {NodeRequest} request
 * @returns {ReadableStream<Uint8Array>}
 */
function streamOf(request) {
  // Without the option, who stops reading would lose the connection, and with it the answer.
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

/** A body that somebody has read, and left nothing of. */
function brokenStream() {
  return new ReadableStream({
    start(controller) {
      controller.error(new Error('a middleware has read the body, and left no request.body'));
    },
  });
}

/**
 * @param {PlainResponse} answer
 * @param {NodeRequest} request
 * @param {ServerResponse} response
 */
function send({ status, headers, body }, request, response) {
  response.statusCode = status;
  for (const [name, value] of headers) response.setHeader(name, value);
  if (!request.complete) {
    // The rest of the body is thrown away as long as the answer takes, and not a moment longer.
    if (request.httpVersionMajor === 1) response.setHeader('Connection', 'close');
    request.resume();
  }
  response.end(body);
}

/**
 * @param {ServerResponse} response
 * @returns {Promise<void>} resolves when the answer is out, or when nobody is there any more who could take it
 */
function ended(response) {
  return new Promise((resolve) => {
    if (response.destroyed) resolve();
    response.once('finish', resolve).once('close', resolve);
  });
}
