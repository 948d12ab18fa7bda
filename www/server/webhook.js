// @ts-check
import { createWebhook, verifyNotificationToken, webhookClouds } from 'graph-call-transfer/webhook';
import { StartError } from './command/start-error.js';
import { createBatchStore } from './routes/webhook.js';
import { createThrottledLogger } from './throttled-logger.js';

/** @import { WebhookError, VerificationOptions } from 'graph-call-transfer/webhook' */
/** @import { Configuration } from './command/configuration.js' */
/** @import { Metrics } from './metrics.js' */
/** @import { Hub } from './relay/hub.js' */
/** @import { Rejection, WebhookService } from './routes/webhook.js' */
/** @import { Simulators } from './simulated/simulators.js' */

/**
 * The services that the webhook uses.
 *
 * @typedef {object} WebhookDependencies
 * @property {Pick<Hub, 'publishRejection'>} hub publishes rejected deliveries
 * @property {Pick<Hub, 'append'>} eventSink stores accepted deliveries
 * @property {Metrics} metrics count both
 * @property {(line: string) => void} log writes to the operator's log
 */

/**
 * The errors that keep valid deliveries out, with this server's advice where the package's error does not know it.
 *
 * @type {Partial<Record<WebhookError['code'], string | undefined>>}
 */
const LOGGED = {
  keysUnavailable: undefined,
  storeFailed: 'Check that Redis is running and accepts writes.',
  joseMissing: undefined,
  internal: 'This is a bug of the server.',
};

/**
 * Creates the webhook of a server with a live Graph.
 *
 * @param {Configuration} configuration
 * @param {WebhookDependencies} dependencies
 * @returns {WebhookService}
 * @throws {StartError} when the signing keys of the cloud are unknown
 */
export function createLiveWebhook({ appId = '', tenants, cloud, discovery, issuers }, dependencies) {
  const isKnown = Object.hasOwn(webhookClouds, cloud);
  if (!isKnown && (discovery === undefined || issuers === undefined)) {
    throw new StartError(
      `The signing keys of the cloud ${cloud} are not published. Set the address of the discovery document with ` +
        '--discovery, and the issuers of valid tokens with --issuer.',
    );
  }
  return createWebhookService(
    {
      appId,
      ...(tenants.length > 0 && { tenants }),
      ...(isKnown && { cloud: /** @type {keyof typeof webhookClouds} */ (cloud) }),
      ...(discovery !== undefined && { discovery }),
      ...(issuers !== undefined && { issuers }),
    },
    dependencies,
  );
}

/**
 * Creates the webhook of a server with simulated Graphs. It verifies tokens like a live one, but trusts only their key.
 *
 * @param {Simulators} simulators
 * @param {WebhookDependencies} dependencies
 * @returns {WebhookService}
 */
export function createSimulatedWebhook({ appId, get }, dependencies) {
  const discovery = 'http://127.0.0.1/.well-known/OpenIdConfiguration';
  return createWebhookService({ appId, discovery, fetch: get().fetch }, dependencies);
}

/**
 * @param {VerificationOptions} trust
 * @param {WebhookDependencies} dependencies
 * @returns {WebhookService}
 */
function createWebhookService(trust, { hub, eventSink, metrics, log }) {
  const store = createBatchStore(eventSink);
  const logThrottled = createThrottledLogger(log);

  /** @param {Rejection} rejection */
  function onRejected({ status, code, message, hint }) {
    metrics.deliveries.inc({ code });
    hub.publishRejection({ status, code, message, ...(hint !== undefined && { hint }) });
  }

  const handle = createWebhook({
    ...trust,
    async store(batch, delivery) {
      await store(batch, delivery);
      metrics.deliveries.inc({ code: 'accepted' });
    },
    onError(error) {
      if (Object.hasOwn(LOGGED, error.code)) {
        const hint = LOGGED[error.code] ?? error.hint;
        logThrottled(error.code, `Webhook: ${error.message} ${hint}${describeCause(error)}`);
      }
      if (isRejection(error)) onRejected(error);
      else metrics.deliveries.inc({ code: error.code });
    },
  });

  return {
    handle,
    verify: (authorization) => verifyNotificationToken(authorization, trust),
    onRejected,
  };
}

/**
 * Returns whether a delivery was rejected; other errors are failures of this server or its surroundings.
 *
 * @param {WebhookError} error
 */
function isRejection({ code, status }) {
  return status >= 400 && code !== 'keysUnavailable';
}

/**
 * @param {WebhookError} error
 * @returns {string} the code of its cause, such as `ECONNREFUSED`; the message of a cause may contain confidential data
 */
function describeCause(error) {
  let code;
  for (let cause = error.cause; code === undefined && cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') code = cause.code;
  }
  return code === undefined ? '' : ` Cause: ${code}.`;
}
