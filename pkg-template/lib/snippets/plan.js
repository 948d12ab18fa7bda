// @ts-check
import { tables } from './table.js';

/** @import { Declared, TypeName } from './table.js' */

/** @typedef {{ text: string } | { flag: boolean } | { whole: string } | { endpointType: string } | ModelObject} Planned */

/**
 * @typedef {object} ModelObject an object of a model
 * @property {TypeName} type
 * @property {string} variable its name where it is a variable: of the path to it
 * @property {[Declared, Planned][]} members what the model has members for
 * @property {[string, Planned][]} data what it has none for
 */

/** Thrown, and caught, inside this module: the models cannot carry the body. */
const NOT_CARRIED = Symbol('not carried');

/**
 * Makes objects of the SDKs' models of the body.
 *
 * @param {unknown} body
 * @param {string} version
 * @returns {ModelObject | undefined} nothing when the models would not send the body as it is: `src/snippet/plan.rs` says when
 */
export function plan(body, version) {
  try {
    return planObject(body, 'body', '', version === 'beta');
  } catch (error) {
    if (error === NOT_CARRIED) return undefined;
    throw error;
  }
}

/**
 * @param {unknown} value
 * @param {TypeName} type
 * @param {string} path
 * @param {boolean} isBeta
 * @returns {ModelObject}
 */
function planObject(value, type, path, isBeta) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw NOT_CARRIED;
  const declared = tables.schema.find(([known]) => known === type)?.[1] ?? [];
  /** @type {ModelObject} */
  const object = { type, variable: variableName(path), members: [], data: [] };
  for (const [name, member] of Object.entries(value)) {
    const known = declared.find((one) => one.name === name && (isBeta || !one.betaOnly));
    const inner = path + name.charAt(0).toUpperCase() + name.slice(1);
    if (known) object.members.push([known, declaredValue(member, known.holds, inner, isBeta)]);
    else if (type === 'identitySet' && tables.kinds.includes(name)) {
      object.data.push([name, planObject(member, 'identity', inner, isBeta)]);
    } else object.data.push([plainName(name), otherValue(member)]);
  }
  return object;
}

/**
 * @param {unknown} value
 * @param {Declared['holds']} holds
 * @param {string} path
 * @param {boolean} isBeta
 * @returns {Planned}
 */
function declaredValue(value, holds, path, isBeta) {
  if (typeof holds === 'object') return planObject(value, holds.object, path, isBeta);
  if (holds === 'flag' && typeof value === 'boolean') return { flag: value };
  if (holds === 'text' && typeof value === 'string') return { text: plainText(value) };
  if (holds === 'endpointType' && typeof value === 'string') return { endpointType: value };
  throw NOT_CARRIED;
}

/**
 * @param {unknown} value
 * @returns {Planned}
 */
function otherValue(value) {
  if (typeof value === 'string') return { text: plainText(value) };
  if (typeof value === 'boolean') return { flag: value };
  if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 1e9) return { whole: String(value) };
  throw NOT_CARRIED;
}

/** @param {string} text */
function plainText(text) {
  for (const character of text) if (character < ' ' && !'\n\r\t'.includes(character)) throw NOT_CARRIED;
  return text;
}

/** @param {string} name */
function plainName(name) {
  if (!/^[A-Za-z@_][A-Za-z0-9@_.-]*$/.test(name)) throw NOT_CARRIED;
  return name;
}

/** @param {string} path */
function variableName(path) {
  return path === '' ? 'requestBody' : path.charAt(0).toLowerCase() + path.slice(1);
}
