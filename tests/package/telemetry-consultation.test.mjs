// @ts-check
/** OpenTelemetry by opting in: the span and the duration of a consultation, recorded by the real SDK in memory. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { context, SpanStatusCode, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { consultation as api, CALLBACK, setUp, start } from './support/consultations.mjs';
import { thrown } from './support/hostile.mjs';
import './support/settled.mjs';
import { createTelemetry } from './support/telemetry.mjs';
import { CALL_ID, USER_ID } from './support/transfers.mjs';

context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
after(() => context.disable());

test('span of a consultation has both calls, every request and the outcome of the transfer', async () => {
  const { tracer, meter, spans, durations } = createTelemetry();
  const { starting, graph } = start({ callee: 'answers' }, { options: { tracer, meter } });
  const consultation = await starting;
  assert.equal(spans().length, 0, 'the span ended before the outcome');
  await consultation.complete();
  await graph.settled();
  const [span, ...others] = spans();
  assert.deepEqual(others, []);
  assert.ok(span);
  assert.equal(span.name, 'graph.call.consultation');
  assert.deepEqual(span.status, { code: SpanStatusCode.UNSET });
  assert.deepEqual(span.attributes, {
    'graph.call.id': CALL_ID,
    'graph.consultation.target': 'user',
    'graph.consultation.call_id': consultation.consultationCallId,
    'graph.consultation.outcome': 'transferred',
    'graph.consultation.is_incident': false,
    'graph.consultation.connected_to': 'transferTarget',
    'graph.consultation.left_over': false,
    'graph.transfer.outcome': 'completed',
  });
  const named = (/** @type {string} */ name) => span.events.filter((event) => event.name === name);
  const attributes = (/** @type {string} */ name, /** @type {string} */ attribute) =>
    named(name).map((event) => event.attributes?.[attribute]);
  assert.deepEqual(attributes('graph.request', 'graph.request.name'), ['createCall', 'transfer']);
  assert.deepEqual(attributes('graph.response', 'graph.request.name'), ['createCall', 'transfer']);
  assert.deepEqual(attributes('graph.response', 'http.response.status_code'), [201, 202]);
  for (const id of ['graph.request_id', 'graph.client_request_id']) {
    assert.equal(new Set(attributes('graph.response', id)).size, 2, id);
    assert.ok(
      attributes('graph.response', id).every((value) => typeof value === 'string'),
      id,
    );
  }
  const calls = attributes('graph.notification', 'graph.notification.call');
  assert.deepEqual([...new Set(calls)].sort(), ['caller', 'consultation']);
  const phases = attributes('graph.notification', 'graph.consultation.phase');
  assert.deepEqual(
    [...new Set(phases)],
    ['calling', 'answered', 'transferring'].filter((phase) => phases.includes(phase)),
  );
  assert.ok(phases.includes('transferring'));

  const metrics = await durations();
  const points = Object.fromEntries(
    metrics.map(({ descriptor, dataPoints }) => [descriptor.name, dataPoints.map((point) => point.attributes)]),
  );
  assert.deepEqual(points, {
    'graph.call.consultation.duration': [
      { 'graph.consultation.outcome': 'transferred', 'graph.consultation.is_incident': false },
    ],
    'graph.call.transfer.duration': [{ 'graph.transfer.outcome': 'completed', 'graph.transfer.is_incident': false }],
  });
});

test('span of a consultation is the active one while the call is created', async () => {
  const { tracer, spans } = createTelemetry();
  const { graph, input, options } = setUp({ callee: 'declines' });
  /** @type {(string | undefined)[]} */
  const active = [];
  const fetch = (/** @type {string} */ url, /** @type {RequestInit} */ init) => {
    active.push(trace.getActiveSpan()?.spanContext().spanId);
    return graph.fetch(url, init);
  };
  const consultation = await api.startConsultation(input, { ...options, fetch, tracer });
  assert.equal(trace.getActiveSpan(), undefined);
  await consultation.outcome();
  assert.deepEqual(
    active,
    spans().map((span) => span.spanContext().spanId),
  );
});

test('span of a consultation has its cause, and is an error only for an incident', async () => {
  for (const [graphOptions, outcome, cause] of /** @type {const} */ ([
    [{ callee: 'declines' }, 'notAnswered', 'declined'],
    [{ callee: 'busy' }, 'notAnswered', 'busy'],
  ])) {
    const { tracer, spans } = createTelemetry();
    const consultation = await start(graphOptions, { options: { tracer } }).starting;
    await consultation.outcome();
    const [span] = spans();
    assert.equal(span?.attributes['graph.consultation.outcome'], outcome);
    assert.equal(span?.attributes['graph.consultation.cause'], cause);
    assert.deepEqual(span?.status, { code: SpanStatusCode.UNSET });
  }
});

test('span of a consultation that leaves a call is an error', async () => {
  const { tracer, meter, spans } = createTelemetry();
  const { graph, input, options } = setUp({ callee: 'answers' });
  const fetch = (/** @type {string} */ url, /** @type {RequestInit} */ init) =>
    init.method === 'DELETE' ? Promise.resolve(new Response('{}', { status: 403 })) : graph.fetch(url, init);
  const consultation = await api.startConsultation(input, { ...options, fetch, tracer, meter });
  const outcome = await consultation.cancel();
  assert.ok(outcome.leftOver);
  const [span] = spans();
  assert.deepEqual(span?.status, { code: SpanStatusCode.ERROR, message: 'cancelled: leftOver' });
  assert.equal(span?.attributes['graph.consultation.left_over'], true);
  assert.ok(span?.events.some(({ attributes }) => attributes?.['graph.request.name'] === 'hangUp'));
});

test('span of a consultation that could not begin has the code of the error, and no message', async () => {
  const { tracer, meter, spans, durations } = createTelemetry();
  const { input, options } = setUp();
  const token = () => Promise.reject(thrown);
  const given = { ...options, token, tracer, meter };
  await assert.rejects(api.startConsultation(input, given), (/** @type {any} */ error) => {
    assert.deepEqual(spans()[0]?.status, { code: SpanStatusCode.ERROR, message: error.code });
    return true;
  });
  const aborted = { ...options, tracer, signal: AbortSignal.abort() };
  await assert.rejects(api.startConsultation(input, aborted), { code: 'aborted' });
  assert.equal(spans()[1]?.attributes['error.type'], 'aborted');
  const [duration] = await durations();
  assert.equal(duration?.dataPoints[0]?.attributes['graph.consultation.outcome'], 'error');
});

test('span of a resumed consultation says so', async () => {
  const { tracer, spans } = createTelemetry();
  const { options, input } = setUp();
  const state = {
    phase: /** @type {const} */ ('ended'),
    creation: /** @type {const} */ ('refused'),
    hangUp: /** @type {const} */ ('none'),
  };
  const stored = {
    input: { ...input, clientContext: CALL_ID },
    state: { ...state, end: /** @type {const} */ ('refused') },
  };
  const consultation = api.resumeConsultation(stored, { ...options, callbackUri: CALLBACK, tracer });
  assert.equal((await consultation.outcome()).kind, 'refused');
  assert.equal(spans()[0]?.attributes['graph.consultation.resumed'], true);
  assert.equal(spans()[0]?.attributes['graph.consultation.outcome'], 'refused');
});

test('no span of a consultation contains a token, a party or a text of the service', async () => {
  for (const callee of /** @type {const} */ (['answers', 'declines', 'unreachable'])) {
    const { tracer, meter, spans, durations } = createTelemetry();
    const { starting, options, graph } = start({ callee }, { options: { tracer, meter } });
    const consultation = await starting;
    await consultation.complete();
    await graph.settled();
    const recorded = JSON.stringify([
      spans().map(({ name, attributes, events, status }) => ({ name, attributes, events, status })),
      await durations(),
    ]);
    for (const secret of [...String(options.token).split('.'), USER_ID, 'Bearer', 'DiagCode', CALLBACK]) {
      assert.ok(!recorded.includes(secret), `${callee}: ${secret}`);
    }
  }
});

test('a tracer of another kind is an error before the target is called', async () => {
  const { input, options } = setUp();
  const given = { ...options, fetch: () => assert.fail('sent'), tracer: /** @type {any} */ ({}) };
  await assert.rejects(api.startConsultation(input, given), { code: 'invalidOptions', message: /invalid tracer/ });
});
