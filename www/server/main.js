#!/usr/bin/env node
// @ts-check
import { fileURLToPath } from 'node:url';
import { createApp } from './app.js';
import { openBrowser } from './command/browser.js';
import { readConfiguration } from './command/configuration.js';
import { helpText } from './command/help.js';
import { listen } from './command/listen.js';
import { readOptions } from './command/options.js';
import { closeOnSignal } from './command/shutdown.js';
import { StartError } from './command/start-error.js';
import { composeParts } from './compose.js';

const pageRoot = fileURLToPath(new URL('../dist/', import.meta.url));

try {
  const { isHelpWanted, isToBeOpened, values } = readOptions(process.argv.slice(2));
  if (isHelpWanted) process.stdout.write(helpText);
  else await serve(readConfiguration(values, process.env), isToBeOpened);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}

/**
 * @param {import('./command/configuration.js').Configuration} configuration
 * @param {boolean} isToBeOpened whether to open the browser
 */
async function serve(configuration, isToBeOpened) {
  for (const note of configuration.notes) process.stderr.write(`Note: ${note}\n`);
  const { parts, begin, close } = await composeParts(configuration);
  const app = await createApp({ pageRoot, ...parts });
  app.addHook('onClose', close);
  closeOnSignal(app);

  const { port, isPortChosen, publicOrigin } = configuration;
  const listening = await listen(app, configuration);
  if (!isPortChosen && listening.port !== port) console.log(`Port ${port} is taken; using ${listening.port}.`);
  const publicAddresses = publicOrigin
    ? `\nOperators: ${publicOrigin}/\nWebhook for Graph: ${publicOrigin}/api/webhook`
    : '';
  console.log(`Transfer console: ${listening.url}${publicAddresses}\nPress Ctrl+C to stop.`);

  begin(listening.url);

  if (isToBeOpened) openBrowser(listening.url);
}
