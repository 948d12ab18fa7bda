import type { ResultInfo } from './call-resource.js';
import type { FailureCause } from './decision.js';

/**
 * One POST request of the simulated Graph to the app's webhook. `fetch` takes it as it is:
 *
 * @example
 * graph.onDelivery((delivery) => fetch(delivery.url, delivery).catch(console.error));
 */
export interface Delivery {
  /**
   * The number of the delivery, counted from 1 by each simulator. The deliveries of a transfer get consecutive numbers when it
   * is accepted; a number that is missing belongs to a delivery that was lost.
   */
  readonly number: number;
  /** The id of the call that is transferred or that is incoming, spelled as in the request. */
  readonly callId: string;
  /** When the delivery is due by the simulator's clock, in milliseconds since 1970. Independent of `timeScale`. */
  readonly dueAt: number;
  /** The simulator's `callbackUri`, or that of the call if the app created it. */
  readonly url: string;
  /** Always `POST`. */
  readonly method: 'POST';
  /**
   * The headers, spelled as Graph spells them: `Authorization` (unless the simulator does not sign), `Content-Type`, `Accept`,
   * `User-Agent`, `Scenario-ID`, `X-Microsoft-Skype-Chain-ID` and `X-Microsoft-Skype-Message-ID`. The message id is unique,
   * except that a redelivery has the id of the delivery that it repeats.
   */
  readonly headers: Readonly<Record<string, string>>;
  /** The body, a JSON text. */
  readonly body: string;
}

/** One of the five transfers on Graph's transfer page. A transfer with a transferee is always `group`. */
export type SimulatedScenario = 'blind' | 'consultative' | 'pstn' | 'consultativePstn' | 'group';

/** The actual outcome of a transfer, whichever notifications were delivered. */
export interface SimulatedOutcome {
  /**
   * - `completed`: the transferee is connected to the transfer target, and the call has ended
   * - `failed`: the transfer failed, and the call has returned to the app
   * - `ended`: the call ended in another way
   * - `refused`: the request was refused
   * - `pending`: the transfer was accepted, and its last delivery is not out yet
   * - `silent`: the transfer was accepted and nothing followed: the profile is `silent`, or there was no listener
   */
  readonly kind: 'completed' | 'failed' | 'ended' | 'refused' | 'pending' | 'silent';
  /** The kind of transfer. Absent if the request was refused. */
  readonly scenario?: SimulatedScenario;
  /** Graph's result of a transfer that completed, failed or ended. Absent where Graph sends a termination reason instead. */
  readonly result?: ResultInfo;
  /** Graph's reason for the end of the call: `AppTransferred` after a consultative transfer. */
  readonly terminationReason?: string;
  /** The cause of a transfer that failed or ended; a tracker may not find it out. */
  readonly cause?: FailureCause;
  /** Whether the end of the transfer is worth an alarm. Absent before the end, and if the request was refused. */
  readonly isIncident?: boolean;
  /**
   * The party that the transferee is really connected to at the end, where a tracker may know less; with `voicemail` it is that of the
   * target. Absent before the end, and if the request was refused.
   */
  readonly connectedTo?: 'transferor' | 'transferTarget' | 'voicemail' | 'none';
  /** The number of deliveries that a listener took. */
  readonly delivered: number;
  /** The number of deliveries if none were lost. Each repeated delivery counts. */
  readonly total: number;
}

/** The claims of a notification's token. */
export interface NotificationClaims {
  /** The issuer: `https://graph.microsoft.com`. */
  readonly iss: string;
  /** The audience: the id of the app. */
  readonly aud: string;
  /** Any other claim: `tid`, and `iat`, `nbf`, `exp` in seconds since 1970. */
  readonly [claim: string]: unknown;
}

/** A public signing key (JSON Web Key, RFC 7517), as the key document contains it. */
export interface PublicJsonWebKey {
  /** The key type. */
  readonly kty: 'RSA';
  /** The use: signatures. */
  readonly use: 'sig';
  /** The signature algorithm. */
  readonly alg: 'RS256';
  /** The key id, by which a token names the key. */
  readonly kid: string;
  /** The modulus, in base64url. */
  readonly n: string;
  /** The exponent, in base64url. */
  readonly e: string;
}

/** The key that signs the notifications of one or several simulators. Its functions need no `this`. */
export interface SimulatorKey {
  /** The id of the key that signs now. */
  readonly kid: string;
  /** The public keys: the one that signs now, then the previous one, whose tokens may still be in use. */
  readonly jwks: { readonly keys: readonly PublicJsonWebKey[] };
  /**
   * Signs any claims with RS256, like a notification's token: for tests of tokens that a webhook must refuse.
   *
   * @returns a JWT
   */
  sign(claims: NotificationClaims): Promise<string>;
  /** Generates a new key for later signatures. The previous key stays public until the next rotation. */
  rotate(): Promise<void>;
}
