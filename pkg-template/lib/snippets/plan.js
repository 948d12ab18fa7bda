// @ts-check
import { identityKinds, schema } from './schema.js';

/** @import { EndpointType } from '../../types/request.js' */
/** @import { DeclaredProperty, ModelName } from './language.js' */

/** @typedef {{ string: string } | { boolean: boolean } | { integer: string } | { endpointType: EndpointType } | ModelObject} PlannedValue */

/**
 * An object of one of the SDK's models.
 *
 * @typedef {object} ModelObject
 * @property {ModelName} model
 * @property {string} variable its name where it is assigned to a variable, made from the path to it
 * @property {[DeclaredProperty, PlannedValue][]} properties those that the model declares
 * @property {[name: string, PlannedValue][]} additional those that it does not declare
 */

/** @type {readonly string[]} */
const ENDPOINT_TYPES = /** @satisfies {readonly EndpointType[]} */ ([
  'default',
  'voicemail',
  'skypeForBusiness',
  'skypeForBusinessVoipPhone',
  'unknownFutureValue',
]);

/** Thrown and caught in this module when the models cannot carry the body. */
const NOT_CARRIED = Symbol('not carried');

/**
 * Plans the objects of the SDK's models that carry the body.
 *
 * @param {unknown} body
 * @param {string} version
 * @returns {ModelObject | undefined} nothing when the models would not send the body as it is: an undeclared property with an array,
 *   an object, `null` or a fraction, a value of another type than is declared, or a text that the SDK's writer does not escape
 */
export function planBody(body, version) {
  try {
    return planObject(body, 'body', '', version === 'beta');
  } catch (error) {
    if (error === NOT_CARRIED) return undefined;
    throw error;
  }
}

/**
 * @param {unknown} value
 * @param {ModelName} model
 * @param {string} path
 * @param {boolean} isBeta
 * @returns {ModelObject}
 */
function planObject(value, model, path, isBeta) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw NOT_CARRIED;
  /** @type {ModelObject} */
  const object = { model, variable: variableName(path), properties: [], additional: [] };
  for (const [name, inner] of Object.entries(value)) {
    const declared = schema[model].find((property) => property.name === name && (isBeta || !property.betaOnly));
    const innerPath = path + name.charAt(0).toUpperCase() + name.slice(1);
    if (declared) object.properties.push([declared, declaredValue(inner, declared.type, innerPath, isBeta)]);
    else if (model === 'identitySet' && identityKinds.has(name)) {
      object.additional.push([name, planObject(inner, 'identity', innerPath, isBeta)]);
    } else object.additional.push([plainName(name), additionalValue(inner)]);
  }
  return object;
}

/**
 * @param {unknown} value
 * @param {DeclaredProperty['type']} type
 * @param {string} path
 * @param {boolean} isBeta
 * @returns {PlannedValue}
 */
function declaredValue(value, type, path, isBeta) {
  if (typeof type === 'object') return planObject(value, type.model, path, isBeta);
  if (type === 'boolean' && typeof value === 'boolean') return { boolean: value };
  if (type === 'string' && typeof value === 'string') return { string: plainText(value) };
  if (type === 'endpointType' && isEndpointType(value)) return { endpointType: value };
  throw NOT_CARRIED;
}

/**
 * @param {unknown} value
 * @returns {PlannedValue}
 */
function additionalValue(value) {
  if (typeof value === 'string') return { string: plainText(value) };
  if (typeof value === 'boolean') return { boolean: value };
  // Every language holds a whole number of at most nine digits.
  if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 1e9) return { integer: String(value) };
  throw NOT_CARRIED;
}

/**
 * @param {unknown} value
 * @returns {value is EndpointType}
 */
function isEndpointType(value) {
  return typeof value === 'string' && ENDPOINT_TYPES.includes(value);
}

/**
 * Returns the text, unless it has control characters that the writer of the PHP SDK leaves as they are, which is not JSON.
 *
 * @param {string} text
 */
function plainText(text) {
  for (const character of text) if (character < ' ' && !'\n\r\t'.includes(character)) throw NOT_CARRIED;
  return text;
}

/**
 * Returns the name, if it needs no escapes: the writers of the Go and PHP SDKs escape no names, and PHP takes a name of digits
 * for an index.
 *
 * @param {string} name
 */
function plainName(name) {
  if (!/^[A-Za-z@_][A-Za-z0-9@_.-]*$/.test(name)) throw NOT_CARRIED;
  return name;
}

/**
 * Returns `transferTargetIdentity` for the path `TransferTargetIdentity`, and `requestBody` for the body itself.
 *
 * @param {string} path
 */
function variableName(path) {
  return path === '' ? 'requestBody' : path.charAt(0).toLowerCase() + path.slice(1);
}
