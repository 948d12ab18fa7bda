// @ts-check
import { createWebhook, verifyNotificationToken, webhookTrust } from 'graph-call-transfer/webhook';
import { StartError } from './command/start-error.js';
import { storeIn } from './routes/webhook.js';

/** @import { WebhookError, VerificationOptions } from 'graph-call-transfer/webhook' */
/** @import { Configuration } from './command/configuration.js' */
/** @import { Metrics } from './metrics.js' */
/** @import { Hub } from './relay/hub.js' */
/** @import { Receiving } from './routes/webhook.js' */
/** @import { Simulators } from './simulated/simulators.js' */

/** @typedef {{ hub: Pick<Hub, 'reject'>, sink: Pick<Hub, 'append'>, metrics: Metrics }} Keeping where what comes is told, kept and counted */

/**
 * Makes the webhook of a server with the real Graph.
 *
 * @param {Configuration} configuration
 * @param {Keeping} keeping
 * @returns {Receiving}
 * @throws {StartError} where nothing is known of the cloud's keys
 */
export function createLiveWebhook({ appId = '', tenants, cloud, discovery, issuers }, keeping) {
  const isKnown = Object.hasOwn(webhookTrust, cloud);
  if (!isKnown && (discovery === undefined || issuers === undefined)) {
    throw new StartError(
      `Nobody has published who signs the notifications of the cloud ${cloud}. Give the address of the discovery ` +
        'document with --discovery, and the issuers of good tokens with --issuer.',
    );
  }
  return createKeepingWebhook(
    {
      appId,
      ...(tenants.length > 0 && { tenants }),
      ...(isKnown && { cloud: /** @type {keyof typeof webhookTrust} */ (cloud) }),
      ...(discovery !== undefined && { discovery }),
      ...(issuers !== undefined && { issuers }),
    },
    keeping,
  );
}

/**
 * Makes the webhook of a server with simulated Graphs: it verifies as the other does, but trusts their key alone.
 *
 * @param {Simulators} simulators
 * @param {Keeping} keeping
 * @returns {Receiving}
 */
export function createSimulatedWebhook({ appId, find }, keeping) {
  const graph = find();
  if (!graph) throw new RangeError('There is no simulated Graph.');
  const discovery = 'http://127.0.0.1/.well-known/OpenIdConfiguration';
  return createKeepingWebhook({ appId, discovery, fetch: graph.fetch }, keeping);
}

/**
 * @param {VerificationOptions} trust
 * @param {Keeping} keeping
 * @returns {Receiving}
 */
function createKeepingWebhook(trust, { hub, sink, metrics }) {
  const store = storeIn(sink);
  const webhook = createWebhook({
    ...trust,
    async store(batch, delivery) {
      await store(batch, delivery);
      metrics.deliveries.inc({ code: 'accepted' });
    },
    onError(error) {
      metrics.deliveries.inc({ code: error.code });
      if (isRefusal(error)) hub.reject({ status: error.status, code: error.code, message: error.message });
    },
  });
  return { webhook, verify: (authorization) => verifyNotificationToken(authorization, trust) };
}

/**
 * Whether somebody's request was refused, and not only something went wrong around one.
 *
 * @param {WebhookError} error
 */
function isRefusal({ code, status }) {
  return status >= 400 && code !== 'keysUnavailable';
}
