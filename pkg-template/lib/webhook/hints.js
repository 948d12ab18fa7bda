// @ts-check
/**
 * The advice of refusals: the usual one for each code, and a better one where the request shows the sender. Advice is for the
 * operator; the response contains none of it.
 */

import { SENDER_HINTS } from '../notifications/sender-hints.js';

/** @import { WebhookErrorCode } from '../../types/webhook.js' */

const SEE_CAUSE = 'See the cause.';
const NOT_FROM_GRAPH =
  'The sender of call notifications signs its tokens in another way: this one is from another sender.';

/** @type {Readonly<Record<WebhookErrorCode, string>>} */
export const HINTS = Object.freeze({
  methodNotAllowed:
    'Graph posts its notifications. Give health checks, and the validation of event subscriptions, another path.',
  subscriptionHandshake:
    'Set the notificationUrl of the subscription to another endpoint: its requests have no token to verify.',
  tokenMissing:
    'Graph sends a token with every call notification. If it is missing in all of them, a proxy removes the header Authorization. ' +
    'Subscriptions of Graph and of Azure Event Grid send none: give them another endpoint.',
  tokenAmbiguous: 'A proxy adds a second Authorization header, or joins several. Forward only that of the sender.',
  tokenTooLong:
    'Tokens of call notifications have 1 to 2 KiB. If this happens to every token, a proxy changes the header.',
  tokenMalformed: NOT_FROM_GRAPH,
  algorithmNotAllowed: NOT_FROM_GRAPH,
  keyUnknown: 'Check that the options "cloud" and "discovery" fit the sender.',
  signatureInvalid:
    'The token was changed on its way, or it is forged. If this happens to every token, a proxy changes the header.',
  claimMissing: NOT_FROM_GRAPH,
  issuerUnknown: 'Issuers are compared character by character, including a slash at the end: see the option "issuers".',
  audienceMismatch: 'The option "appId" must be the id of the app that the calls belong to.',
  tokenExpired: 'If this happens to every token, correct the clock of this server.',
  tokenNotYetValid: 'If this happens to every token, correct the clock of this server.',
  tenantMissing: 'Tokens of call notifications contain the tenant of the call as tid: this one is from another sender.',
  tenantNotAllowed: 'Add the tenant to the option "tenants" if its calls are meant for this app.',
  keysUnavailable: 'Check that this server can reach the discovery document.',
  joseMissing: 'graph-call-transfer/webhook needs jose: npm install jose',
  bodyTooLarge: 'See the option "maxBodyBytes".',
  bodyTimedOut: 'The sender writes a body in one piece: check the connection, and proxies that hold bodies back.',
  bodyIncomplete: 'Check the connection, and proxies that end it early.',
  invalidPayload: 'Pass the body as received: check proxies and middlewares that decode, sign or cut it.',
  notANotification:
    'Graph sends a JSON object with the member value. An empty body is a health check, or was read before the webhook received it.',
  storeFailed: `The function "store" failed: the sender may deliver the notification again. ${SEE_CAUSE}`,
  joiningFailed: `The function "onParticipantJoining" failed. ${SEE_CAUSE}`,
  internal: SEE_CAUSE,
  handlerFailed: `The function "onBatch" failed. The notification is stored and was accepted. ${SEE_CAUSE}`,
});

/** The application ids of the senders whose tokens are from Microsoft Entra. */
const EVENT_GRID_APP_ID = '4962773b-9cdb-44cf-a8bf-237846a00ab7';
const CHANGE_TRACKING_APP_ID = '0bf30f3b-4a52-48df-9a82-234910c4a086';
const ENTRA =
  /^https:\/\/(sts\.windows\.net|login\.(microsoftonline\.(com|us)|chinacloudapi\.cn|partner\.microsoftonline\.cn))\//;

/**
 * Returns the advice for a token of another sender. Its claims are not verified: they decide about nothing but the advice.
 * @param {string} jwt
 * @returns {string | undefined}
 */
export function hintOfToken(jwt) {
  const { iss, appid, azp, serviceurl, tid } = readUnverified(jwt);
  const issuer = typeof iss === 'string' ? iss : '';
  if (issuer.startsWith('https://acscallautomation.communication.azure.'))
    return SENDER_HINTS.azureCommunicationServices;
  if (serviceurl !== undefined || (issuer === 'https://api.botframework.com' && tid === undefined)) {
    return `The token is that of a chat message. ${SENDER_HINTS.botFramework}`;
  }
  if (!ENTRA.test(issuer)) return undefined;
  const application = appid ?? azp;
  if (application === EVENT_GRID_APP_ID) return SENDER_HINTS.eventGrid;
  if (application === CHANGE_TRACKING_APP_ID) return HINTS.subscriptionHandshake;
  return (
    'The token is an access token of Microsoft Entra, such as one that an app requests. Call notifications have a token of the ' +
    'calling service: forward the Authorization header of the sender, and do not add another one.'
  );
}

/**
 * Returns the advice for a token whose key is unknown: whose token it is, or which keys were read.
 * @param {string} jwt
 * @param {{ discovery: string, cloud: string | undefined }} trust
 */
export function hintOfUnknownKey(jwt, { discovery, cloud }) {
  const ofSender = hintOfToken(jwt);
  if (ofSender !== undefined) return ofSender;
  const source = cloud === undefined ? 'the option "discovery"' : `the cloud ${cloud}`;
  const other =
    cloud === 'global'
      ? 'For a bot in US Government, set "cloud" to usGovernmentL4; for another cloud, set "discovery" and "issuers".'
      : 'Bots in US Government have reported keys that no published document contains: then, set "discovery" and "issuers".';
  return `The keys are those of ${source}, read by way of ${discovery}. ${other}`;
}

/**
 * Returns the advice for a request whose headers are those of another sender.
 * @param {(name: string) => string | null} header
 * @returns {string | undefined}
 */
export function hintOfHeaders(header) {
  const eventType = header('aeg-event-type');
  if (eventType === 'SubscriptionValidation' || header('webhook-request-origin') !== null) {
    return SENDER_HINTS.eventGridValidation;
  }
  if (header('ce-type')?.startsWith('Microsoft.Communication.')) return SENDER_HINTS.azureCommunicationServices;
  return eventType !== null || header('ce-specversion') !== null ? SENDER_HINTS.eventGrid : undefined;
}

/**
 * @param {string} jwt
 * @returns {Record<string, unknown>}
 */
function readUnverified(jwt) {
  try {
    const [, payload = ''] = jwt.split('.');
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
    const claims = JSON.parse(new TextDecoder().decode(bytes));
    return typeof claims === 'object' && claims !== null ? claims : {};
  } catch {
    return {};
  }
}
