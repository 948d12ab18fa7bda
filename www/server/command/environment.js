// @ts-check
import { findNearest } from '../../../pkg-template/lib/cli/nearest.js';
import { readSecret } from './secret.js';
import { PREFIX, settingNames, settings } from './settings.js';
import { UsageError } from './start-error.js';

/** @import { Secret } from './secret.js' */
/** @import { Setting, Values } from './settings.js' */

/** The variables of the console's own secrets. */
export const OPERATOR_SECRET = `${PREFIX}OPERATOR_SECRET`;
export const METRICS_TOKEN = `${PREFIX}METRICS_TOKEN`;

const SECRET_VARIABLES = [
  OPERATOR_SECRET,
  METRICS_TOKEN,
  ...settingNames.map((name) => settings[name]).flatMap(({ isSecret, variable }) => (isSecret ? variable : [])),
];
const VARIABLES = [
  ...settingNames.map((name) => settings[name].variable),
  ...SECRET_VARIABLES.flatMap((variable) => [variable, `${variable}_FILE`]),
];

/**
 * The settings in the environment. An empty variable counts as unset.
 *
 * @typedef {object} Environment
 * @property {Partial<Values>} values
 * @property {Secret | undefined} operatorSecret with which operators sign in
 * @property {Secret | undefined} metricsToken of a metrics collector
 */

/**
 * Reads the variables with the console's prefix.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {(sentence: string) => void} note receives problems that do not prevent a start
 * @returns {Environment}
 * @throws {UsageError} with the problem and the expected value
 */
export function readEnvironment(env, note) {
  for (const variable of Object.keys(env)) {
    if (!variable.startsWith(PREFIX) || VARIABLES.includes(variable)) continue;
    const nearest = findNearest(variable, VARIABLES);
    if (nearest !== undefined) note(`${variable} is an unknown variable. Did you mean ${nearest}?`);
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
function readVariable({ variable, expected, example, parse, isSecret = false }, env, note) {
  const text = isSecret ? readSecret(env, variable, { note, minLength: 1 })?.reveal() : env[variable];
  // Kubernetes sets the addresses of a namespace's services in every container: {NAME}_PORT=tcp://10.0.0.1:80.
  if (!text || text.startsWith('tcp://')) return undefined;
  const value = parse(text);
  if (value !== undefined) return value;
  const found = isSecret ? '' : `, found "${text}"`;
  throw new UsageError(`${variable} is invalid: expected ${expected}, as in ${variable}=${example}${found}.`);
}
