// @ts-check
/** Runs the recipe with the SDK of OpenTelemetry, whose exporters keep everything in memory, and prints what they received. */

import { metrics, trace } from '@opentelemetry/api';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { createSimulator } from 'graph-call-transfer/simulator';

const spans = new InMemorySpanExporter();
trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }));
const measures = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
const reader = new PeriodicExportingMetricReader({ exporter: measures });
metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }));

const graph = createSimulator({ timeScale: 0.01 });
globalThis.fetch = graph.fetch;
const { tracker, transferCall } = await import('./opentelemetry.js');
graph.onDelivery(({ body }) => tracker.apply(body));
const target = { user: { id: '550fae72-d251-43ec-868c-373732c2704f' } };
await transferCall('341a0500-d4bf-4224-8b19-1581168d328b', target, graph.issueToken());

await reader.forceFlush();
const [span] = spans.getFinishedSpans();
const [metric] = measures.getMetrics()[0].scopeMetrics[0].metrics;
console.log(
  JSON.stringify({
    span: span.name,
    outcome: span.attributes['graph.transfer.outcome'],
    events: span.events.map(({ name }) => name),
    measured: [metric.descriptor.name, metric.dataPoints[0].value.count],
  }),
);
await reader.shutdown();
