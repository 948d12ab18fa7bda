// @ts-check
import { clouds } from 'graph-call-transfer/clouds';
import { StartError } from '../command/start-error.js';
import { CredentialError } from './credential-error.js';

/** @import { Cloud } from 'graph-call-transfer' */
/** @import { ClientSecretCredentialOptions } from '@azure/identity' */
/** @import { Credential } from '../command/credential.js' */

/**
 * Returns a valid token of the app for Graph.
 *
 * @callback TokenSource
 * @param {AbortSignal} signal
 * @returns {Promise<string>} rejects with a `CredentialError`
 */

/**
 * Creates a token source with client credentials. The library caches a token as long as it is valid.
 *
 * @param {Credential} credential
 * @param {{ cloud: Cloud, options?: ClientSecretCredentialOptions }} context
 * @returns {Promise<TokenSource>}
 * @throws {StartError} (as a rejection) when the credential is invalid
 */
export async function createTokenSource(credential, { cloud, options = {} }) {
  const { graphRoot, authority } = clouds[cloud];
  const source = await createCredential(credential, {
    // In the global cloud AZURE_AUTHORITY_HOST may name another authority, as in every program with this library.
    ...(cloud !== 'global' && { authorityHost: authority }),
    // An operator waits for the response; with its default the library would retry for half a minute.
    retryOptions: { maxRetries: 1 },
    ...options,
  });
  return async (signal) => {
    try {
      const { token } = await source.getToken(`${graphRoot}/.default`, { abortSignal: signal });
      return token;
    } catch (error) {
      throw new CredentialError(error);
    }
  };
}

/**
 * @param {Credential} credential
 * @param {ClientSecretCredentialOptions} options
 */
async function createCredential({ tenantId, clientId, secret, certificatePath, certificatePassword }, options) {
  // The library is large, and only a live server needs it.
  const { ClientCertificateCredential, ClientSecretCredential } = await import('@azure/identity');
  try {
    if (secret) return new ClientSecretCredential(tenantId, clientId, secret.reveal(), options);
    const certificate = {
      certificatePath: certificatePath ?? '',
      ...(certificatePassword && { certificatePassword: certificatePassword.reveal() }),
    };
    return new ClientCertificateCredential(tenantId, clientId, certificate, options);
  } catch {
    throw new StartError(
      'The credential is invalid. Check AZURE_TENANT_ID, AZURE_CLIENT_CERTIFICATE_PATH and AZURE_AUTHORITY_HOST, ' +
        'which must be an https address.',
    );
  }
}
