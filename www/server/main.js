#!/usr/bin/env node
// @ts-check
import { readConfiguration } from './command/configuration.js';
import { helpText } from './command/help.js';
import { parseOptions } from './command/options.js';
import { StartError } from './command/start-error.js';

try {
  const { help, open, values } = parseOptions(process.argv.slice(2));
  if (help) process.stdout.write(helpText);
  else {
    const configuration = readConfiguration(values, process.env);
    // The help and the message about an invalid option do not wait for the whole server.
    const { serve } = await import('./serve.js');
    await serve(configuration, { open });
  }
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}
