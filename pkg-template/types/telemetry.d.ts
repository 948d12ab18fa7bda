/** The attributes of spans, events and measures. */
export type TelemetryAttributes = Record<string, string | number | boolean>;

/** The used part of a `Span` of `@opentelemetry/api`. */
export interface TelemetrySpan {
  /** Adds attributes. */
  setAttributes(attributes: TelemetryAttributes): unknown;
  /** Adds an event. */
  addEvent(name: string, attributes?: TelemetryAttributes): unknown;
  /** Sets the status: 2 is an error. */
  setStatus(status: { code: number; message?: string }): unknown;
  /** Ends the span. */
  end(): void;
}

/** The used part of a `Tracer` of `@opentelemetry/api`. */
export interface TelemetryTracer {
  /** Starts a span that is the active one while `work` runs; the `kind` 2 is a client. */
  startActiveSpan(
    name: string,
    options: { kind?: number; attributes?: TelemetryAttributes },
    work: (span: TelemetrySpan) => void,
  ): unknown;
}

/** The used part of a `Histogram` of `@opentelemetry/api`. */
export interface TelemetryHistogram {
  /** Records a measure. */
  record(value: number, attributes?: TelemetryAttributes): void;
}

/** The used part of a `Meter` of `@opentelemetry/api`. */
export interface TelemetryMeter {
  /** Creates a histogram; the unit is `s`. */
  createHistogram(name: string, options?: { unit?: string; description?: string }): TelemetryHistogram;
}

/**
 * OpenTelemetry for one operation, by opting in. The package depends on no package of it: pass a `Tracer` and a `Meter` of
 * `@opentelemetry/api`. Their errors are ignored.
 *
 * The span `graph.call.transfer` begins with `startTransfer` and ends with the outcome: the verdict, a refusal, an error, or a
 * timeout of `outcome()`. It is the active span while the request is sent. Its attributes:
 *
 * - `graph.call.id`, `graph.transfer.kind`, `graph.transfer.target` (`user`, `phone`, …, not which one)
 * - `graph.client_request_id`, `graph.request_id`, `http.response.status_code`
 * - `graph.transfer.outcome`: the `kind` of the outcome; or `error` (with `error.type`, and `graph.request.delivered` where the error
 *   states it), `superseded` (another transfer of the call began), `unknown` (nobody follows it any more)
 * - `graph.transfer.cause`, `.is_incident`, `.retry`, `.connected_to`, `.advice`, `.certainty`, `.attempt`: those of the outcome
 * - `graph.result.code`, `graph.result.subcode`: the result that the outcome is based on
 *
 * Its status is an error only for an incident, and when there was no response. Events: `graph.request` for each attempt to send, and
 * `graph.notification` for each notification that changed the status. The histogram `graph.call.transfer.duration`, in seconds, has
 * the attributes `graph.transfer.outcome`, `.cause`, `.is_incident` and `error.type`. No token, party, text or address is recorded.
 *
 * The span `graph.call.consultation` begins with `startConsultation`, or with `resumeConsultation`, and ends with the outcome of the
 * consultation, the transfer included. It is the active span while the call is created. Its attributes:
 *
 * - `graph.call.id` (of the caller), `graph.consultation.call_id`, `graph.consultation.target` (the kind), `graph.consultation.resumed`
 * - `graph.consultation.outcome`: the `kind` of the outcome; or `error` (with `error.type` and `graph.request.delivered`)
 * - `graph.consultation.cause`, `.is_incident`, `.connected_to`, `.left_over` (whether a call could not be hung up): those of the outcome
 * - `graph.transfer.outcome`, `graph.transfer.cause`: those of the transfer, if one was sent
 * - `graph.result.code`, `graph.result.subcode`: the result with which the consultation call ended
 *
 * Events: `graph.request` for each attempt of each request and `graph.response` for the responses of the new call and of the transfer, with
 * `graph.request.name` and the ids for support; `graph.notification` for each notification of both calls, with
 * `graph.notification.call` (`caller` or `consultation`) and `graph.consultation.phase`. The histogram
 * `graph.call.consultation.duration` has the attributes `graph.consultation.outcome`, `.cause`, `.is_incident` and `error.type`; the
 * transfer counts in that of transfers.
 */
export interface TelemetryOptions {
  /** A tracer, such as `trace.getTracer('my-bot')`. */
  readonly tracer?: TelemetryTracer | undefined;
  /** A meter, such as `metrics.getMeter('my-bot')`. */
  readonly meter?: TelemetryMeter | undefined;
}
