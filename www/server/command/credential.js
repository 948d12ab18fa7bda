// @ts-check
import { checkFile, readSecret } from './secret.js';
import { UsageError } from './start-error.js';

/** @import { Secret } from './secret.js' */

/**
 * What the app shows to get a token for Graph, with the names that @azure/identity gives the variables.
 *
 * @typedef {object} Credential
 * @property {string} tenantId
 * @property {string} clientId
 * @property {Secret} [secret]
 * @property {string} [certificatePath] a PEM file with the certificate and its key; where there is no secret
 * @property {Secret} [certificatePassword]
 */

/**
 * Reads the app's credential.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {{ appId: string, tenants: readonly string[], note: (sentence: string) => void }} context
 * @returns {Credential | undefined} `undefined`, and a note of what is missing, when transfers cannot be sent
 * @throws {UsageError} when what is set does not fit together
 */
export function readCredential(env, { appId, tenants, note }) {
  const clientId = env.AZURE_CLIENT_ID?.toLowerCase() || appId;
  if (clientId !== appId) {
    throw new UsageError(
      'AZURE_CLIENT_ID is another app than --app-id. Only the app that a call belongs to can transfer it: ' +
        'set both to the same, or leave AZURE_CLIENT_ID out.',
    );
  }
  const secret = readSecret(env, 'AZURE_CLIENT_SECRET', { note });
  const certificatePath = env.AZURE_CLIENT_CERTIFICATE_PATH || undefined;
  if (secret === undefined && certificatePath === undefined) {
    note(
      'Transfers cannot be sent: there is no credential. Set AZURE_CLIENT_SECRET, AZURE_CLIENT_SECRET_FILE or ' +
        'AZURE_CLIENT_CERTIFICATE_PATH.',
    );
    return undefined;
  }
  const tenantId = chooseTenant(env.AZURE_TENANT_ID?.toLowerCase() || undefined, tenants);
  if (tenantId === undefined) {
    note(
      tenants.length === 0
        ? 'Transfers cannot be sent: the tenant is not known. Name it with --tenant.'
        : 'Transfers cannot be sent: --tenant names several. Set AZURE_TENANT_ID to the one whose calls are transferred.',
    );
    return undefined;
  }
  if (secret !== undefined) return { tenantId, clientId, secret };
  if (certificatePath === undefined) return undefined;
  checkFile(certificatePath, 'AZURE_CLIENT_CERTIFICATE_PATH');
  const certificatePassword = readSecret(env, 'AZURE_CLIENT_CERTIFICATE_PASSWORD', { note, shortest: 1 });
  return { tenantId, clientId, certificatePath, ...(certificatePassword && { certificatePassword }) };
}

/**
 * @param {string | undefined} named
 * @param {readonly string[]} tenants those whose notifications are taken
 */
function chooseTenant(named, tenants) {
  if (named === undefined) return tenants.length === 1 ? tenants[0] : undefined;
  if (tenants.length > 0 && !tenants.includes(named)) {
    throw new UsageError('AZURE_TENANT_ID is not among the tenants of --tenant. Add it there, or leave it out.');
  }
  return tenants.length === 0 ? undefined : named;
}
