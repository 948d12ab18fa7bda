/** Starts the server. */

import { createDesk } from './desk.js';
import { startServer } from './server.js';
import { readSettings } from './settings.js';
import { createTokenSource } from './token.js';

const settings = readSettings();
const desk = createDesk({
  ...settings,
  token: createTokenSource(settings),
  onError: ({ code, message, hint }) => console.error('error:', code ?? '', message, hint ?? ''),
});
await desk.webhook.ready;
const { url } = await startServer(desk, settings.port);
console.log(`The desk receives notifications at ${url}/api/calls`);
