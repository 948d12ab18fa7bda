// @ts-check
import { createWebhook, verifyNotificationToken, webhookTrust } from 'graph-call-transfer/webhook';
import { StartError } from './command/start-error.js';
import { storeIn } from './routes/webhook.js';
import { createTroubleTeller } from './trouble.js';

/** @import { WebhookError, VerificationOptions } from 'graph-call-transfer/webhook' */
/** @import { Configuration } from './command/configuration.js' */
/** @import { Metrics } from './metrics.js' */
/** @import { Hub } from './relay/hub.js' */
/** @import { Receiving, Rejection } from './routes/webhook.js' */
/** @import { Simulators } from './simulated/simulators.js' */

/**
 * @typedef {object} Keeping
 * @property {Pick<Hub, 'reject'>} hub is told what is rejected
 * @property {Pick<Hub, 'append'>} sink takes what is accepted
 * @property {Metrics} metrics count both
 * @property {(what: string) => void} tell tells the one who runs the server what only they can put right
 */

/** What keeps good deliveries out, and what to do where the package does not say. @type {Partial<Record<WebhookError['code'], string>>} */
const TROUBLES = {
  keysUnavailable: 'See whether this machine reaches the address where the keys of the sender are published.',
  storeFailed: 'See whether Redis runs, and takes what is written.',
  joseMissing: 'Install the package "jose" beside this server.',
  internal: 'This is a fault of the server.',
};

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
  const discovery = 'http://127.0.0.1/.well-known/OpenIdConfiguration';
  return createKeepingWebhook({ appId, discovery, fetch: find().fetch }, keeping);
}

/**
 * @param {VerificationOptions} trust
 * @param {Keeping} keeping
 * @returns {Receiving}
 */
function createKeepingWebhook(trust, { hub, sink, metrics, tell }) {
  const store = storeIn(sink);
  const tellTrouble = createTroubleTeller(tell);

  /** @param {Rejection} rejection */
  function reject({ status, code, message, hint }) {
    metrics.deliveries.inc({ code });
    hub.reject({ status, code, message, ...(hint !== undefined && { hint }) });
  }

  const webhook = createWebhook({
    ...trust,
    async store(batch, delivery) {
      await store(batch, delivery);
      metrics.deliveries.inc({ code: 'accepted' });
    },
    onError(error) {
      const advice = TROUBLES[error.code];
      if (advice !== undefined)
        tellTrouble(error.code, `Webhook: ${error.message} ${error.hint ?? advice}${causeOf(error)}`);
      if (isRefusal(error)) reject(error);
      else metrics.deliveries.inc({ code: error.code });
    },
  });

  return {
    webhook,
    verify: (authorization) => verifyNotificationToken(authorization, trust),
    reject,
  };
}

/**
 * Whether somebody's request was refused, and not only something went wrong around one.
 *
 * @param {WebhookError} error
 */
function isRefusal({ code, status }) {
  return status >= 400 && code !== 'keysUnavailable';
}

/**
 * @param {WebhookError} error
 * @returns {string} the code of what is behind it, such as `ECONNREFUSED`; its words may name what is nobody's business
 */
function causeOf(error) {
  let code;
  for (let cause = error.cause; code === undefined && cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') code = cause.code;
  }
  return code === undefined ? '' : ` Cause: ${code}.`;
}
