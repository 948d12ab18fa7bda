import type { ResultInfo } from './call-resource.js';

/**
 * One POST of the simulated Graph to the app's webhook. It can be handed to `fetch` as it is:
 *
 * @example
 * graph.deliver((delivery) => fetch(delivery.url, delivery));
 */
export interface Delivery {
  /**
   * Counts the deliveries of a simulator, from 1. The deliveries of one transfer are counted in a row when it is accepted;
   * a number that does not come is that of a delivery which was lost.
   */
  readonly number: number;
  /** The call whose transfer, or whose coming in, it belongs to; spelled as in the request. */
  readonly callId: string;
  /** When it is due, in milliseconds since 1970 by the simulator's clock, whatever the pace. */
  readonly at: number;
  /** Where it goes: the simulator's `callbackUri`. */
  readonly url: string;
  /** Always `POST`. */
  readonly method: 'POST';
  /**
   * Its headers, spelled as Graph spells them: `Authorization` (unless the simulator does not sign), `Content-Type`,
   * `Accept`, `User-Agent`, `Scenario-ID`, `X-Microsoft-Skype-Chain-ID`, and `X-Microsoft-Skype-Message-ID`, which is
   * another for each delivery, but for one that is made again.
   */
  readonly headers: Readonly<Record<string, string>>;
  /** The body, as JSON text. */
  readonly body: string;
}

/** Which of the five transfers of Graph's page; `group` whenever a transferee is named. */
export type SimulatedScenario = 'blind' | 'consultative' | 'pstn' | 'consultativePstn' | 'group';

/** What really became of a transfer, whatever was told of it. */
export interface SimulatedTruth {
  /**
   * - `completed`: the transferee is connected with the transfer target; the call is over
   * - `failed`: the transfer did not happen, and the call is with the app again
   * - `ended`: the call ended otherwise
   * - `refused`: the request was refused
   * - `pending`: it was accepted, and its last delivery is not out yet
   * - `silent`: it was accepted, and nothing happened after that: the profile is `silent`, or nobody listened
   */
  readonly kind: 'completed' | 'failed' | 'ended' | 'refused' | 'pending' | 'silent';
  /** What kind of transfer it was; absent for one that was refused. */
  readonly scenario?: SimulatedScenario;
  /** The result with which it completed, failed or ended; absent where Graph gives a reason instead. */
  readonly result?: ResultInfo;
  /** The reason for the call's end: `AppTransferred` after a consultative transfer. */
  readonly terminationReason?: string;
  /** How many deliveries were made and taken. */
  readonly delivered: number;
  /** How many there would be with none lost, those that are made twice counted twice. */
  readonly total: number;
}

/** What a notification's token says. */
export interface NotificationClaims {
  /** Who made it: `https://graph.microsoft.com`. */
  readonly iss: string;
  /** Who it is for: the app's id. */
  readonly aud: string;
  /** Anything else: `tid`, `iat`, `nbf`, `exp` (in seconds since 1970), … */
  readonly [claim: string]: unknown;
}

/** A public key, as a webhook finds it. */
export interface PublicJsonWebKey {
  /** The family of the key. */
  readonly kty: 'RSA';
  /** What it is for: signatures. */
  readonly use: 'sig';
  /** What it signs with. */
  readonly alg: 'RS256';
  /** The id by which a token names it. */
  readonly kid: string;
  /** The modulus, in base64url. */
  readonly n: string;
  /** The exponent, in base64url. */
  readonly e: string;
}

/** What simulators sign their notifications with. Several may share one. Its functions need no `this`. */
export interface SimulatorKey {
  /** The id by which tokens name the key that signs now. */
  readonly kid: string;
  /** The public keys: the one that signs now first, then the one before, which tokens may still be signed with. */
  readonly jwks: { readonly keys: readonly PublicJsonWebKey[] };
  /**
   * Signs any claims with RS256, as the notifications are: for tests of what a webhook must refuse.
   *
   * @returns a JWT
   */
  sign(claims: NotificationClaims): Promise<string>;
  /** Takes another key from now on. The key before stays among the public ones until the next time. */
  rotate(): Promise<void>;
}
