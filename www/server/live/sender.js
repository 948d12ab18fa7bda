// @ts-check
import { sendTransfer } from 'graph-call-transfer';

/** @import { Cloud, SendOptions } from 'graph-call-transfer' */
/** @import { Sender } from '../sender.js' */
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

  return {
    canSend: getToken !== undefined,
    ...(tenantId !== undefined && { tenantId }),
    endpoint,
    findObjection({ profile }) {
      if (!getToken) {
        const message =
          'This server has no credential to send with. Start it with --tenant and AZURE_CLIENT_SECRET or ' +
          'AZURE_CLIENT_CERTIFICATE_PATH.';
        return { status: 409, code: 'cannotSend', message };
      }
      if (profile === undefined) return undefined;
      const message = 'The Graph behind this server is real and has no profiles. Leave "profile" out.';
      return { status: 400, code: 'unknownProfile', message };
    },
    async send(request, { version, profile: _, ...options }) {
      if (!getToken) throw new TypeError('Whether there is a credential was not checked.');
      return sendTransfer(request, {
        ...options,
        endpoint: endpoint(version),
        token: () => getToken(options.signal),
        ...(fetch && { fetch }),
      });
    },
  };
}
