// @ts-check
import { findNearest } from './nearest.js';
import { readSecret } from './secret.js';
import { PREFIX, settingNames, settings } from './settings.js';
import { UsageError } from './start-error.js';

/** @import { Secret } from './secret.js' */
/** @import { Setting, Values } from './settings.js' */

/** The variables of the secrets that are the console's own. */
export const OPERATOR_SECRET = `${PREFIX}OPERATOR_SECRET`;
export const METRICS_TOKEN = `${PREFIX}METRICS_TOKEN`;

const CONFIDENTIAL = [
  OPERATOR_SECRET,
  METRICS_TOKEN,
  ...settingNames
    .map((name) => settings[name])
    .flatMap(({ isConfidential, variable }) => (isConfidential ? variable : [])),
];
const VARIABLES = [
  ...settingNames.map((name) => settings[name].variable),
  ...CONFIDENTIAL.flatMap((variable) => [variable, `${variable}_FILE`]),
];

/**
 * What the environment says. An empty variable counts as none.
 *
 * @typedef {object} Environment
 * @property {Partial<Values>} values
 * @property {Secret | undefined} operatorSecret what operators sign in with
 * @property {Secret | undefined} metricsToken what a collector of metrics shows
 */

/**
 * Reads the variables that begin with the console's prefix.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {(sentence: string) => void} note told what is not forbidden but unwise
 * @returns {Environment}
 * @throws {UsageError} which says in a sentence what is wrong and what is right
 */
export function readEnvironment(env, note) {
  for (const variable of Object.keys(env)) {
    if (!variable.startsWith(PREFIX) || VARIABLES.includes(variable)) continue;
    const meant = findNearest(variable, VARIABLES);
    if (meant !== undefined) note(`${variable} means nothing. Did you mean ${meant}?`);
  }
  return {
    values: Object.fromEntries(
      settingNames.flatMap((name) => {
        const value = readVariable(settings[name], env, note);
        return value === undefined ? [] : [[name, value]];
      }),
    ),
    operatorSecret: readSecret(env, OPERATOR_SECRET, { note }),
    metricsToken: readSecret(env, METRICS_TOKEN, { note }),
  };
}

/**
 * @param {Setting<unknown>} setting
 * @param {NodeJS.ProcessEnv} env
 * @param {(sentence: string) => void} note
 */
function readVariable({ variable, expects, example, read, isConfidential = false }, env, note) {
  const text = isConfidential ? readSecret(env, variable, { note, shortest: 1 })?.reveal() : env[variable];
  // Kubernetes gives every container of a namespace the addresses of its services: {NAME}_PORT=tcp://10.0.0.1:80.
  if (!text || text.startsWith('tcp://')) return undefined;
  const value = read(text);
  if (value !== undefined) return value;
  const found = isConfidential ? '' : ` Found "${text}".`;
  throw new UsageError(`${variable} needs ${expects}, as in ${variable}=${example}.${found}`);
}
