/**
 * How a simulated Graph behaves; `profiles` describes each for people.
 *
 * The first group checks every request as Graph does, and then differs in what it tells of the transfers that it took. Of
 * the second group, `throttledTwice` and `empty202WithJsonType` differ in how they take them. All others answer any
 * transfer in their one way, without looking at its token or body.
 *
 * A call that is read is answered in the same way, but by those that are about the transfer alone: with `tenantMismatch` and
 * `meetingMode` it is found as ever, with `callNotEstablished` as `establishing`, with `conflict` as `transferring`.
 */
export type SimulatorProfile =
  | 'complete'
  | 'completeBeforeAudioInactive'
  | 'failed'
  | 'targetDeclined'
  | 'callerHangsUp'
  | 'silent'
  | 'doubled'
  | 'reordered'
  | 'late'
  | 'lossy'
  | 'slow'
  | 'rosterNoise'
  | 'unknownState'
  | 'legacyFirst'
  // How a transfer is taken.
  | 'empty202WithJsonType'
  | 'throttledTwice'
  // How it is refused.
  | 'unauthorized'
  | 'insufficientPermissions'
  | 'tenantMismatch'
  | 'callNotFound'
  | 'callNotEstablished'
  | 'meetingMode'
  | 'conflict'
  | 'throttled'
  | 'serverError'
  | 'badGatewayHtml'
  | 'unavailable'
  | 'cut'
  | 'hang';

/**
 * What becomes of a transfer with a profile, as far as its kind goes:
 *
 * - `completes`: it is taken and completes, and all of it is told
 * - `fails`: it is taken, and fails or ends otherwise
 * - `refused`: it is not taken
 * - `oddDeliveries`: it is taken and completes, but what is told of it is doubled, in another order, lost, or among other things
 * - `silent`: nothing is told of it, or not even the request is answered
 */
export type ProfileGroup = 'completes' | 'fails' | 'refused' | 'oddDeliveries' | 'silent';

/** A profile as people see it. */
export interface ProfileInfo {
  /** What `createSimulator` takes. */
  readonly name: SimulatorProfile;
  /** What kind of course it plays, for the groups of a list. */
  readonly group: ProfileGroup;
  /** A few words, for a list. */
  readonly title: string;
  /** What it does, in one sentence. */
  readonly description: string;
}
