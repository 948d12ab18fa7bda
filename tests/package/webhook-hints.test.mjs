// @ts-check
/** The advice of refusals: each has one, and where the request shows another sender, it says so. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api } from './support/installed.mjs';
import { APP_ID, claims, NOW, NOW_SECONDS, serveSender, token } from './support/sender.mjs';
import './support/settled.mjs';
import { entry, post, webhookFor } from './support/webhook.mjs';

const ACS = /Azure Communication Services/;
const EVENT_GRID = /^This is an event of Azure Event Grid\. .+ another endpoint/;
const VALIDATION = /validates a subscription .+ validationCode/;
const CHAT = /Bot Framework.+messaging endpoint.+tab Calling/;
const ENTRA = 'https://sts.windows.net/72f988bf-86f1-41af-91ab-2d7cd011db47/';

/** The claims of tokens that other senders use; their keys are not those of the calling service. */
const TOKENS = /** @type {const} */ ([
  ['a chat bot', { serviceurl: 'https://smba.trafficmanager.net/emea/', tid: undefined }, CHAT],
  ['a chat bot, without its service URL', { tid: undefined }, CHAT],
  [
    'Azure Communication Services',
    { iss: 'https://acscallautomation.communication.azure.com', aud: '11c6f7f0-0000-4000-8000-000000000001' },
    ACS,
  ],
  ['Azure Event Grid', { iss: ENTRA, appid: '4962773b-9cdb-44cf-a8bf-237846a00ab7' }, EVENT_GRID],
  ["Graph's subscriptions", { iss: ENTRA, azp: '0bf30f3b-4a52-48df-9a82-234910c4a086' }, /notificationUrl/],
  ['an app', { iss: 'https://login.microsoftonline.com/common/v2.0' }, /access token of Microsoft Entra/],
]);

for (const [sender, differences, expected] of TOKENS) {
  test(`hint says that a token is from ${sender}, whether its key is known or not`, async (t) => {
    const { webhook, errors } = webhookFor(await serveSender(t));
    const payload = claims(differences);
    for (const key of ['unknown', 'unknown', 'first']) {
      await webhook(post({ authorization: `Bearer ${token({ key, payload })}` }));
    }
    const [unknown, early, known] = errors;
    assert.match(known?.code ?? '', /^(tenantMissing|issuerUnknown|audienceMismatch)$/);
    assert.deepEqual([unknown?.code, early?.code], ['keyUnknown', 'keysUnavailable']);
    for (const { hint } of errors) assert.match(hint, expected);
  });
}

/** @type {[code: string, claims: Record<string, unknown>, options: Partial<import('graph-call-transfer/webhook').WebhookOptions>][]} */
const OWN_HINTS = [
  ['tokenExpired', { exp: NOW_SECONDS - 3_600 }, {}],
  ['tokenNotYetValid', { nbf: NOW_SECONDS + 3_600 }, {}],
  ['tenantNotAllowed', {}, { tenants: ['00000000-0000-4000-8000-000000000001'] }],
  ['keysUnavailable', {}, { fetch: () => Promise.reject(new Error('refused')) }],
];

for (const [code, differences, options] of OWN_HINTS) {
  test(`hint of ${code} stays, whoever seems to be the sender`, async (t) => {
    const sender = await serveSender(t);
    const hints = [];
    for (const headers of [{}, { 'ce-type': 'Microsoft.Communication.CallConnected' }]) {
      const { webhook, errors, codes } = webhookFor(sender, options);
      await webhook(post({ authorization: `Bearer ${token({ payload: claims(differences) })}`, headers }));
      assert.deepEqual(codes(), [code]);
      hints.push(errors[0]?.hint);
    }
    assert.equal(hints[1], hints[0]);
    assert.doesNotMatch(hints[1] ?? '', ACS);
  });
}

test('hint for an unknown key names the discovery document and the cloud', async (t) => {
  const authorization = `Bearer ${token({ key: 'unknown' })}`;
  const { discovery } = await serveSender(t);
  const own = entry.verifyNotificationToken(authorization, { appId: APP_ID, discovery, clock: () => NOW });
  await assert.rejects(own, ({ code, hint }) => {
    assert.equal(code, 'keyUnknown');
    assert.ok(hint.startsWith(`The keys are those of the option "discovery", read by way of ${discovery}.`), hint);
    return true;
  });
  for (const [cloud, other] of /** @type {const} */ ([
    ['global', 'usGovernmentL4'],
    ['usGovernmentL4', '"discovery" and "issuers"'],
  ])) {
    const fetch = async (/** @type {string} */ url) =>
      Response.json(url.endsWith('/keys') ? await keysOf(discovery) : { jwks_uri: 'https://sender.example/keys' });
    const ofCloud = entry.verifyNotificationToken(authorization, { appId: APP_ID, cloud, fetch, clock: () => NOW });
    await assert.rejects(ofCloud, ({ hint }) => {
      assert.ok(hint.includes(`the cloud ${cloud}, read by way of ${entry.webhookClouds[cloud].discovery}`), hint);
      assert.ok(hint.includes(other), hint);
      return true;
    });
  }
});

/** @param {string} discovery */
async function keysOf(discovery) {
  const { jwks_uri: url } = await (await fetch(discovery)).json();
  return (await fetch(url)).json();
}

const EVENT = { id: '1', subject: 'calling/callConnections/x', data: {} };

/** @type {[what: string, body: unknown, sender: string, hint: RegExp][]} */
const FOREIGN_BODIES = [
  [
    'an event of Azure Communication Services as CloudEvents',
    [{ ...EVENT, source: 'x', type: 'Microsoft.Communication.CallTransferFailed', specversion: '1.0' }],
    'azureCommunicationServices',
    ACS,
  ],
  [
    'one of them alone',
    { ...EVENT, source: 'x', type: 'Microsoft.Communication.CallConnected', specversion: '1.0' },
    'azureCommunicationServices',
    ACS,
  ],
  [
    "one of them in Event Grid's schema",
    [{ ...EVENT, topic: '/subscriptions/x', eventType: 'Microsoft.Communication.IncomingCall', dataVersion: '1.0' }],
    'azureCommunicationServices',
    ACS,
  ],
  [
    'the validation of an Event Grid subscription',
    [{ ...EVENT, eventType: 'Microsoft.EventGrid.SubscriptionValidationEvent', data: { validationCode: 'x' } }],
    'eventGridValidation',
    VALIDATION,
  ],
  [
    'another event',
    [{ ...EVENT, eventType: 'Microsoft.Storage.BlobCreated', eventTime: 'x' }],
    'eventGrid',
    EVENT_GRID,
  ],
  ['another CloudEvent', { ...EVENT, type: 'com.example.created', specversion: '1.0' }, 'eventGrid', EVENT_GRID],
  [
    'a chat message',
    { type: 'message', id: '1', serviceUrl: 'https://smba.trafficmanager.net/', channelId: 'msteams', text: 'Hello' },
    'botFramework',
    CHAT,
  ],
  ['an event of a chat', { type: 'conversationUpdate', conversation: { id: 'x' } }, 'botFramework', CHAT],
];

for (const [what, body, sender, hint] of FOREIGN_BODIES) {
  test(`hint says whose body it is: ${what}`, async () => {
    const batch = api.parseNotifications(JSON.stringify(body));
    assert.deepEqual([batch.kind, batch.response.status], ['other', 400]);
    assert.ok(batch.kind === 'other' && batch.sender === sender);
    assert.match(batch.hint ?? '', hint);
    /** @type {import('graph-call-transfer/webhook').WebhookError[]} */
    const errors = [];
    const webhook = entry.createUnverifiedWebhook({ onError: (error) => errors.push(error) });
    const response = await webhook(post({ body: JSON.stringify(body) }));
    assert.equal(response.status, 400);
    assert.deepEqual(
      errors.map(({ code, hint: given }) => [code, given]),
      [['notANotification', batch.hint]],
    );
  });
}

test('other bodies have no sender', () => {
  for (const body of [
    '{}',
    '[]',
    '[1]',
    '[{}]',
    '7',
    '{"type":"x"}',
    '{"error":{"code":"7505"}}',
    '{"type":7,"data":{}}',
  ]) {
    assert.deepEqual(api.parseNotifications(body), { kind: 'other', response: { status: 400 } }, body);
  }
});

/** @type {[what: string, request: Parameters<typeof post>[0], code: string, hint: RegExp][]} */
const HEADERS = [
  [
    'an event of Azure Event Grid without a token',
    { authorization: undefined, headers: { 'aeg-event-type': 'Notification' } },
    'tokenMissing',
    EVENT_GRID,
  ],
  [
    'the validation of an Event Grid subscription',
    { authorization: undefined, headers: { 'aeg-event-type': 'SubscriptionValidation' } },
    'tokenMissing',
    VALIDATION,
  ],
  [
    'the validation of a CloudEvents subscription',
    { method: 'OPTIONS', headers: { 'WebHook-Request-Origin': 'eventgrid.azure.net' } },
    'methodNotAllowed',
    VALIDATION,
  ],
  [
    'a CloudEvent in headers',
    {
      authorization: 'Bearer x',
      headers: { 'ce-specversion': '1.0', 'ce-type': 'Microsoft.Communication.CallConnected' },
    },
    'tokenMalformed',
    ACS,
  ],
];

for (const [what, request, code, hint] of HEADERS) {
  test(`hint follows from the headers of ${what}`, async (t) => {
    const { webhook, errors } = webhookFor(await serveSender(t));
    await webhook(post(request));
    assert.equal(errors[0]?.code, code);
    assert.match(errors[0]?.hint ?? '', hint);
  });
}

test('each refusal has a hint, and none is in the response', async (t) => {
  const { webhook, errors } = webhookFor(await serveSender(t), { tenants: ['00000000-0000-4000-8000-000000000009'] });
  const of = (/** @type {Record<string, unknown>} */ others) => `Bearer ${token({ payload: claims(others) })}`;
  for (const request of [
    { method: 'GET' },
    { query: '?validationToken=x' },
    { authorization: undefined },
    { authorization: `Bearer ${token()}, Bearer ${token()}` },
    { authorization: `Bearer ${'x'.repeat(20_000)}` },
    { authorization: 'Bearer x' },
    { authorization: `Bearer ${token({ header: { alg: 'HS256' } })}` },
    { authorization: `Bearer ${token({ header: { kid: '' } })}` },
    { authorization: `Bearer ${token({ key: 'second', header: { kid: 'first' } })}` },
    { authorization: of({ exp: undefined }) },
    { authorization: of({ iss: 'https://issuer.example' }) },
    { authorization: of({ aud: 'x' }) },
    { authorization: of({ exp: NOW_SECONDS - 3600 }) },
    { authorization: of({ nbf: NOW_SECONDS + 3600 }) },
    { authorization: of({ tid: 'x' }) },
    {},
  ]) {
    const text = await (await webhook(post(request))).text();
    const hint = errors.at(-1)?.hint ?? '';
    assert.match(hint, /^[A-Z].+[.:]/, errors.at(-1)?.code);
    assert.ok(!text.includes(hint), text);
  }
  assert.equal(new Set(errors.map(({ code }) => code)).size, 16);
});
