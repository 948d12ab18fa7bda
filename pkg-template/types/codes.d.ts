import type { CodeEntry } from './code-entry.js';
import type { Decision } from './decision.js';
import type { Notification } from './notification.js';
import type { TransferInput, TransferRequest } from './request.js';
import type { TransferStatus } from './status.js';

export type { CodeEntry } from './code-entry.js';
export type { Decision, FailureCause, RetryTarget } from './decision.js';

/** The codes of a result: `resultInfo` of a call or of an operation, as a notification contains it. */
export interface ResultCodes {
  /** The code; some notifications write it as text. */
  readonly code?: number | string | null | undefined;
  /** The subcode; some notifications write it as text. */
  readonly subcode?: number | string | null | undefined;
  /** The subcode in the spelling of notifications about a failed transfer. */
  readonly subCode?: number | string | null | undefined;
  /** The subcode of notifications of 2019, which was a word, as `parseNotifications` returns it. */
  readonly legacySubcode?: string | null | undefined;
  /**
   * The message. A `DiagCode: 480#10037` in it explains a result whose own subcode only wraps it (0, 85xx, 9999, or an unknown one). With
   * 7000 and 7700, which have a meaning of their own, it names the cause.
   */
  readonly message?: string | null | undefined;
}

/**
 * The part of the input that an explanation is based on.
 *
 * - `pair`: the code and the subcode together
 * - `subcode`: the subcode alone
 * - `phone`: the structure of a six-digit subcode of the telephone network: the SIP status, or the side from which the code comes
 * - `error`: the code of an error of the service
 * - `reason`: the reason why a call ended
 * - `code`: only the code or the HTTP status, or its first digit: the explanation is a general one
 */
export type ExplanationBasis = 'pair' | 'subcode' | 'phone' | 'error' | 'reason' | 'code';

/**
 * Whether it helps to send the same request again.
 *
 * - `no`: there is nothing to repeat, or Graph would refuse it again
 * - `later`: it may succeed later
 * - `afterChange`: it may succeed after the `recommendedAction`
 * - `afterCheck`: Graph may have carried out the request, so check the state of the call first
 */
export type RetryAdvice = 'no' | 'later' | 'afterChange' | 'afterCheck';

/**
 * The certainty that the meaning is correct for calls of Graph.
 *
 * - `documented`: Microsoft documents it for Graph
 * - `observed`: a public report mentions it
 * - `inferred`: it is documented for Azure Communication Services or Teams Direct Routing, which have the same platform, or follows from
 *   the documentation
 */
export type ExplanationCertainty = 'documented' | 'observed' | 'inferred';

/** The SIP status of the telephone network. */
export interface PhoneStatus {
  /** The direction of the call: from a telephone or to one. */
  readonly leg: 'inbound' | 'outbound';
  /** The SIP status, such as 486. */
  readonly sip: number;
}

/**
 * A situation in which a cause holds.
 *
 * - `request`, `result`: a request was refused; a call or an operation had a result
 * - `incomingCall`, `outgoingCall`: somebody called the app; the app called
 * - `fromTelephone`, `toTelephone`: a telephone called; a telephone was called
 * - `toUser`: the callee is a person with Teams
 * - `toApp`: the callee is a bot, a call queue or an auto attendant
 * - `directRouting`, `operatorConnect`, `callingPlan`: how the telephone side is connected
 * - `transfer`: a transfer was under way; `blind` and `consultative` are its kinds
 * - `beforeEstablished`, `established`: the state of the call
 * - `peerToPeer`, `groupCall`: the kind of the call
 * - `appHostedMedia`, `serviceHostedMedia`: which side handles the sound
 */
export type Situation =
  | 'request'
  | 'result'
  | 'incomingCall'
  | 'outgoingCall'
  | 'fromTelephone'
  | 'toTelephone'
  | 'toUser'
  | 'toApp'
  | 'directRouting'
  | 'operatorConnect'
  | 'callingPlan'
  | 'transfer'
  | 'blind'
  | 'consultative'
  | 'beforeEstablished'
  | 'established'
  | 'peerToPeer'
  | 'groupCall'
  | 'appHostedMedia'
  | 'serviceHostedMedia';

/** The actions of each role against a cause; at least one role has one. */
export interface CauseActions {
  /** The operator, now, with the caller waiting. */
  readonly operator?: string;
  /** The developer of the app. */
  readonly developer?: string;
  /** The administrator of the tenant. */
  readonly administrator?: string;
  /** The engineer of the session border controller and the lines behind it. */
  readonly telephonyEngineer?: string;
}

/** One possible cause. */
export interface ExplainedCause {
  /** The entry that it belongs to: with `index`, the key for texts in other languages. */
  readonly entry: CodeEntry;
  /** Its index in the entry, from 0. */
  readonly index: number;
  /** The cause. */
  readonly text: string;
  /** The situations in which it holds, all of them together; empty for any. */
  readonly situations: readonly Situation[];
  /** Whether the situation is known to be this one. */
  readonly confirmed: boolean;
  /** The actions of each role. */
  readonly actions: CauseActions;
  /** The public thread in which it was settled, if it is not the `source` of the explanation. */
  readonly source?: string;
}

/** The numbers that are explained. */
export interface ExplainedCodes {
  /** The code. */
  readonly code?: number;
  /** The subcode. */
  readonly subcode?: number;
  /** Where they come from: the result or the error itself, or a `DiagCode` in its message. */
  readonly origin: 'own' | 'diagCode';
}

/** Other codes of the same result, and their own meaning, if the book has it. */
export interface CodeReference {
  /** The code. */
  readonly code?: number;
  /** The subcode. */
  readonly subcode?: number;
  /** The entry of the code book. */
  readonly entry?: CodeEntry;
  /** The name of the entry. */
  readonly name?: string;
  /** The meaning of the entry. */
  readonly meaning?: string;
}

/** The meaning of codes, for people, in English. */
export interface Explanation {
  /** The part of the input that it is based on. */
  readonly basis: ExplanationBasis;
  /** The entry of the code book, named by the first of its keys: the key for texts in other languages. */
  readonly entry: CodeEntry;
  /** A short name; Microsoft's own where there is one. */
  readonly name: string;
  /** The event, in one sentence. Backticks enclose names, here and in the texts below. */
  readonly meaning: string;
  /** The most probable cause: the text of the first of `causes`. */
  readonly likelyCause: string;
  /** The next step: the first action of the first cause, that of the operator if there is one. */
  readonly recommendedAction: string;
  /** The possible causes: first those whose situation is known to be given, then the others, the most probable one first. */
  readonly causes: readonly ExplainedCause[];
  /** Whether it helps to send the same request again. */
  readonly retry: RetryAdvice;
  /** The meaning for a program; absent where the codes report no failure. */
  readonly decision?: Decision;
  /** The certainty of the meaning; cause and action are advice of this package. */
  readonly certainty: ExplanationCertainty;
  /** The URL of a public page about the code. */
  readonly source: string;
  /** The numbers that are explained; absent for words. */
  readonly codes?: ExplainedCodes;
  /** The codes around those that are explained: the result's own, where a `DiagCode` explains it, or a word that says nothing. */
  readonly wrapper?: CodeReference;
  /** The other DiagCodes of the message. With a failed transfer (7000, 7700), the causes are those of its DiagCode. */
  readonly diagCodes?: readonly CodeReference[];
  /** The direction and the SIP status in numbers; only with subcodes 540xxx and 560xxx that end in the status of an error. */
  readonly phone?: PhoneStatus;
}

/**
 * Explains the result of a call or of an operation, or the reason why a call ended. The most specific part decides: the pair of code and
 * subcode, the subcode alone, the structure of the telephone network's subcodes, the reason of the end, the code alone, its first digit.
 * A code alone is explained as a SIP status, never as an HTTP status.
 *
 * @param result `resultInfo` as received; a completed consultative transfer has none
 * @param terminationReason `terminationReason` of the call, if it has one
 * @returns `undefined` when the code book has no entry; this function never throws for JSON values
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

/** Further facts about a notification. */
export interface ExplainOptions {
  /** The status of the transfer, from a tracker. */
  readonly status?: TransferStatus | undefined;
  /** The transfer that was sent, or its input. */
  readonly request?: TransferRequest | TransferInput | undefined;
  /** Further facts that you know, such as how the telephone side is connected: `['directRouting']`. */
  readonly known?: readonly Situation[] | undefined;
}

/**
 * Explains a notification: the result of its call or operation, and the reason of an end. It knows more than `explainResult`, so it leaves
 * out the causes that do not fit: the direction and the media of the call, the kind of the transfer and of its target.
 *
 * @param notification a notification of `parseNotifications`
 * @param options the status of the transfer and the request, if known
 * @returns `undefined` when it has no result and no reason, or when the code book has no entry; this function never throws
 *
 * @example
 * import { parseNotifications } from 'graph-call-transfer';
 * import { explainNotification } from 'graph-call-transfer/codes';
 *
 * const batch = parseNotifications({
 *   value: [{
 *     changeType: 'updated',
 *     resourceUrl: '/communications/calls/341a0500-d4bf-4224-8b19-1581168d328b',
 *     resourceData: { state: 'established', resultInfo: { code: 480, subcode: 10037 } },
 *   }],
 * });
 * const target = { user: { id: '550fae72-d251-43ec-868c-373732c2704f' } };
 * const request = { callId: '341a0500-d4bf-4224-8b19-1581168d328b', target };
 * const notification = batch.kind === 'graph' && batch.notifications[0];
 * const explanation = notification ? explainNotification(notification, { request }) : undefined;
 * explanation?.causes[0]?.situations; // ['toUser']
 */
export declare function explainNotification(
  notification: Notification,
  options?: ExplainOptions,
): Explanation | undefined;

/**
 * Explains why the service refused a request.
 *
 * @param code the code of the error: a number such as `7505`, or a word such as `InvalidAuthenticationToken` in any case;
 *   `undefined` explains only the status
 * @param status the HTTP status, if known: with a number it forms a pair, and it is explained when the code is unknown, or when the word
 *   says nothing, such as `generalException` or `UnknownError`
 * @param message the message of the error, which may contain a `DiagCode`, or be the JSON text of another error; the `error_description`
 *   of the token service, whose code (`AADSTS…`) says more than its `error`
 * @returns `undefined` when the code book has no entry; this function never throws
 *
 * @example
 * import { explainError } from 'graph-call-transfer/codes';
 *
 * explainError('7505', 403)?.name; // 'Enterprise Tenant Mismatch'
 * explainError('InvalidAuthenticationToken')?.retry; // 'afterChange'
 * explainError('invalid_client', 401, 'AADSTS7000222: The provided client secret keys …')?.name; // 'Expired client secret'
 */
export declare function explainError(
  code: string | undefined,
  status?: number,
  message?: string | null,
): Explanation | undefined;
