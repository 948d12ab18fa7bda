// @ts-check
/** Reads the access token from the environment or from a file: every user of a machine can read an argument. */

import { readFileSync } from 'node:fs';
import { CommandError } from '../exit.js';
import { unusable } from '../input.js';

export const TOKEN_VARIABLE = 'GRAPH_TOKEN';

/**
 * @param {string | undefined} file
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {() => string} reads it at each call, because a file can be renewed meanwhile
 * @throws {CommandError} if there is none
 */
export function createTokenSource(file, env) {
  if (file !== undefined) {
    const read = () => {
      try {
        return cleaned(readFileSync(file, 'utf8'));
      } catch (error) {
        throw unusable(file, error);
      }
    };
    read();
    return read;
  }
  const token = env[TOKEN_VARIABLE];
  if (token === undefined || token.trim() === '') {
    throw new CommandError('tokenMissing', 'there is no token', {
      hint: `Set the environment variable ${TOKEN_VARIABLE}, or name a file with --token-file. To see the request only: --dry-run`,
    });
  }
  return () => cleaned(token);
}

/** @param {string} text */
function cleaned(text) {
  return text.trim().replace(/^Bearer\s+/i, '');
}
