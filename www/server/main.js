#!/usr/bin/env node
// @ts-check
import { fileURLToPath } from 'node:url';
import { createApp } from './app.js';
import { openBrowser } from './command/browser.js';
import { listen } from './command/listen.js';
import { helpText, readOptions } from './command/options.js';
import { closeOnSignal } from './command/shutdown.js';
import { StartError } from './command/start-error.js';

/** @import { ServeOptions } from './command/options.js' */

const pageRoot = fileURLToPath(new URL('../dist/', import.meta.url));

const command = readOptions(process.argv.slice(2));
if (command.kind === 'help') {
  process.stdout.write(helpText);
} else if (command.kind === 'wrong') {
  process.stderr.write(`${command.message}\n`);
  process.exitCode = 2;
} else {
  await serve(command).catch(explainFailedStart);
}

/** @param {ServeOptions} options */
async function serve({ host, port, isPortChosen, isToBeOpened }) {
  const app = await createApp({ pageRoot });
  closeOnSignal(app);

  const listening = await listen(app, { host, port, isPortChosen });
  if (!isPortChosen && listening.port !== port) console.log(`Port ${port} is taken; using ${listening.port}.`);
  console.log(`Transfer console: ${listening.url}\nPress Ctrl+C to stop.`);

  if (isToBeOpened) openBrowser(listening.url);
}

/** @param {unknown} error */
function explainFailedStart(error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
