import type { CodeEntry } from './code-entry.js';

export type { CodeEntry } from './code-entry.js';

/** The codes of a result: `resultInfo` of a call or of an operation, as it stands in a notification. */
export interface ResultCodes {
  /** The code; some notifications write it as text. */
  readonly code?: number | string | null;
  /** The subcode; some notifications write it as text. */
  readonly subcode?: number | string | null;
  /** The subcode, as notifications of a failed transfer spell it. */
  readonly subCode?: number | string | null;
  /** The message. A `DiagCode: 500#3003` in it counts where code and subcode are absent, or say nothing together. */
  readonly message?: string | null;
}

/**
 * What was recognised.
 *
 * - `pair`: the code and the subcode together
 * - `subcode`: the subcode alone
 * - `phone`: a status of the telephone network in the subcode; see `phone`
 * - `error`: the code of an error of the service
 * - `reason`: the reason for which a call ended
 * - `code`: only the code or the HTTP status, or its first digit: the explanation is a general one
 */
export type Basis = 'pair' | 'subcode' | 'phone' | 'error' | 'reason' | 'code';

/**
 * Whether it helps to send the same request again.
 *
 * - `no`: there is nothing to repeat, or it would be refused again
 * - `later`: it may succeed later
 * - `afterChange`: it may succeed when what `whatToDo` says has been done
 * - `afterCheck`: the request may have been carried out, so only after a look at the state of the call
 */
export type Retry = 'no' | 'later' | 'afterChange' | 'afterCheck';

/**
 * How sure it is that the meaning holds for calls of Graph.
 *
 * - `documented`: Microsoft documents it for Graph
 * - `observed`: it was reported in public
 * - `inferred`: it is documented for Azure Communication Services, which runs on the same platform, or follows from what is
 */
export type Certainty = 'documented' | 'observed' | 'inferred';

/** What the telephone side answered. */
export interface PhoneStatus {
  /** Whether the call came from a telephone or went to one. */
  readonly leg: 'inbound' | 'outbound';
  /** The SIP status, such as 486. */
  readonly sip: number;
}

/** What some codes mean, for people, in English. */
export interface Explanation {
  /** What was recognised. */
  readonly basis: Basis;
  /** The entry of the book that says it, named by the first of its keys: what texts in other languages are found by. */
  readonly entry: CodeEntry;
  /** A few words; Microsoft's own where there are any. */
  readonly name: string;
  /** What happened, in one sentence. Names stand between backticks, here and in the texts below. */
  readonly meaning: string;
  /** Why, most probably. */
  readonly likelyCause: string;
  /** What to do. */
  readonly whatToDo: string;
  /** Whether it helps to send the same request again. */
  readonly retry: Retry;
  /** How sure the meaning is; cause and advice are this package's. */
  readonly certainty: Certainty;
  /** The address of a public page that tells of the code. */
  readonly source: string;
  /** With the basis `phone`: the status in numbers. */
  readonly phone?: PhoneStatus;
}

/**
 * Explains the result of a call or of an operation, or why a call ended. What says most is looked up first: the pair of code and
 * subcode, the subcode alone, the ranges of the telephone network, the reason of the end, the code alone, its first digit.
 *
 * @param result `resultInfo` as it came; a consultative transfer that is complete has none
 * @param terminationReason `terminationReason` of the call, where it has one
 * @returns `undefined` when nothing is known; this function never throws for JSON values
 *
 * @example
 * import { explainResult } from 'graph-call-transfer/codes';
 *
 * explainResult({ code: 500, subcode: 7000 })?.meaning; // 'The transfer failed, and the call is with you again.'
 * explainResult({ code: 200, subcode: 7000 })?.meaning; // 'Your app, or another bot, ended the call.'
 * explainResult({ code: 486, subcode: 560486 })?.phone; // { leg: 'outbound', sip: 486 }
 * explainResult(undefined, 'AppTransferred')?.name; // 'Transferred by the app'
 */
export declare function explainResult(
  result: ResultCodes | null | undefined,
  terminationReason?: string | null,
): Explanation | undefined;

/**
 * Explains why the service refused a request.
 *
 * @param code the code of the error: a number such as `7505`, or a word such as `InvalidAuthenticationToken` in any case;
 *   `undefined` leaves only the status
 * @param status the HTTP status, if known: it makes a pair with a number, and is explained when the code is not known
 * @returns `undefined` when nothing is known; this function never throws
 *
 * @example
 * import { explainError } from 'graph-call-transfer/codes';
 *
 * explainError('7505', 403)?.name; // 'Enterprise Tenant Mismatch'
 * explainError('InvalidAuthenticationToken')?.retry; // 'afterChange'
 */
export declare function explainError(code: string | undefined, status?: number): Explanation | undefined;
