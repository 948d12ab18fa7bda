// @ts-check
import { readCall, sendTransfer } from 'graph-call-transfer';

/** @import { Cloud, SendOptions } from 'graph-call-transfer' */
/** @import { Asking, Sender } from '../sender.js' */
/** @import { TokenSource } from './token-source.js' */

/**
 * Makes what sends to Graph.
 *
 * @param {object} options
 * @param {Cloud} options.cloud
 * @param {TokenSource | undefined} options.getToken `undefined` when there is no credential
 * @param {string} [options.tenantId] of the credential
 * @param {SendOptions['fetch']} [options.fetch] instead of the global one
 * @returns {Sender}
 */
export function createLiveSender({ cloud, getToken, tenantId, fetch }) {
  /** @type {Sender['endpoint']} */
  const endpoint = (version) => ({ cloud, version });

  /** @param {Asking} asking */
  const optionsOf = ({ version, timeoutMs, signal }) => {
    if (!getToken) throw new TypeError('Whether there is a credential was not checked.');
    return { endpoint: endpoint(version), token: () => getToken(signal), timeoutMs, signal, ...(fetch && { fetch }) };
  };

  return {
    canSend: getToken !== undefined,
    ...(tenantId !== undefined && { tenantId }),
    endpoint,
    findObjection({ profile, pace, seed }) {
      if (!getToken) {
        const message =
          'This server has no credential to send with. Start it with --tenant and AZURE_CLIENT_SECRET or ' +
          'AZURE_CLIENT_CERTIFICATE_PATH.';
        return { status: 409, code: 'cannotSend', message };
      }
      if (profile !== undefined) {
        const message = 'The Graph behind this server is real and has no profiles. Leave "profile" out.';
        return { status: 400, code: 'unknownProfile', message };
      }
      if (pace === undefined && seed === undefined) return undefined;
      const message =
        'The Graph behind this server is real: nobody sets its pace or its seed. Leave "pace" and "seed" out.';
      return { status: 400, code: 'invalidOrder', message };
    },
    async send(request, { clientRequestId, onAttempt, retry, ...asking }) {
      return sendTransfer(request, { ...optionsOf(asking), clientRequestId, onAttempt, ...(retry && { retry }) });
    },
    async read(callId, asking) {
      return readCall(callId, { ...optionsOf(asking), retry: false });
    },
  };
}
