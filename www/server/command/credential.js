// @ts-check
import { checkFile, readSecret } from './secret.js';
import { UsageError } from './start-error.js';

/** @import { Secret } from './secret.js' */

/**
 * The app's credential for tokens of Graph, in the variables of @azure/identity.
 *
 * @typedef {object} Credential
 * @property {string} tenantId
 * @property {string} clientId
 * @property {Secret} [secret]
 * @property {string} [certificatePath] a PEM file with the certificate and its key; used without a secret
 * @property {Secret} [certificatePassword]
 */

/**
 * Reads the app's credential.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {{ appId: string, tenants: readonly string[], note: (sentence: string) => void }} context
 * @returns {Credential | undefined} `undefined`, with a note of what is missing, when transfers cannot be sent
 * @throws {UsageError} when the variables contradict each other
 */
export function readCredential(env, { appId, tenants, note }) {
  const clientId = env.AZURE_CLIENT_ID?.toLowerCase() || appId;
  if (clientId !== appId) {
    throw new UsageError(
      'AZURE_CLIENT_ID differs from --app-id. Only the app of a call can transfer it: set both to the same app, or ' +
        'remove AZURE_CLIENT_ID.',
    );
  }
  const secret = readSecret(env, 'AZURE_CLIENT_SECRET', { note });
  const certificatePath = env.AZURE_CLIENT_CERTIFICATE_PATH || undefined;
  if (secret === undefined && certificatePath === undefined) {
    note(
      'Transfers cannot be sent: the credential is missing. Set AZURE_CLIENT_SECRET, AZURE_CLIENT_SECRET_FILE or ' +
        'AZURE_CLIENT_CERTIFICATE_PATH.',
    );
    return undefined;
  }
  const tenantId = chooseTenant(env.AZURE_TENANT_ID?.toLowerCase() || undefined, tenants);
  if (tenantId === undefined) {
    note(
      tenants.length === 0
        ? 'Transfers cannot be sent: the tenant is missing. Set it with --tenant.'
        : 'Transfers cannot be sent: --tenant has several tenants. Set AZURE_TENANT_ID to the one whose calls are transferred.',
    );
    return undefined;
  }
  if (secret !== undefined) return { tenantId, clientId, secret };
  if (certificatePath === undefined) return undefined;
  checkFile(certificatePath, 'AZURE_CLIENT_CERTIFICATE_PATH');
  const certificatePassword = readSecret(env, 'AZURE_CLIENT_CERTIFICATE_PASSWORD', { note, minLength: 1 });
  return { tenantId, clientId, certificatePath, ...(certificatePassword && { certificatePassword }) };
}

/**
 * @param {string | undefined} tenantId of the environment
 * @param {readonly string[]} tenants whose notifications are accepted
 */
function chooseTenant(tenantId, tenants) {
  if (tenantId === undefined) return tenants.length === 1 ? tenants[0] : undefined;
  if (tenants.length > 0 && !tenants.includes(tenantId)) {
    throw new UsageError('AZURE_TENANT_ID is not one of the tenants of --tenant. Add it there, or remove it.');
  }
  return tenants.length === 0 ? undefined : tenantId;
}
