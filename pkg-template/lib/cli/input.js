// @ts-check
/** Reads files and the standard input. */

import { readFileSync, statSync } from 'node:fs';
import { addAbortSignal } from 'node:stream';
import { CommandError } from './exit.js';

/** @import { Context } from './command.js' */

/** A log of a day; more is a mistake, or belongs to `--follow`. */
const MAX_BYTES = 256 * 1024 * 1024;

/** Why a file cannot be read, by the code of the host's error. @type {Readonly<Record<string, string>>} */
const REASONS = {
  ENOENT: 'it does not exist',
  EACCES: 'access is denied',
  EPERM: 'access is denied',
  EISDIR: 'it is a folder',
};

/**
 * Reads a text.
 * @param {string} path `-` for the standard input
 * @param {Pick<Context, 'err' | 'signal'>} context
 * @returns {Promise<string>}
 * @throws {CommandError}
 */
export async function readText(path, context) {
  return decode(path === '-' ? await readStandardInput(context) : readFile(path));
}

const BASE64 = /^[\w+/\s]{40,}={0,2}\s*$/;

/**
 * Decodes a body that a gateway wrote in base64; another text stays as it is.
 * @param {string} text
 */
export function withoutBase64(text) {
  if (!BASE64.test(text)) return text;
  const decoded = Buffer.from(text, 'base64').toString('utf8');
  return /^\s*[[{]/.test(decoded) && !decoded.includes('\ufffd') ? decoded : text;
}

/**
 * @param {string} path
 * @returns {Uint8Array}
 */
function readFile(path) {
  try {
    if (statSync(path).size > MAX_BYTES) throw tooLarge(path);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw unusable(path, error);
  }
}

/** @param {Pick<Context, 'err' | 'signal'>} context */
async function readStandardInput({ err, signal }) {
  if (process.stdin.isTTY)
    err.line(err.style.dim('Reading from the terminal. End the text with Ctrl-D on a line of its own.'));
  const chunks = [];
  let size = 0;
  for await (const chunk of addAbortSignal(signal, process.stdin)) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MAX_BYTES) throw tooLarge('the standard input');
  }
  return Buffer.concat(chunks);
}

/** @param {string} name */
function tooLarge(name) {
  return new CommandError('inputTooLarge', `${name} is too large: expected at most ${MAX_BYTES / 1024 ** 2} MiB`);
}

/**
 * Creates the error of a file that cannot be used.
 * @param {string} path
 * @param {unknown} error
 * @param {string} [verb]
 */
export function unusable(path, error, verb = 'read') {
  const { code = '', message } = /** @type {NodeJS.ErrnoException} */ (error);
  return new CommandError('fileUnusable', `cannot ${verb} ${path}: ${REASONS[code] ?? message}`);
}

/**
 * Decodes a text: UTF-8 with or without a byte order mark, or UTF-16 as PowerShell writes it.
 * @param {Uint8Array} bytes
 */
export function decode(bytes) {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
