// @ts-check
/** OpenTelemetry by opting in: the span and the duration of a transfer, recorded by the real SDK in memory. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { context, SpanStatusCode, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { bytesOf, stepsOf } from './support/bodies.mjs';
import { raise, thrown } from './support/hostile.mjs';
import { api, requireInstalled } from './support/installed.mjs';
import './support/settled.mjs';
import { createTelemetry } from './support/telemetry.mjs';
import { CALL_ID, INPUT, TOKEN, USER_ID } from './support/transfers.mjs';

/** @typedef {import('graph-call-transfer').StartOptions} StartOptions */
/** @typedef {import('graph-call-transfer/simulator').SimulatorProfile} SimulatorProfile */

/** @type {typeof import('graph-call-transfer/simulator')} */
const { createSimulator } = requireInstalled('graph-call-transfer/simulator');

const STEPS = stepsOf();
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
after(() => context.disable());

/**
 * Starts a transfer with a simulated Graph, whose notifications the tracker receives.
 * @param {SimulatorProfile} profile
 * @param {Partial<StartOptions>} options
 * @param {() => void} [onRequest]
 */
async function start(profile, options, onRequest) {
  const graph = createSimulator({ profile, timeScale: 0, sign: false });
  /** @type {StartOptions['fetch']} */
  const fetch = (url, init) => {
    onRequest?.();
    return graph.fetch(url, init);
  };
  const tracker = new api.TransferTracker();
  graph.onDelivery(({ body }) => tracker.apply(body));
  const token = graph.issueToken();
  const transfer = await api.startTransfer(INPUT, { token, fetch, tracker, ...options });
  return { graph, tracker, transfer, token };
}

test('span of a transfer has its request ids, its notifications and its outcome', async () => {
  const { tracer, meter, spans, durations } = createTelemetry();
  const { transfer } = await start('complete', { tracer, meter });
  assert.equal(spans().length, 0, 'the span ended before the outcome');
  await transfer.outcome();
  const [span, ...others] = spans();
  assert.ok(span);
  assert.deepEqual(others, []);
  assert.equal(span.name, 'graph.call.transfer');
  assert.equal(span.status.code, SpanStatusCode.UNSET);
  const { requestId, clientRequestId } = transfer.response;
  assert.deepEqual(span.attributes, {
    'graph.call.id': CALL_ID,
    'graph.transfer.kind': 'blind',
    'graph.transfer.target': 'user',
    'graph.client_request_id': clientRequestId,
    'graph.request_id': requestId,
    'http.response.status_code': 202,
    'graph.transfer.outcome': 'completed',
    'graph.transfer.is_incident': false,
    'graph.transfer.attempt': 1,
    'graph.transfer.certainty': 'certain',
    'graph.transfer.connected_to': 'transferTarget',
    'graph.transfer.retry': 'no',
    'graph.result.code': 0,
    'graph.result.subcode': 7015,
  });
  assert.ok(requestId && clientRequestId);
  assert.deepEqual(
    span.events.map(({ name, attributes }) => [name, attributes?.['graph.transfer.phase']]),
    [
      ['graph.request', undefined],
      ['graph.notification', 'transferring'],
      ['graph.notification', 'transferring'],
      ['graph.notification', 'transferAccepted'],
      ['graph.notification', 'completed'],
    ],
  );
  const [duration] = await durations();
  assert.equal(duration?.descriptor.name, 'graph.call.transfer.duration');
  assert.equal(duration?.descriptor.unit, 's');
  assert.deepEqual(
    duration?.dataPoints.map(({ attributes, value }) => [attributes, /** @type {any} */ (value).count]),
    [[{ 'graph.transfer.outcome': 'completed', 'graph.transfer.is_incident': false }, 1]],
  );
});

/** @type {[profile: SimulatorProfile, attributes: Record<string, string | boolean>, status: string | undefined][]} */
const OUTCOMES = [
  ['targetDeclined', { outcome: 'failed', cause: 'declined', is_incident: false }, undefined],
  ['callerHangsUp', { outcome: 'ended', cause: 'callerLeft', is_incident: false }, undefined],
  ['noRoute', { outcome: 'failed', cause: 'notAllowed', is_incident: true }, 'failed: notAllowed'],
  ['insufficientPermissions', { outcome: 'refused', cause: 'notAllowed', is_incident: true }, 'refused: notAllowed'],
];
for (const [profile, attributes, status] of OUTCOMES) {
  test(`span of a transfer with the profile ${profile} has its cause, and is an error only for an incident`, async () => {
    const { tracer, spans } = createTelemetry();
    const { graph } = await start(profile, { tracer });
    // Nobody waits for this outcome.
    await graph.settled();
    const [span] = spans();
    for (const [name, value] of Object.entries(attributes)) {
      assert.equal(span?.attributes[`graph.transfer.${name}`], value, name);
    }
    assert.deepEqual(
      span?.status,
      status === undefined ? { code: SpanStatusCode.UNSET } : { code: SpanStatusCode.ERROR, message: status },
    );
  });
}

test('span ends with a timeout of outcome, and with nothing that happens later', async () => {
  const { tracer, spans } = createTelemetry();
  const { transfer, tracker } = await start('silent', { tracer });
  await transfer.outcome({ timeoutMs: 0 });
  for (const body of [STEPS.transferring, STEPS.accepted, STEPS.completed]) tracker.apply(bytesOf(body));
  assert.equal((await transfer.outcome()).kind, 'completed');
  assert.equal(spans().length, 1);
  assert.equal(spans()[0]?.attributes['graph.transfer.outcome'], 'timedOut');
});

test('span ends with an error that has its code, and no message', async () => {
  const { tracer, meter, spans, durations } = createTelemetry();
  const fetch = () => Promise.reject(thrown);
  await assert.rejects(start('complete', { tracer, meter, fetch, retry: false }), { code: 'network' });
  const [span] = spans();
  assert.deepEqual(span?.status, { code: SpanStatusCode.ERROR, message: 'network' });
  assert.equal(span?.attributes['error.type'], 'network');
  assert.equal(span?.attributes['graph.request.delivered'], 'unknown');
  const [duration] = await durations();
  assert.deepEqual(duration?.dataPoints[0]?.attributes, { 'graph.transfer.outcome': 'error', 'error.type': 'network' });
});

test('span ends when another transfer of the call begins, and when the tracker is freed', async () => {
  const { tracer, spans } = createTelemetry();
  const { tracker, transfer, token, graph } = await start('silent', { tracer });
  await api.startTransfer(transfer.request, { token, fetch: graph.fetch, tracker, tracer });
  assert.deepEqual(
    spans().map(({ attributes }) => attributes['graph.transfer.outcome']),
    ['superseded'],
  );
  tracker.free();
  assert.deepEqual(
    spans().map(({ attributes }) => attributes['graph.transfer.outcome']),
    ['superseded', 'unknown'],
  );
});

test('span is the active one while the request is sent, and the parent of no later work', async () => {
  const { tracer, spans } = createTelemetry();
  /** @type {(string | undefined)[]} */
  const active = [];
  const onRequest = () => active.push(trace.getActiveSpan()?.spanContext().spanId);
  const { graph } = await start('complete', { tracer }, onRequest);
  assert.equal(trace.getActiveSpan(), undefined);
  await graph.settled();
  assert.deepEqual(
    active,
    spans().map((span) => span.spanContext().spanId),
  );
});

test('no span or measure contains a token, a party or a text of the service', async () => {
  for (const profile of /** @type {const} */ (['complete', 'noRoute', 'insufficientPermissions', 'badGatewayHtml'])) {
    const { tracer, meter, spans, durations } = createTelemetry();
    const { token, graph } = await start(profile, { tracer, meter });
    await graph.settled();
    const recorded = JSON.stringify([
      spans().map(({ name, attributes, events, status }) => ({ name, attributes, events, status })),
      await durations(),
    ]);
    for (const secret of [...token.split('.'), USER_ID, 'Bearer', 'DiagCode', 'html']) {
      assert.ok(!recorded.includes(secret), `${profile}: ${secret}`);
    }
  }
});

test('transfer is sent exactly once, whatever the tracer and the meter do', async () => {
  const broken = { startActiveSpan: raise };
  const silent = { startActiveSpan: () => {} };
  const twice = {
    startActiveSpan: (/** @type {string} */ _name, /** @type {object} */ _options, /** @type {Function} */ work) => {
      work();
      work();
      throw thrown;
    },
  };
  const spanThatThrows = new Proxy({}, { get: () => raise });
  const raising = {
    startActiveSpan: (/** @type {string} */ _name, /** @type {object} */ _options, /** @type {Function} */ work) =>
      work(spanThatThrows),
  };
  const meters = [
    undefined,
    { createHistogram: raise },
    { createHistogram: () => ({ record: raise }) },
    { createHistogram: () => {} },
  ];
  for (const tracer of [broken, silent, twice, raising]) {
    for (const meter of meters) {
      let requests = 0;
      const telemetry = /** @type {any} */ ({ tracer, meter });
      const { transfer } = await start('complete', telemetry, () => {
        requests += 1;
      });
      assert.equal((await transfer.outcome()).kind, 'completed');
      assert.equal(requests, 1);
    }
  }
});

test('a tracer or a meter of another kind is an error before anything is sent', async () => {
  const tracker = new api.TransferTracker();
  const unreadable = new Proxy({}, { get: raise });
  for (const name of ['tracer', 'meter']) {
    for (const value of [null, 1, 'x', {}, unreadable]) {
      const options = /** @type {any} */ ({ token: TOKEN, fetch: () => assert.fail('sent'), tracker, [name]: value });
      await assert.rejects(api.startTransfer(INPUT, options), {
        code: 'invalidOptions',
        message: new RegExp(`invalid ${name}`),
      });
    }
  }
  assert.equal(tracker.size, 0);
});

test('listener of attempts is called beside a tracer, and checked as without one', async () => {
  const { tracer } = createTelemetry();
  /** @type {number[]} */
  const numbers = [];
  await start('complete', { tracer, onAttempt: ({ number }) => numbers.push(number) });
  assert.deepEqual(numbers, [1]);
  await assert.rejects(start('complete', { tracer, onAttempt: /** @type {any} */ (1) }), { code: 'invalidOptions' });
});
