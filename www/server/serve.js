// @ts-check
import { fileURLToPath } from 'node:url';
import { createApp } from './app.js';
import { openBrowser } from './command/browser.js';
import { listen } from './command/listen.js';
import { closeOnSignal } from './command/shutdown.js';
import { composeServices } from './compose.js';

const pageRoot = fileURLToPath(new URL('../dist/', import.meta.url));

/**
 * Starts the server, and prints its addresses.
 * @param {import('./command/configuration.js').Configuration} configuration
 * @param {{ open: boolean }} options `open` opens the page in the browser
 */
export async function serve(configuration, { open }) {
  for (const note of configuration.notes) process.stderr.write(`Note: ${note}\n`);
  const { services, start, close } = await composeServices(configuration);
  const app = await createApp(services, { pageRoot });
  app.addHook('onClose', close);
  closeOnSignal(app);

  const { port, isPortChosen, publicOrigin } = configuration;
  const listening = await listen(app, configuration);
  if (!isPortChosen && listening.port !== port) console.log(`Port ${port} is in use; using ${listening.port}.`);
  const publicAddresses = publicOrigin
    ? `\nOperators: ${publicOrigin}/\nWebhook for Graph: ${publicOrigin}/api/webhook`
    : '';
  console.log(`Transfer console: ${listening.url}${publicAddresses}\nPress Ctrl+C to stop.`);

  start(listening.url);

  if (open) openBrowser(listening.url);
}
