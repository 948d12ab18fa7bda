// @ts-check
/**
 * The properties that Graph's metadata declares for the body, and that the models of the SDKs therefore have.
 *
 * Read from the models of the SDKs: v1.0 of msgraph-sdk 1.65, beta of msgraph-beta-sdk 1.66. All SDKs but the JavaScript one
 * are generated from this metadata.
 */

/** @import { IdentityKind } from '../../types/identity.js' */
/** @import { DeclaredProperty, ModelName } from './language.js' */

/**
 * The models' names in C#, Java, PHP and Python.
 * @type {Readonly<Record<ModelName, string>>}
 */
export const modelNames = {
  body: 'TransferPostRequestBody',
  target: 'InvitationParticipantInfo',
  transferee: 'ParticipantInfo',
  identitySet: 'IdentitySet',
  identity: 'Identity',
};

/** @type {Readonly<Record<ModelName, readonly DeclaredProperty[]>>} */
export const schema = {
  body: [property('transferTarget', { model: 'target' }), property('transferee', { model: 'transferee' })],
  target: [
    property('@odata.type', 'string'),
    betaProperty('endpointType', 'endpointType'),
    property('hidden', 'boolean'),
    property('identity', { model: 'identitySet' }),
    property('participantId', 'string'),
    property('removeFromDefaultAudioRoutingGroup', 'boolean'),
    property('replacesCallId', 'string'),
  ],
  transferee: [
    property('@odata.type', 'string'),
    property('countryCode', 'string'),
    property('endpointType', 'endpointType'),
    property('identity', { model: 'identitySet' }),
    property('languageId', 'string'),
    betaProperty('nonAnonymizedIdentity', { model: 'identitySet' }),
    property('participantId', 'string'),
    betaProperty('platformId', 'string'),
    property('region', 'string'),
  ],
  identitySet: [
    property('@odata.type', 'string'),
    property('application', { model: 'identity' }),
    property('device', { model: 'identity' }),
    property('user', { model: 'identity' }),
  ],
  identity: [property('@odata.type', 'string'), property('displayName', 'string'), property('id', 'string')],
};

/**
 * The identities that an identity set may contain; the metadata declares three of them.
 * @type {ReadonlySet<string>}
 */
export const identityKinds = new Set(
  /** @satisfies {readonly IdentityKind[]} */ ([
    'user',
    'phone',
    'application',
    'applicationInstance',
    'guest',
    'onPremises',
    'encrypted',
    'azureCommunicationServicesUser',
    'assertedIdentity',
    'device',
  ]),
);

/**
 * @param {string} name
 * @param {DeclaredProperty['type']} type
 * @returns {DeclaredProperty}
 */
function property(name, type) {
  return { name, type, betaOnly: false };
}

/**
 * @param {string} name
 * @param {DeclaredProperty['type']} type
 * @returns {DeclaredProperty}
 */
function betaProperty(name, type) {
  return { name, type, betaOnly: true };
}

/**
 * Returns Graph's name of a property as most SDKs spell it: `ReplacesCallId`.
 *
 * @param {string} name
 */
export function pascalCase(name) {
  const plain = name === '@odata.type' ? 'odataType' : name;
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/**
 * Returns Graph's name of a property as the Python SDK spells it: `replaces_call_id`.
 *
 * @param {string} name
 */
export function snakeCase(name) {
  const plain = name === '@odata.type' ? 'odataType' : name;
  return plain.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}
