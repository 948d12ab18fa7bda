/**
 * The cause of a failed transfer. A closed list.
 *
 * - `declined`: the target declined
 * - `noAnswer`: the target did not answer
 * - `busy`: the target is busy
 * - `unreachable`: the target is signed in nowhere, offline, or cannot be reached
 * - `wrongTarget`: the target does not exist, or its number or id has a wrong form or kind
 * - `notAllowed`: a permission, consent, registration, licence, policy or route is missing
 * - `invalidRequest`: the request is wrong
 * - `callState`: a call was not in a state for it, or two actions overlapped
 * - `callerLeft`: the other side of the call hung up, or gave up
 * - `hungUpByApp`: the app, or another bot, ended the call
 * - `conversationEnded`: the participant was removed, all others had left, or the time of the conversation was over
 * - `throttled`: a limit was reached
 * - `media`: no path for sound was found, or it broke
 * - `trunk`: the session border controller, or the provider behind it, had a fault or is set up wrongly
 * - `service`: Microsoft's service had a fault
 * - `unknown`: the codes do not state a cause
 */
export type FailureCause =
  | 'declined'
  | 'noAnswer'
  | 'busy'
  | 'unreachable'
  | 'wrongTarget'
  | 'notAllowed'
  | 'invalidRequest'
  | 'callState'
  | 'callerLeft'
  | 'hungUpByApp'
  | 'conversationEnded'
  | 'throttled'
  | 'media'
  | 'trunk'
  | 'service'
  | 'unknown';

/**
 * Whether another attempt can succeed, and to which target. A closed list.
 *
 * - `no`: it fails again, or there is nothing to repeat
 * - `sameTarget`: the same target, at once
 * - `otherTarget`: another target
 * - `later`: the same target, later
 * - `afterCheck`: after a look at the state of the calls, since the transfer may be in progress
 */
export type RetryTarget = 'no' | 'sameTarget' | 'otherTarget' | 'later' | 'afterCheck';

/** The meaning of codes for a program. */
export interface Decision {
  /** The cause. */
  readonly cause: FailureCause;
  /** Whether another attempt can succeed, and to which target. */
  readonly retry: RetryTarget;
  /** Whether it is worth an alarm, and not an ordinary refusal by people. */
  readonly isIncident: boolean;
}
