/**
 * The behaviour of a simulated Graph. `profiles` has a description of each.
 *
 * The profiles of the first part check every request as Graph does. They differ in the notifications about an accepted transfer.
 * In the second part, `empty202WithJsonType` and `throttledTwice` differ in how they accept a transfer. All others respond to
 * every transfer in the same way, and check neither the token nor the body.
 *
 * A profile responds to a read of the call in the same way, unless its response is specific to transfers: `callSourceInvalid`,
 * `tenantMismatch` and `meetingMode` return the call, `callNotEstablished` returns it as `establishing`, `conflict` as `transferring`.
 */
export type SimulatorProfile =
  | 'complete'
  | 'completeBeforeAudioInactive'
  | 'voicemailAnswers'
  | 'failed'
  | 'targetDeclined'
  | 'targetBusy'
  | 'noAnswer'
  | 'targetDoNotDisturb'
  | 'targetUnreachable'
  | 'noRoute'
  | 'sbcRefuses'
  | 'sbcUnavailable'
  | 'sbcMisunderstands'
  | 'callerHangsUp'
  | 'appHangsUp'
  | 'sbcHangsUp'
  | 'mediaFails'
  | 'botCannotJoin'
  | 'silent'
  | 'duplicated'
  | 'reordered'
  | 'late'
  | 'lossy'
  | 'slow'
  | 'rosterNoise'
  | 'unknownState'
  | 'legacyFirst'
  // Accepted in another way.
  | 'empty202WithJsonType'
  | 'throttledTwice'
  // Refused.
  | 'unauthorized'
  | 'insufficientPermissions'
  | 'notRegistered'
  | 'callSourceInvalid'
  | 'tenantMismatch'
  | 'callNotFound'
  | 'callNotEstablished'
  | 'meetingMode'
  | 'conflict'
  | 'throttled'
  | 'serverError'
  | 'badGatewayHtml'
  | 'unavailable'
  | 'truncated'
  | 'hang';

/**
 * The outcome of a transfer with a profile:
 *
 * - `completes`: it is accepted and completes, and every notification arrives
 * - `fails`: it is accepted, and fails or ends in another way
 * - `refused`: the request is refused
 * - `oddDeliveries`: it is accepted and completes; notifications are duplicated, reordered, lost, or mixed with others
 * - `silent`: no notification arrives, or not even a response
 */
export type ProfileGroup = 'completes' | 'fails' | 'refused' | 'oddDeliveries' | 'silent';

/** The description of a profile. */
export interface ProfileInfo {
  /** The value for the option `profile`. */
  readonly name: SimulatorProfile;
  /** The group, for a list with headings. */
  readonly group: ProfileGroup;
  /** A title of a few words, in English. */
  readonly title: string;
  /** The behaviour in one sentence, in English. */
  readonly description: string;
}
