import type { TransferResponse } from 'graph-call-transfer';
import type { RecordedEvent, Recording } from './recording.js';

/** Writes the requests and responses of recordings as an HTTP archive (HAR 1.2). It has no credentials: no recording has. */
export function writeHar(recordings: readonly Recording[], version: string): string {
  const creator = { name: 'graph-call-transfer console', version };
  const har = { log: { version: '1.2', creator, entries: recordings.flatMap(entriesOf) } };
  return `${JSON.stringify(har, null, 2)}\n`;
}

/** Returns whether there is a request to write: the address of a transfer of others is unknown. */
export function hasRequest({ request, events }: Recording): boolean {
  return request?.url !== undefined && events.some(({ kind }) => kind === 'sent');
}

/** Returns an entry for each attempt; the last has the response. */
function entriesOf(recording: Recording) {
  const { events } = recording;
  const sent = events.find(({ kind }) => kind === 'sent');
  if (recording.request?.url === undefined || !sent) return [];
  const attempts = events.filter((event) => event.kind === 'attempt');
  const end = events.findLast((event) => event.kind === 'response' || event.kind === 'failure');
  if (attempts.length === 0) {
    const response = end?.kind === 'response' ? end.response : undefined;
    const wait = Math.max(0, (end?.at ?? sent.at) - sent.at);
    return [entryOf(recording, { began: sent.at, wait, status: response?.status, response, comment: failureOf(end) })];
  }
  return attempts.map(({ at, attempt }, index) => {
    const isLast = index === attempts.length - 1;
    const response = isLast && end?.kind === 'response' ? end.response : undefined;
    return entryOf(recording, {
      ...{ began: at - attempt.elapsedMs, wait: attempt.elapsedMs, status: attempt.status, response },
      retryAfter: attempt.retryAfterSeconds,
      comment: attempt.failure ?? (isLast ? failureOf(end) : undefined),
    });
  });
}

interface Exchange {
  readonly began: number;
  readonly wait: number;
  readonly status: number | undefined;
  readonly response: TransferResponse | undefined;
  readonly retryAfter?: number | undefined;
  readonly comment: string | undefined;
}

function entryOf({ id, request }: Recording, { began, wait, status = 0, response, retryAfter, comment }: Exchange) {
  const body = request?.body ?? '';
  const said = response?.kind === 'refused' ? (response.error.body ?? '') : '';
  const message = { httpVersion: 'HTTP/1.1', cookies: [], headersSize: -1 };
  return {
    startedDateTime: new Date(Math.max(0, began)).toISOString(),
    time: wait,
    request: {
      ...{ method: 'POST', url: request?.url, ...message },
      headers: headers({ 'Content-Type': 'application/json', 'client-request-id': id }),
      queryString: [],
      bodySize: sizeOf(body),
      postData: { mimeType: 'application/json', text: body },
    },
    response: {
      ...{ status, statusText: '', ...message },
      headers: headers({
        'request-id': response?.requestId,
        'client-request-id': response?.clientRequestId,
        Date: response?.date && new Date(response.date).toUTCString(),
        'Retry-After': retryAfter?.toString(),
      }),
      content: { size: sizeOf(said), mimeType: mimeTypeOf(response), text: said },
      redirectURL: response?.kind === 'refused' ? (response.error.location ?? '') : '',
      bodySize: -1,
    },
    cache: {},
    timings: { send: 0, wait, receive: 0 },
    ...(comment !== undefined && { comment }),
  };
}

function headers(values: Readonly<Record<string, string | undefined>>) {
  return Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}

function mimeTypeOf(response: TransferResponse | undefined): string {
  const form = response?.kind === 'refused' ? response.error.form : 'empty';
  if (form === 'graph' || form === 'json') return 'application/json';
  return form === 'html' ? 'text/html' : 'text/plain';
}

function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

function failureOf(end: RecordedEvent | undefined): string | undefined {
  return end?.kind === 'failure' ? (end.error.code ?? end.error.message) : undefined;
}
