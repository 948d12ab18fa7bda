// @ts-check
/** The commands. Each is loaded when it is used. */

import { CommandError } from './exit.js';
import { findNearest } from './nearest.js';

/** @import { Command, CommandEntry } from './command.js' */

/** @type {readonly CommandEntry[]} */
export const COMMANDS = [
  {
    name: 'explain',
    summary: 'Explain a code, a notification, an error response or a log',
    load: () => import('./explain/command.js'),
  },
  {
    name: 'check',
    summary: 'Check the body of a transfer, and repair it',
    load: () => import('./check/command.js'),
  },
  {
    name: 'inspect',
    summary: 'Read notifications: how did each transfer end?',
    load: () => import('./inspect/command.js'),
  },
  {
    name: 'simulate',
    summary: 'Serve a local Graph for your app',
    load: () => import('./simulate/command.js'),
  },
  {
    name: 'trigger',
    summary: 'Play a course against your webhook',
    load: () => import('./trigger/command.js'),
  },
  {
    name: 'replay',
    summary: 'Post the notifications of a recording again',
    load: () => import('./replay/command.js'),
  },
  {
    name: 'listen',
    summary: 'Receive, verify, record and forward notifications',
    load: () => import('./listen/command.js'),
  },
  {
    name: 'send',
    summary: 'Transfer a call, and wait for its outcome',
    load: () => import('./send/command.js'),
  },
  {
    name: 'new',
    summary: 'Write a starting project with its tests',
    load: () => import('./new/command.js'),
  },
  {
    name: 'completion',
    summary: 'Write the completion script of a shell',
    load: () => import('./completion/command.js'),
  },
];

/**
 * Loads a command.
 * @param {string} name
 * @returns {Promise<Command>}
 * @throws {CommandError} for an unknown name
 */
export async function findCommand(name) {
  const entry = COMMANDS.find((command) => command.name === name);
  if (entry) return (await entry.load()).command;
  const names = COMMANDS.map((command) => command.name);
  const nearest = findNearest(name, names);
  const kind = name.startsWith('-') ? 'option' : 'command';
  const others = `The commands are ${names.join(', ')}. For help: graph-call-transfer --help`;
  const order = kind === 'option' ? 'An option follows its command. ' : '';
  throw new CommandError('unknownCommand', `unknown ${kind} "${name}"`, {
    hint: nearest === undefined ? order + others : `Did you mean: graph-call-transfer ${nearest}`,
  });
}
