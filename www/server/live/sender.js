// @ts-check
import { createCall, hangUp, readCall, sendTransfer } from 'graph-call-transfer';

/** @import { Cloud, SendOptions } from 'graph-call-transfer' */
/** @import { LookupOptions, Sender } from '../sender.js' */
/** @import { TokenSource } from './token-source.js' */

/**
 * Creates a sender to a live Graph.
 *
 * @param {object} options
 * @param {Cloud} options.cloud
 * @param {TokenSource | undefined} options.getToken `undefined` without a credential
 * @param {string} [options.tenantId] of the credential
 * @param {SendOptions['fetch']} [options.fetch] replaces the global one
 * @returns {Sender}
 */
export function createLiveSender({ cloud, getToken, tenantId, fetch }) {
  /** @type {Sender['endpoint']} */
  const endpoint = (version) => ({ cloud, version });

  /** @param {LookupOptions} options */
  const packageOptions = ({ version, timeoutMs, signal }) => {
    if (!getToken) throw new TypeError('The sender was used without a credential: call "validate" first.');
    return { endpoint: endpoint(version), token: () => getToken(signal), timeoutMs, signal, ...(fetch && { fetch }) };
  };

  return {
    canSend: getToken !== undefined,
    ...(tenantId !== undefined && { tenantId }),
    endpoint,
    validate({ profile, timeScale, seed, callee }) {
      if (!getToken) {
        const message =
          'The server has no credential to send with. Start it with --tenant and AZURE_CLIENT_SECRET or ' +
          'AZURE_CLIENT_CERTIFICATE_PATH.';
        return { status: 409, code: 'noCredential', message };
      }
      if (profile !== undefined) {
        const message = 'The Graph behind this server is live and has no profiles. Remove "profile".';
        return { status: 400, code: 'unknownProfile', message };
      }
      if (callee !== undefined) {
        const message = 'The Graph behind this server is live: its users decide whether they answer. Remove "callee".';
        return { status: 400, code: 'invalidRequest', message };
      }
      if (timeScale === undefined && seed === undefined) return undefined;
      const message =
        'The Graph behind this server is live and has no time scale and no seed. Remove "timeScale" and "seed".';
      return { status: 400, code: 'invalidRequest', message };
    },
    async send(request, { clientRequestId, onAttempt, retry, ...options }) {
      return sendTransfer(request, {
        ...packageOptions(options),
        clientRequestId,
        onAttempt,
        ...(retry && { retry }),
      });
    },
    async lookUp(callId, options) {
      return readCall(callId, { ...packageOptions(options), retry: false });
    },
    createCall: async (request, options) => createCall(request, packageOptions(options)),
    hangUp: async (callId, options) => hangUp(callId, packageOptions(options)),
  };
}
