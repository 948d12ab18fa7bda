// @ts-check
/**
 * Calls every function with every hostile value in each place of its arguments, and prints the memory after each cycle. Run with
 * --expose-gc, the number of cycles, and a number n: after the first cycle, each nth call is made.
 */

import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { HOSTILE } from '../package/support/hostile.mjs';
import { BODY, CALL_ID, INPUT } from '../package/support/transfers.mjs';

/** @type {WebAssembly.Exports[]} */
const modules = [];
const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  /** @param {ConstructorParameters<typeof Instance>} args */
  constructor(...args) {
    super(...args);
    modules.push(this.exports);
  }
};
const { api } = await import('../package/support/installed.mjs');
const { entry: webhook } = await import('../package/support/webhook.mjs');

/** @type {unknown[]} */
const unhandled = [];
process.on('unhandledRejection', (reason) => unhandled.push(reason));

const fetch = async () => new Response(null, { status: 202 });
const sending = { token: null, fetch, retry: { maxAttempts: 1, maxWaitMs: 1 }, clientRequestId: 'x', timeoutMs: 1000 };
const endpoint = { cloud: 'global', version: 'beta' };
const context = { callType: 'group', tenantId: CALL_ID, callState: 'established', endpoint, token: 'a.e30.b' };
const notification = { resourceUrl: `/communications/calls/${CALL_ID}`, resourceData: { state: 'transferring' } };
const tracker = () => new api.TransferTracker({ capacity: 4 });
const used = tracker();
used.expect({ callId: CALL_ID });
const wire = JSON.parse(BODY);
const call = { target: INPUT.target, callbackUri: 'https://bot.example/calls', clientContext: 'c-1' };
const wireCall = { callbackUri: call.callbackUri, targets: [{ identity: { user: { id: CALL_ID } } }] };
const step = { id: '1', kind: 'sent' };

/** Each function, with valid arguments. @type {[name: string, call: (...args: any[]) => unknown, args: unknown[]][]} */
const CALLS = [
  ['buildTransfer', api.buildTransfer, [INPUT, context]],
  ['parseTransfer', api.parseTransfer, [CALL_ID, wire, context]],
  ['validateTransfer', api.validateTransfer, [{ callId: CALL_ID, body: wire }, context]],
  ['describeTransfer', api.describeTransfer, [INPUT, endpoint]],
  ['describeReadCall', api.describeReadCall, [CALL_ID, endpoint]],
  ['inspectToken', api.inspectToken, ['a.e30.b', endpoint]],
  ['parseResponse', api.parseResponse, [403, { 'retry-after': '1' }, '{}']],
  ['redact', api.redact, [{ a: ['b'] }]],
  ['isTransferError', api.isTransferError, [new Error('x')]],
  ['parseNotifications', api.parseNotifications, [{ value: [notification] }]],
  ['drawTransfer', api.drawTransfer, [{ callId: CALL_ID }, [step]]],
  ['sendTransfer', api.sendTransfer, [INPUT, sending]],
  ['readCall', api.readCall, [CALL_ID, sending]],
  ['startTransfer', api.startTransfer, [INPUT, { ...sending, tracker: used }]],
  ['buildCall', api.buildCall, [call, context]],
  ['parseCall', api.parseCall, [wireCall, context]],
  ['validateCall', api.validateCall, [call, context]],
  ['describeCall', api.describeCall, [call, endpoint]],
  ['decideCallEnd', api.decideCallEnd, [{ code: 500, subcode: 7000, message: 'x' }]],
  ['describeHangUp', api.describeHangUp, [CALL_ID, endpoint]],
  ['createCall', api.createCall, [call, sending]],
  ['hangUp', api.hangUp, [CALL_ID, sending]],
  ['new TransferTracker', (options) => new api.TransferTracker(options), [{ capacity: 4 }]],
  ['TransferTracker.restore', api.TransferTracker.restore, [used.snapshot(), { capacity: 4 }]],
  ['tracker.apply', (body) => used.apply(body), [{ value: [notification] }]],
  ['tracker.expect', (input) => used.expect(input), [{ callId: CALL_ID, replacesCallId: CALL_ID }]],
  [
    'tracker.recordResponse',
    (id, response) => used.recordResponse(id, response),
    [CALL_ID, { kind: 'accepted', status: 202 }],
  ],
  ['tracker.status', (id) => used.status(id), [CALL_ID]],
  ['tracker.forget', (id) => used.forget(id), ['x']],
  ['isWebhookError', webhook.isWebhookError, [new Error('x')]],
  ['createWebhook', webhook.createWebhook, [{ appId: CALL_ID, tenants: [CALL_ID], issuers: ['x'], maxBodyBytes: 1 }]],
  ['verifyNotificationToken', webhook.verifyNotificationToken, ['Bearer a.e30.b', { appId: CALL_ID, fetch }]],
];

/**
 * Returns copies of arguments, each with the value in another place: as an argument, or as a member inside one.
 * @param {any} args
 * @param {() => unknown} make
 * @returns {Generator<any>}
 */
function* withValue(args, make) {
  const isOpen =
    typeof args === 'object' &&
    args !== null &&
    [Object.prototype, Array.prototype].includes(Object.getPrototypeOf(args));
  if (!isOpen) return;
  for (const name of Object.keys(args)) {
    const copyWith = (/** @type {unknown} */ value) =>
      Array.isArray(args) ? args.with(Number(name), value) : { ...args, [name]: value };
    yield copyWith(make());
    for (const inside of withValue(args[name], make)) yield copyWith(inside);
  }
}

/** @param {string} what @param {unknown} error */
function check(what, error) {
  const isOurs = api.isTransferError(error) || webhook.isWebhookError(error);
  assert.ok(isOurs && /** @type {any} */ (error).code !== 'internal', `${what}: ${error}`);
}

/**
 * @param {string} what
 * @param {() => unknown} call
 */
async function settle(what, call) {
  try {
    const result = call();
    if (!(result instanceof Promise)) return;
    const ended = result.then(
      () => 'settled',
      (error) => check(what, error),
    );
    assert.notEqual(await Promise.race([ended, turns(50)]), 'waits', `${what} does not settle`);
  } catch (error) {
    if (error instanceof assert.AssertionError) throw error;
    check(what, error);
  }
}

/** @param {number} count */
async function turns(count) {
  for (let turn = 0; turn < count; turn += 1) await setImmediate();
  return 'waits';
}

const missing = Object.entries(api)
  .filter(([name, value]) => typeof value === 'function' && !/^(init|[A-Z])/.test(name))
  .filter(([name]) => !CALLS.some(([called]) => called === name));
assert.deepEqual(missing, [], 'a function is not attacked');

const [cycles = 1, everyNth = 1] = process.argv.slice(2).map(Number);
for (let cycle = 0; cycle < cycles; cycle += 1) {
  let place = 0;
  let calls = 0;
  for (const [name, run, args] of CALLS) {
    for (const [value, make] of HOSTILE) {
      for (const hostile of withValue(args, make)) {
        place += 1;
        if (cycle > 0 && place % everyNth !== 0) continue;
        await settle(`${name} with ${value}`, () => run(...hostile));
        calls += 1;
      }
    }
  }
  // Its handles wait for an outcome.
  used.forget(CALL_ID);
  // What was finalized is collected the second time.
  for (const _ of [1, 2]) {
    await turns(2);
    globalThis.gc?.();
  }
  assert.deepEqual(unhandled, []);
  assert.equal(api.buildTransfer(INPUT).kind, 'blind');
  const of = (/** @type {string} */ name) => modules.map((exports) => /** @type {any} */ (exports[name]));
  const memory = of('memory').reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  const references = of('__wbindgen_externrefs').reduce((sum, { length }) => sum + length, 0);
  console.log(JSON.stringify({ calls, memory, references, heap: process.memoryUsage().heapUsed }));
}
