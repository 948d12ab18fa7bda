/** The types of the webhook: uses that compile, and uses that do not. */

import { type NotificationBatch, TransferTracker } from 'graph-call-transfer';
import {
  createUnverifiedWebhook,
  createWebhook,
  isWebhookError,
  type NotificationToken,
  toNodeListener,
  toPlainHandler,
  verifyNotificationToken,
  type Webhook,
  type WebhookDelivery,
  type WebhookErrorCode,
  type WebhookOptions,
  webhookClouds,
} from 'graph-call-transfer/webhook';

const appId = '0efc74f7-41c3-47a4-8775-7259bfef4241';
const tracker = new TransferTracker();
const deliveries: WebhookDelivery[] = [];

/** Options that compile. */
export const right: Record<string, WebhookOptions> = {
  app: { appId },
  apps: { appId: [appId, appId] as const },
  syncHandlers: {
    appId,
    store: (_, delivery) => void deliveries.push(delivery),
    onBatch: (batch) => tracker.apply(batch),
  },
  asyncHandlers: { appId, store: async () => {}, onBatch: async () => 1, onError: async ({ code }) => code },
  joining: { appId, onParticipantJoining: async ({ body }) => ({ '@odata.type': String(body.length) }) },
  globalFetch: { appId, fetch },
  everything: {
    appId,
    tenants: [appId],
    cloud: 'usGovernmentL4',
    discovery: 'https://keys.example/',
    issuers: webhookClouds.usGovernmentL4.issuers,
    clock: Date.now,
    maxBodyBytes: 1000,
  },
};

/** Options that do not compile. */
export const wrong: Record<string, WebhookOptions> = {
  // @ts-expect-error
  noApp: {},
  // @ts-expect-error
  unknownOption: { appId, verify: false },
  // @ts-expect-error
  unknownCloud: { appId, cloud: 'china' },
  // @ts-expect-error
  oneTenant: { appId, tenants: appId },
  // @ts-expect-error
  joiningText: { appId, onParticipantJoining: () => 'accept' },
};

// @ts-expect-error nothing is verified, so there is no app
createUnverifiedWebhook({ appId });

/** The handler of a worker, of Deno and of Bun. */
export const worker = {
  fetch: (request: Request, _: unknown, context: { waitUntil(work: Promise<unknown>): void }) =>
    createWebhook({ appId })(request, context),
};
export const bare: { fetch: (request: Request) => Promise<Response> } = { fetch: createUnverifiedWebhook() };
export const own: Webhook = async () => new Response();

/** Node's listener, without Node's types. */
export const listener: (request: { rawHeaders: string[] }, response: { statusCode: number }) => unknown =
  toNodeListener(bare.fetch);
// @ts-expect-error not a handler
toNodeListener(createWebhook);

/** Headers of Fastify and of cloud functions. */
export async function handleEvent(event: {
  headers: { [name: string]: string | string[] | undefined };
  body: string;
}): Promise<number> {
  const handle = toPlainHandler(createWebhook({ appId }));
  const request = { method: 'POST', url: '/', body: event.body };
  await handle({ ...request, headers: Object.entries(event.headers) });
  // @ts-expect-error a parsed body
  await handle({ ...request, headers: [], body: { value: [] } });
  // @ts-expect-error not a string
  await handle({ ...request, headers: { authorization: 7 } });
  return (await handle({ ...request, headers: event.headers })).status;
}

export async function ofToken(header: string | null): Promise<NotificationToken | WebhookErrorCode> {
  try {
    const token = await verifyNotificationToken(header, { appId });
    // @ts-expect-error
    token.tenantId = '';
    const seconds: number = token.expiresAt;
    return { ...token, expiresAt: seconds };
  } catch (error) {
    if (!isWebhookError(error)) throw error;
    const status: number = error.status;
    return status === 503 ? 'keysUnavailable' : error.code;
  }
}

export function stored(batch: NotificationBatch, { deliveryId, token }: WebhookDelivery) {
  // @ts-expect-error the header is optional
  deliveryId.length;
  // @ts-expect-error absent if nothing is verified
  token.tenantId;
  return batch.kind === 'graph' ? batch.notifications.length : 0;
}

// @ts-expect-error
webhookClouds.global.issuers.push('https://example');
// @ts-expect-error
export const noCode: WebhookErrorCode = 'tokenWrong';
