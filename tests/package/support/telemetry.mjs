// @ts-check
/** The real SDK of OpenTelemetry, with exporters in memory. */

import { after } from 'node:test';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';

/** Creates a tracer and a meter whose records stay in memory. */
export function createTelemetry() {
  const spans = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] });
  const measures = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter: measures });
  const meters = new MeterProvider({ readers: [reader] });
  after(() => meters.shutdown());
  return {
    tracer: provider.getTracer('test'),
    meter: meters.getMeter('test'),
    spans: () => spans.getFinishedSpans(),
    async durations() {
      await reader.forceFlush();
      const [exported] = measures.getMetrics();
      return (exported?.scopeMetrics ?? []).flatMap(({ metrics }) => metrics);
    },
  };
}
