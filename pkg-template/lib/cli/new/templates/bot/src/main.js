/** Starts the bot. */

import { createBot } from './bot.js';
import { startServer } from './server.js';
import { readSettings } from './settings.js';
import { createTokenSource } from './token.js';

const settings = readSettings();
const bot = createBot({
  ...settings,
  token: createTokenSource(settings),
  onOutcome: (callId, outcome) => console.log(`call ${callId}: ${outcome.kind}`, outcome.recommendedAction ?? ''),
  onError: ({ code, message, hint }) => console.error('error:', code ?? '', message, hint ?? ''),
});
await bot.webhook.ready;
const { url } = await startServer(bot, settings.port);
console.log(`The bot receives notifications at ${url}/api/calls`);
