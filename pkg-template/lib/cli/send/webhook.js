// @ts-check
/** The webhook of the app for the time of one transfer. */

import { createServer } from 'node:http';
import { isGuid } from 'graph-call-transfer/ids';
import { CommandError } from '../exit.js';
import { readPort } from '../simulate/addresses.js';
import { listen, readBody, toPlainRequest } from '../simulate/server.js';
import { createVerifiedHandler } from '../verified-webhook.js';

/** @import { TransferTracker } from 'graph-call-transfer' */
/** @import { Context } from '../command.js' */

/**
 * @param {{ port: string, appId: string | undefined, discovery: string | undefined }} options
 * @param {TransferTracker} tracker
 * @param {Context} context
 * @returns {Promise<{ close: () => Promise<void> }>}
 */
export async function receiveNotifications({ port, appId, discovery }, tracker, { err }) {
  if (!isGuid(appId)) {
    throw new CommandError('optionMissing', 'the app of the notifications is unknown: expected --app-id GUID');
  }
  const handle = await createVerifiedHandler({
    appId,
    ...(discovery !== undefined && { discovery }),
    onBatch: (batch) => tracker.apply(batch),
    onError: ({ status, code, message }) => err.line(err.style.yellow(`${status} ${code}: ${message}`)),
  });
  const server = createServer(async (message, response) => {
    const { status, headers, body } = await handle(toPlainRequest(message, await readBody(message)));
    response.writeHead(status, Object.fromEntries(headers)).end(body);
  });
  await listen(server, { host: '127.0.0.1', port: readPort(port) });
  return {
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
