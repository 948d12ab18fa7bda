// @ts-check
import { isIP } from 'node:net';
import { parseArgs } from 'node:util';
import { isLoopbackHost } from '../access/security.js';

/**
 * @typedef {object} ServeOptions
 * @property {'serve'} kind
 * @property {string} host a loopback address
 * @property {number} port 0 for any free one
 * @property {boolean} isPortChosen whether the person named it, so that no other will do
 * @property {boolean} isToBeOpened whether to open the browser
 */

/** @typedef {ServeOptions | { kind: 'help' } | { kind: 'wrong', message: string }} Command */

export const helpText = `Usage: graph-call-transfer-console [options]

Serves the transfer console, with a simulated Microsoft Graph behind it, to this machine.

Options:
  --port N     Listen on port N; 0 takes any free one.
               Without it: 8080, or the next free one.
  --host ADDR  Listen on this loopback address: 127.0.0.1 (the default), ::1 or localhost.
  --open       Open the console in the browser.
  --help       Show this text.
`;

/**
 * Reads the command line.
 *
 * @param {readonly string[]} args without the program's name
 * @returns {Command} `wrong` says in a sentence what is wrong and what is right
 */
export function readOptions(args) {
  const { tokens } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      open: { type: 'boolean' },
      help: { type: 'boolean' },
    },
    // The sentences of the strict mode do not say what is right.
    strict: false,
    tokens: true,
  });
  /** @type {ServeOptions} */
  const options = { kind: 'serve', host: '127.0.0.1', port: 8080, isPortChosen: false, isToBeOpened: false };

  for (const token of tokens) {
    if (token.kind !== 'option') {
      const found = token.kind === 'positional' ? token.value : '--';
      return wrong(`Unexpected "${found}". Only options are expected: --port, --host, --open and --help.`);
    }
    const { name, rawName, value } = token;
    switch (name) {
      case 'port': {
        const port = readPort(value);
        if (port === undefined)
          return wrong(`--port needs a number from 0 to 65535, as in --port 8080.${found(value)}`);
        options.port = port;
        options.isPortChosen = true;
        break;
      }
      case 'host': {
        const host = readLoopbackAddress(value);
        if (host === undefined) {
          return wrong(
            `--host takes a loopback address only: 127.0.0.1, ::1 or localhost.${found(value)} ` +
              'The console has no sign-in yet, so other machines must not reach it.',
          );
        }
        options.host = host;
        break;
      }
      case 'open':
      case 'help':
        if (value !== undefined) return wrong(`--${name} takes no value.${found(value)}`);
        if (name === 'help') return { kind: 'help' };
        options.isToBeOpened = true;
        break;
      default:
        return wrong(`Unknown option "${rawName}". The options are --port, --host, --open and --help.`);
    }
  }
  return options;
}

/**
 * @param {string} message
 * @returns {Command}
 */
function wrong(message) {
  return { kind: 'wrong', message };
}

/** @param {string | undefined} value */
function found(value) {
  return value === undefined ? '' : ` Found "${value}".`;
}

/** @param {string | undefined} text */
function readPort(text) {
  if (text === undefined || !/^\d{1,5}$/.test(text)) return undefined;
  const port = Number(text);
  return port <= 65_535 ? port : undefined;
}

/** @param {string | undefined} text */
function readLoopbackAddress(text) {
  // The name is made an address, because it may stand for two and the port could be taken on one of them.
  if (text?.toLowerCase() === 'localhost') return '127.0.0.1';
  if (text === undefined || isIP(text) === 0) return undefined;
  return isLoopbackHost(isIP(text) === 6 ? `[${text}]` : text) ? text : undefined;
}
