// @ts-check
import { clouds } from '../clouds.js';
import { StartError } from '../command/start-error.js';
import { CredentialError } from './credential-error.js';

/** @import { Cloud } from 'graph-call-transfer' */
/** @import { ClientSecretCredentialOptions } from '@azure/identity' */
/** @import { Credential } from '../command/credential.js' */

/**
 * Gives the app's token for Graph, fresh enough to be sent.
 *
 * @callback TokenSource
 * @param {AbortSignal} signal
 * @returns {Promise<string>} rejects with a `CredentialError`
 */

/**
 * Makes a source of tokens by client credentials. The library keeps a token as long as it is good.
 *
 * @param {Credential} credential
 * @param {{ cloud: Cloud, options?: ClientSecretCredentialOptions }} context
 * @returns {Promise<TokenSource>}
 * @throws {StartError} (as a rejection) when the library does not take the credential
 */
export async function createTokenSource(credential, { cloud, options = {} }) {
  const { graphRoot, authority } = clouds[cloud];
  const source = await createCredential(credential, {
    // In the global cloud AZURE_AUTHORITY_HOST may say otherwise, as everywhere with this library.
    ...(cloud !== 'global' && { authorityHost: authority }),
    // A person waits for the answer; the library would go on for half a minute.
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
  // It is large, and only a live server needs it.
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
      'The credential is not taken. Check AZURE_TENANT_ID, AZURE_CLIENT_CERTIFICATE_PATH and AZURE_AUTHORITY_HOST, ' +
        'which must be an https address.',
    );
  }
}
