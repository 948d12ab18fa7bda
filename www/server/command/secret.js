// @ts-check
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { inspect } from 'node:util';
import { UsageError } from './start-error.js';

/**
 * A text that shows itself to nobody who does not ask for it by name: printed, inspected, put into a template or made JSON
 * it is `[secret]`.
 *
 * @typedef {{ reveal(): string, toString(): string, toJSON(): string, [inspect.custom](): string }} Secret
 */

/** The fewest characters of a secret that somebody may try to guess. */
export const SHORTEST_SECRET = 16;

const LARGEST_FILE = 16 * 1024;

/**
 * @param {string} text
 * @returns {Secret}
 */
export function createSecret(text) {
  const hide = () => '[secret]';
  return Object.freeze({ reveal: () => text, toString: hide, toJSON: hide, [inspect.custom]: hide });
}

/**
 * Reads a secret from a variable, or from the file that the variable of the same name with `_FILE` names. An empty variable
 * counts as none.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} variable
 * @param {{ note: (sentence: string) => void, shortest?: number }} options `note` is told what is not forbidden but unwise
 * @returns {Secret | undefined}
 * @throws {UsageError} when both are set, the file cannot be read, or the secret is too short
 */
export function readSecret(env, variable, { note, shortest = SHORTEST_SECRET }) {
  const fileVariable = `${variable}_FILE`;
  const file = env[fileVariable] || undefined;
  const direct = env[variable] || undefined;
  if (file !== undefined && direct !== undefined) {
    throw new UsageError(`${variable} and ${fileVariable} are both set. Set one of them only.`);
  }
  const text = file === undefined ? direct : readSecretFile(file, fileVariable, note);
  if (text === undefined) return undefined;
  if (text.length < shortest) {
    throw new UsageError(
      `${file === undefined ? variable : fileVariable} gives a secret of ${text.length} characters. ` +
        `It needs at least ${shortest}; "openssl rand -base64 32" makes a good one.`,
    );
  }
  return createSecret(text);
}

/**
 * @param {string} path
 * @param {string} variable
 * @param {(sentence: string) => void} note
 */
function readSecretFile(path, variable, note) {
  const { mode, size } = checkFile(path, variable);
  if (size > LARGEST_FILE) {
    throw new UsageError(
      `${variable} names "${path}", which is larger than ${LARGEST_FILE / 1024} KiB; a secret is not.`,
    );
  }
  if (process.platform !== 'win32' && (mode & 0o004) !== 0) {
    note(`"${path}" can be read by everybody on this machine. Fix it with: chmod o-r "${path}"`);
  }
  // Editors end a file with a line break, which nobody means to be part of the secret.
  return readFileSync(path, 'utf8').trim();
}

/**
 * Makes sure that a file can be read.
 *
 * @param {string} path
 * @param {string} variable which names it
 * @throws {UsageError}
 */
export function checkFile(path, variable) {
  const refusal = (/** @type {string} */ reason) =>
    new UsageError(`${variable} names "${path}", which ${reason}. Name a file that this user may read.`);
  try {
    accessSync(path, constants.R_OK);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    throw refusal(code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})`);
  }
  const stats = statSync(path);
  if (!stats.isFile()) throw refusal('is no file');
  return stats;
}
