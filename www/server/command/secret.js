// @ts-check
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { inspect } from 'node:util';
import { UsageError } from './start-error.js';

/**
 * A text that only `reveal` returns: printed, inspected, in a template or as JSON it is `[secret]`.
 *
 * @typedef {{ reveal(): string, toString(): string, toJSON(): string, [inspect.custom](): string }} Secret
 */

/** The minimum length of a secret that an attacker may try to guess. */
export const MIN_SECRET_LENGTH = 16;

const MAX_FILE_SIZE = 16 * 1024;

/**
 * @param {string} text
 * @returns {Secret}
 */
export function createSecret(text) {
  const hide = () => '[secret]';
  return Object.freeze({ reveal: () => text, toString: hide, toJSON: hide, [inspect.custom]: hide });
}

/**
 * Reads a secret from a variable, or from the file that the variable with the suffix `_FILE` names. An empty variable counts as
 * unset.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} variable
 * @param {{ note: (sentence: string) => void, minLength?: number }} options `note` receives problems that do not prevent a start
 * @returns {Secret | undefined}
 * @throws {UsageError} when both variables are set, the file cannot be read, or the secret is too short
 */
export function readSecret(env, variable, { note, minLength = MIN_SECRET_LENGTH }) {
  const fileVariable = `${variable}_FILE`;
  const file = env[fileVariable] || undefined;
  const direct = env[variable] || undefined;
  if (file !== undefined && direct !== undefined) {
    throw new UsageError(`${variable} and ${fileVariable} are both set. Set only one of them.`);
  }
  const text = file === undefined ? direct : readSecretFile(file, fileVariable, note);
  if (text === undefined) return undefined;
  if (text.length < minLength) {
    throw new UsageError(
      `The secret of ${file === undefined ? variable : fileVariable} is too short: expected at least ${minLength} ` +
        `characters, found ${text.length}. "openssl rand -base64 32" creates a good one.`,
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
  if (size > MAX_FILE_SIZE) {
    throw new UsageError(`The file "${path}" of ${variable} is larger than ${MAX_FILE_SIZE / 1024} KiB.`);
  }
  if (process.platform !== 'win32' && (mode & 0o004) !== 0) {
    note(`Every user of this machine can read "${path}". Fix it with: chmod o-r "${path}"`);
  }
  // Editors end a file with a line break, which is not part of the secret.
  return readFileSync(path, 'utf8').trim();
}

/**
 * Checks that a file is readable.
 *
 * @param {string} path
 * @param {string} variable that contains the path
 * @throws {UsageError}
 */
export function checkFile(path, variable) {
  const unreadable = (/** @type {string} */ reason) =>
    new UsageError(`The file "${path}" of ${variable} ${reason}. Set the path of a file that this user can read.`);
  try {
    accessSync(path, constants.R_OK);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    throw unreadable(code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})`);
  }
  const stats = statSync(path);
  if (!stats.isFile()) throw unreadable('is not a file');
  return stats;
}
