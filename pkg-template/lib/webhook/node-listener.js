// @ts-check
/** Between a fetch-style handler and what `node:http` gives to a listener. Nothing of Node is imported. */

/** @import { IncomingMessage, ServerResponse } from 'node:http' */

/** @typedef {IncomingMessage & { body?: unknown, originalUrl?: string }} NodeRequest as middlewares leave it */

/** @type {typeof import('../../types/webhook.js').toNodeListener} */
export function toNodeListener(webhook) {
  return async (incoming, outgoing) => {
    const request = /** @type {NodeRequest} */ (incoming);
    const response = /** @type {ServerResponse} */ (outgoing);
    const answered = ended(response);
    try {
      await send(await webhook(toRequest(request), { answered }), request, response);
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
 * @returns {Request}
 */
function toRequest(request) {
  const { method = '', rawHeaders } = request;
  const headers = new Headers();
  // Of several headers `request.headers` keeps the first one only, and what came twice has to be seen.
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2);
    if (!name.startsWith(':')) headers.append(name, value);
  }
  // Node takes methods that a Request refuses to have; what is no POST is answered in the same way, whatever it is.
  if (method !== 'POST') return new Request(urlOf(request), { headers });
  const init = { method, headers, body: bodyOf(request), duplex: 'half' };
  return new Request(urlOf(request), init);
}

/** @param {NodeRequest} request */
function urlOf({ originalUrl, url }) {
  const target = originalUrl ?? url ?? '/';
  // Only its query is of interest, and what Node takes for a target need not be one.
  return `http://webhook.invalid/${target.includes('?') ? target.slice(target.indexOf('?')) : ''}`;
}

/**
 * @param {NodeRequest} request
 * @returns {ReadableStream<Uint8Array> | string | Uint8Array<ArrayBuffer>} from the connection, or from the middleware that has read it
 */
function bodyOf(request) {
  const { body, readableDidRead } = request;
  if (!readableDidRead || body === undefined) return streamOf(request);
  if (typeof body === 'string' || body instanceof Uint8Array) return /** @type {any} */ (body);
  return JSON.stringify(body);
}

/**
 * The body as a stream. Reading begins when somebody asks for it: before, nothing is taken off the connection.
 * @param {NodeRequest} request
 * @returns {ReadableStream<Uint8Array>}
 */
function streamOf(request) {
  let isOver = false;
  const begin = (/** @type {ReadableStreamDefaultController<Uint8Array>} */ controller) => {
    const end = (/** @type {() => void} */ how) => () => {
      if (isOver) return;
      isOver = true;
      how();
    };
    request
      .on('data', (chunk) => {
        if (isOver) return;
        request.pause();
        controller.enqueue(chunk);
      })
      .on(
        'end',
        end(() => controller.close()),
      )
      .on(
        'error',
        end(() => controller.error(new Error('the connection broke'))),
      )
      .on(
        'close',
        end(() => controller.error(new Error('the connection was closed'))),
      );
  };

  let hasBegun = false;
  return new ReadableStream(
    {
      pull(controller) {
        if (request.readableEnded || request.destroyed) {
          controller.error(new Error('the body was read, or the connection closed, before'));
        } else if (hasBegun) {
          request.resume();
        } else {
          hasBegun = true;
          begin(controller);
        }
      },
      cancel() {
        isOver = true;
      },
    },
    { highWaterMark: 0 },
  );
}

/**
 * @param {Response} answer
 * @param {NodeRequest} request
 * @param {ServerResponse} response
 */
async function send(answer, request, response) {
  const body = new Uint8Array(await answer.arrayBuffer());
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) response.setHeader(name, value);
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
