/**
 * Tools: responses of your own HTTP client, and values for a log.
 *
 * On the web `init()` also makes the checks of `graph-call-transfer/requests` and `/calls` repair broken JSON and the forms of SDKs.
 */
import type { GraphResponse } from './response.js';

export { isTransferError, TransferError, type TransferErrorCode, type TransferErrorDetails } from './error.js';
export { type InitSource, init, initSync, type WasmBytes, type WasmModule } from './init.js';
export type * from './redact.js';
export type * from './response.js';

/**
 * Parses the response to the POST, for your own HTTP client.
 *
 * @param status the HTTP status, 100 to 599
 * @param headers the headers of the response; names in any case
 * @param body the body of the response, as far as it arrived
 * @throws {TransferError} `invalidOptions` when an argument has the wrong type
 *
 * @example
 * const body = '{"error":{"code":"7505","message":"Request authorization tenant mismatch."}}';
 * parseResponse(403, {}, body); // { kind: 'refused', status: 403, error: { form: 'graph', code: '7505', … }, retryable: false, … }
 */
export declare function parseResponse(
  status: number,
  headers: Headers | Readonly<Record<string, string>>,
  body: string | Uint8Array | null,
): GraphResponse;

/**
 * Copies a value for a log, with a {@link RedactionMark} in place of each token, secret, name, address, telephone number
 * and join link. Ids remain, because a log needs them.
 *
 * A value is secret if its name is (`token`, `Authorization`, `displayName`, `replacesContext`, the `id` of a `phone`, …, in any
 * spelling). In any text, a JWT, a number after a plus sign, an address and a link to join are secret too, also in JSON inside the
 * text. The structure remains: members and their names, order, lengths, types, and all numbers, even those with a secret name.
 * Redacting a redacted value changes nothing.
 *
 * @param value any value: a notification, a body, headers, an error, a text, UTF-8 bytes. Bytes become text; an error becomes an
 * object with its `name`, `message`, `stack` and `cause`; a value with `toJSON`, such as a date, becomes the result of `toJSON`
 * @returns plain data; this function never throws, and marks a member that throws
 *
 * @example
 * redact({ callId: '341a0500-d4bf-4224-8b19-1581168d328b', target: { phone: '+12345678901' } });
 * // { callId: '341a0500-d4bf-4224-8b19-1581168d328b', target: { phone: '[phone]' } }
 * redact('Authorization: Bearer eyJ0eXAi'); // 'Authorization: [token]'
 */
export declare function redact(value: string | Uint8Array | ArrayBuffer): string;
export declare function redact(value: unknown): unknown;
