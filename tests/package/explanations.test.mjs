// @ts-check
/** The explanations of the installed package, for results, errors and notifications as people report them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyOf } from './support/bodies.mjs';
import { api, requireInstalled } from './support/installed.mjs';
import { CALL_ID, INPUT, USER_ID } from './support/transfers.mjs';

/** @type {typeof import('graph-call-transfer/codes')} */
const { explainError, explainNotification, explainResult } = requireInstalled('graph-call-transfer/codes');

/** @typedef {import('graph-call-transfer/codes').Explanation} Explanation */

/**
 * Returns everything that an explanation says, as one text.
 *
 * @param {Explanation | undefined} explanation
 */
const said = (explanation) => JSON.stringify(explanation);

/** @type {[string, import('graph-call-transfer/codes').ResultCodes, RegExp[], RegExp[]][]} name, result, what is said, what is not */
const RESULTS = [
  [
    'a person who is signed in cannot be reached',
    { code: 480, subcode: 10037, message: 'No callee endpoints were found.' },
    [/sign out of Teams and in again/, /host name of a session border controller/],
    [],
  ],
  ['media not connected in time', { code: 408, subcode: 0 }, [/media was not connected within 90 seconds/], []],
  [
    'no media path to the bot',
    { code: 500, subcode: 1004, message: 'IceConnectivityChecksFailed. DiagCode: 500#1004.@' },
    [/"entry":"500\/1004"/, /firewall/, /NAT/, /port/],
    [],
  ],
  ['a subcode with another code', { code: 500, subcode: 511404 }, [/"entry":"404\/511404"/], [/"basis":"code"/]],
  [
    'a message of the session border controller',
    { code: 400, subcode: 540400 },
    [/"leg":"inbound"/, /session border controller/, /form of the telephone number is rarely the reason/],
    [/did not understand/],
  ],
  [
    'a wrapper with a DiagCode',
    { code: 400, subcode: 8541, message: 'Callee only had … delivery errors from all of them.. DiagCode: 480#10076' },
    [/"entry":"480\/10076"/, /"wrapper":\{"code":400,"subcode":8541/, /"origin":"diagCode"/],
    [],
  ],
  [
    'a DiagCode of one number',
    { code: 500, message: 'MediaControllerConversationAddParticipantFailed. DiagCode: 7112' },
    [/"entry":"500\/7112"/, /certificate/],
    [],
  ],
  [
    'a telephone that could not be added',
    { code: 412, subcode: 9999, message: 'addParticipants failed.. DiagCode: 412#10073' },
    [/"entry":"412\/10073"/, /application instance/],
    [],
  ],
  [
    'a failed transfer whose message names the reason',
    { code: 500, subcode: 7000, message: 'The transfer failed. DiagCode: 486#560486.@' },
    [/"entry":"500\/7000"/, /"diagCodes":\[\{"code":486/, /"cause":"busy"/],
    [],
  ],
  ['a word of 2019', { code: '200', subcode: 'transferAccepted' }, [/"entry":"transferAccepted"/], []],
  ['numbers as text', { code: '480', subcode: '10037' }, [/"entry":"480\/10037"/], []],
];

for (const [name, result, expected, unexpected] of RESULTS) {
  test(`result of a call is explained: ${name}`, () => {
    const text = said(explainResult(result)) ?? '';
    for (const pattern of expected) assert.match(text, pattern);
    for (const pattern of [...unexpected, /HTTP/, /Retry-After/]) assert.doesNotMatch(text, pattern);
  });
}

/** @type {[string, Parameters<typeof explainError>, RegExp[], RegExp[]][]} */
const ERRORS = [
  ['a call to a telephone', ['7507', 403], [/application instance/, /Sync-CsOnlineApplicationInstance/], []],
  ['a bot that is not registered', ['7503', 403], [/Register the app as a bot/], []],
  [
    'a word that says nothing, with 403',
    ['generalException', 403],
    [
      /nothing was carried out/,
      /permission/,
      /consent/,
      /registered as a bot/,
      /"wrapper":\{"entry":"generalException"/,
    ],
    [/"retry":"afterCheck"/, /state of the call/],
  ],
  ['a word that says nothing, with 503', ['UnknownError', 503], [/"retry":"afterCheck"/], []],
  ['a DiagCode in a refusal', ['9999', 500, 'failed.. DiagCode: 412#10073'], [/"entry":"412\/10073"/], []],
  ['an identity as a text', ['9999', 500], [/an identity as a text instead of an object/], []],
  ['a message that is JSON', ['UnknownError', 403, '{"errorCode":"7503"}'], [/"entry":"403\/7503"/], []],
  ['a hidden redirect', ['', 0], [/redirect/], [/No error/]],
];

for (const [name, args, expected, unexpected] of ERRORS) {
  test(`refusal is explained: ${name}`, () => {
    const text = said(explainError(...args)) ?? '';
    for (const pattern of expected) assert.match(text, pattern);
    for (const pattern of unexpected) assert.doesNotMatch(text, pattern);
  });
}

test('refusal whose message is the JSON text of another error is explained by that error', () => {
  const inner = { errorCode: '7503', message: 'Application is not registered in our store.', instanceAnnotations: [] };
  const body = JSON.stringify({ error: { code: 'UnknownError', message: JSON.stringify(inner) } });
  const response = api.parseResponse(403, { 'content-type': 'application/json' }, body);
  assert.ok(response.kind === 'refused');
  const { code, message, outerCodes } = response.error;
  assert.deepEqual([code, message, outerCodes], ['7503', inner.message, ['UnknownError']]);
  assert.equal(explainError(code, response.status, message)?.entry, '403/7503');
});

/**
 * @param {object} resourceData
 * @returns {import('graph-call-transfer').Notification}
 */
function notificationOf(resourceData) {
  const batch = api.parseNotifications(bodyOf(resourceData));
  assert.ok(batch.kind === 'graph' && batch.notifications[0]);
  return batch.notifications[0];
}

/** @param {Explanation | undefined} explanation */
const situations = (explanation) => explanation?.causes.map((cause) => cause.situations.join('+'));

test('notification is explained by the causes that fit its call, its transfer and its target', () => {
  const failed = notificationOf({ state: 'established', resultInfo: { code: 480, subcode: 10037 } });
  assert.equal(explainNotification(failed)?.causes.length, 5);

  const toUser = { callId: CALL_ID, target: { user: { id: USER_ID } } };
  assert.deepEqual(situations(explainNotification(failed, { request: toUser })), [
    'toUser',
    'toUser',
    'directRouting',
    '',
  ]);
  const toQueue = { callId: CALL_ID, target: { applicationInstance: { id: USER_ID } } };
  assert.equal(situations(explainNotification(failed, { request: toQueue }))?.[0], 'toApp');
  const checked = api.buildTransfer({ callId: CALL_ID, target: { phone: '+12345678901' }, replacesCallId: USER_ID });
  const consultative = notificationOf({ state: 'established', resultInfo: { code: 420, subcode: 560420 } });
  const [first] = explainNotification(consultative, { request: checked })?.causes ?? [];
  assert.deepEqual([first?.situations, first?.confirmed], [['consultative'], true]);

  const rejected = notificationOf({ state: 'established', resultInfo: { code: 403, subcode: 560403 } });
  assert.equal(situations(explainNotification(rejected, { known: ['callingPlan'] }))?.[0], 'callingPlan');

  const hosted = notificationOf({
    state: 'terminated',
    direction: 'incoming',
    mediaConfig: { '@odata.type': '#microsoft.graph.serviceHostedMediaConfig', preFetchMedia: [] },
    resultInfo: { code: 500, subcode: 1004 },
  });
  assert.deepEqual(situations(explainNotification(hosted)), ['']);
});

test('notification is explained with the status of its transfer', () => {
  const tracker = new api.TransferTracker();
  tracker.expect({ ...INPUT, callId: CALL_ID });
  const resourceData = { state: 'established', resultInfo: { code: 484, subCode: 560484, message: '<message>' } };
  tracker.apply(api.parseNotifications(bodyOf(resourceData)));
  const status = tracker.status(CALL_ID);
  assert.equal(status?.phase, 'failed');
  const explanation = explainNotification(notificationOf(resourceData), { status });
  assert.equal(explanation?.entry, '484/560484');
  assert.ok(explanation?.causes.some((cause) => cause.situations.includes('transfer')));
});

test('notification without a result or a reason has no explanation, and no value throws', () => {
  assert.equal(explainNotification(notificationOf({ state: 'established' })), undefined);
  const transferred = notificationOf({ state: 'terminated', terminationReason: 'AppTransferred' });
  assert.equal(explainNotification(transferred)?.entry, 'reason/AppTransferred');
  const raw = /** @type {any} */ ({ resourceData: { resultInfo: { code: 480, subCode: 10037 } } });
  assert.equal(explainNotification(raw)?.entry, '480/10037');
  for (const value of /** @type {any[]} */ ([undefined, null, 1, 'text', [], {}, { result: null }, { result: [] }])) {
    assert.equal(explainNotification(value), undefined);
    assert.equal(explainNotification(transferred, value)?.entry, 'reason/AppTransferred');
    assert.equal(explainNotification(transferred, { status: value, request: value })?.basis, 'reason');
  }
});
