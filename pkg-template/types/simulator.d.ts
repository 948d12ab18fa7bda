import type { CallState } from './call-resource.js';
import type { Delivery, SimulatedOutcome, SimulatorKey } from './delivery.js';
import type { ProfileInfo, SimulatorProfile } from './simulator-profile.js';

export type {
  Delivery,
  NotificationClaims,
  PublicJsonWebKey,
  SimulatedOutcome,
  SimulatedScenario,
  SimulatorKey,
} from './delivery.js';
export type { ProfileGroup, ProfileInfo, SimulatorProfile } from './simulator-profile.js';

/** All profiles, in the order for a list. */
export declare const profiles: readonly ProfileInfo[];

/** A call of the simulated Graph. */
export interface SimulatedCall {
  /** The call id, a GUID with or without dashes. */
  readonly id: string;
  /** Defaults to `peerToPeer`. A transfer of a `group` call needs a transferee. */
  readonly callType?: 'peerToPeer' | 'group' | undefined;
  /** Defaults to `established`, the only state in which a call can be transferred. */
  readonly state?: CallState | undefined;
}

/**
 * What the called party does with a call that the app creates.
 *
 * - `answers`: it rings, and is answered after about 3 seconds; `answersAtOnce` without ringing
 * - `declines`, `busy`, `unreachable`: the call ends, with the code of each
 * - `noAnswer`: it rings, and Graph gives up after 30 seconds; `ringsOn` rings until the app hangs up
 * - `hangsUp`: answers, and hangs up 2 seconds later
 */
export type CalleeBehaviour =
  | 'answers'
  | 'answersAtOnce'
  | 'declines'
  | 'busy'
  | 'noAnswer'
  | 'unreachable'
  | 'ringsOn'
  | 'hangsUp';

/** A call that the app created. */
export interface SimulatedCreatedCall {
  /** The id. */
  readonly id: string;
  /** The actual state, whatever was delivered. */
  readonly state: 'establishing' | 'ringing' | 'established' | 'ended';
  /** The party that ended it: the app, the called party, or a transfer that replaced it. Absent before the end. */
  readonly endedBy?: 'app' | 'target' | 'transfer';
  /** The address that receives its notifications. */
  readonly callbackUri: string;
}

declare const sharedCalls: unique symbol;

/** The calls of several simulators, from `createSimulatorCalls`. */
export interface SimulatorCalls {
  /** Only `createSimulatorCalls` creates it. */
  readonly [sharedCalls]: true;
}

/** The options of a simulator. */
export interface SimulatorOptions {
  /** Defaults to `complete`. */
  readonly profile?: SimulatorProfile | undefined;
  /** What the called party does with a call that the app creates. Defaults to `answers`. */
  readonly callee?: CalleeBehaviour | undefined;
  /**
   * Determines all random values: ids, exact times, which deliveries are lost or reordered. The same seed, clock and
   * requests give the same responses and deliveries on every host, except for the signatures. `1` and `'1'` are the
   * same seed. Defaults to 0.
   */
  readonly seed?: number | string | undefined;
  /**
   * Determines only the random values of a transfer: exact times, which deliveries are lost or reordered. Every
   * transfer then goes the same way, whatever its call, while `seed` still determines the ids. So a transfer can be
   * repeated with another `seed` without its deliveries being dropped as duplicates. By default `seed` determines these
   * values too, differently for each transfer.
   */
  readonly transferSeed?: number | string | undefined;
  /**
   * Returns the time in milliseconds since 1970, for the `Date` header, for deliveries, and for the tokens and their
   * expiry. Defaults to `Date.now`. Delays do not depend on it: see `timeScale`.
   */
  readonly clock?: (() => number) | undefined;
  /**
   * The calls that exist, or calls that several simulators share. Without a list, every GUID is an established call of
   * the type that a transfer needs (a read returns a peer-to-peer call), and a call that has ended can be transferred
   * again. A call that was listed or came in no longer exists once it has ended: a transfer of it gets 404.
   */
  readonly calls?: readonly (string | SimulatedCall)[] | SimulatorCalls | undefined;
  /**
   * The id of the app that receives the notifications, the audience of their tokens. Defaults to
   * `c1a11e70-0000-4000-8000-000000000001`.
   */
  readonly appId?: string | undefined;
  /**
   * The tenant of its calls, and by default of its tokens, a GUID. Defaults to the tenant in the examples of Graph's
   * documentation, `72f988bf-86f1-41af-91ab-2d7cd011db47`.
   */
  readonly tenantId?: string | undefined;
  /** The URL of the app's webhook, absolute with http or https. Defaults to `https://bot.example/api/webhook`. */
  readonly callbackUri?: string | undefined;
  /**
   * The factor of all delays between deliveries, from 0 to 100. 1, the default, is Graph's speed: a transfer takes about 3
   * seconds. 0.1 is ten times faster; 0 delivers at once, in order.
   */
  readonly timeScale?: number | undefined;
  /** The signing key. By default the simulator generates its own when it first needs one. */
  readonly key?: SimulatorKey | undefined;
  /**
   * Whether notifications are signed. Defaults to whether the host can sign: a page on plain http cannot, unless its
   * host is `localhost`.
   */
  readonly sign?: boolean | undefined;
}

/** The claims of a simulated access token. */
export interface TokenClaims {
  /** The application permissions. Defaults to `Calls.Initiate.All`, or to none for a delegated token. */
  readonly roles?: readonly string[] | undefined;
  /** The delegated permissions. Any of them makes the token a signed-in user's, which no transfer accepts. */
  readonly scopes?: readonly string[] | undefined;
  /** The audience. Defaults to `https://graph.microsoft.com`. */
  readonly audience?: string | undefined;
  /** The tenant id. Defaults to the option `tenantId`. */
  readonly tenantId?: string | undefined;
  /** The app id. Defaults to the option `appId`. */
  readonly appId?: string | undefined;
  /** The lifetime in seconds from the simulator's current time; negative for an expired token. Defaults to 3,599. */
  readonly lifetimeSeconds?: number | undefined;
}

/**
 * A simulated Graph. Its functions need no `this`.
 *
 * An async iteration returns the deliveries from the call of `[Symbol.asyncIterator]` until `return` or `close`. For a slow
 * reader the last 10,000 deliveries are kept, and older ones are dropped.
 */
export interface Simulator extends AsyncIterable<Delivery> {
  /** The profile of the options. */
  readonly profile: SimulatorProfile;
  /** Whether its notifications are signed. */
  readonly signed: boolean;
  /**
   * Responds to a request as Graph does, without a network. `POST
   * {anything}/{v1.0|beta}/communications/calls/{id}/transfer` transfers a call, and `GET` without `/transfer` reads
   * it; `DELETE` hangs it up. `POST {anything}/{v1.0|beta}/communications/calls` creates a call, whose notifications go to its own
   * `callbackUri`. Other methods get 405, other paths 404.
   *
   * `GET {anything}/.well-known/OpenIdConfiguration` and `{anything}/.well-known/keys` return the discovery document
   * and the signing keys, with which a webhook verifies the notifications; 404 if the simulator does not sign.
   * `jwks_uri` has the origin and the path of the request.
   *
   * From the 202 until the last delivery the call is `transferring`, and another transfer of it gets 409. Then the call
   * has ended, or is established again after a failure. The simulator keeps the state of the last 1,000 calls.
   *
   * Rejects like the global `fetch`: with a `TypeError` for an invalid URL, and with the signal's reason after an
   * abort. With the profile `hang`, it settles only on an abort.
   *
   * @param input an absolute URL (in a page also a relative one), or a `Request`
   * @param init as for the global `fetch`
   */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /**
   * Creates an access token that every simulator accepts and Graph refuses: its signature is the word `simulated`.
   *
   * @param claims the differences from the token of an app that may transfer calls
   */
  issueToken(claims?: TokenClaims): string;
  /**
   * Adds a listener, which receives each delivery when it is due. Add it before a transfer is sent: without a listener,
   * an accepted transfer has no further effect, as with the profile `silent`. When the last listener is removed, all
   * transfers and incoming calls end without further deliveries.
   *
   * @param listener may return a promise: the next delivery of the same transfer waits for it, those of other transfers
   *   do not. If it throws or rejects, the delivery counts as lost and is not repeated.
   * @returns removes the listener
   * @throws {TransferError} `invalidOptions`
   */
  onDelivery(listener: (delivery: Delivery) => unknown): () => void;
  /**
   * Creates an incoming call and notifies the listeners: the call is incoming, then established (twice, as Graph does),
   * and for a group call its roster. A call with a `state` other than `established` keeps that state.
   *
   * @throws {TransferError} `invalidOptions`
   */
  createIncomingCall(call: SimulatedCall): void;
  /** Lets the other party of a call hang up. A call that does not exist, or has ended, stays as it is. */
  endCall(callId: string): void;
  /** The calls that the app created, with their actual states: the last 1,000, the oldest first. */
  readonly createdCalls: readonly SimulatedCreatedCall[];
  /**
   * Returns the actual outcome of the last transfer of a call, for a comparison with the outcome that the notifications
   * led to. A request that is refused during a transfer does not change it. Kept for the last 1,000 calls with a
   * transfer.
   *
   * @returns `undefined` for a call without a transfer
   */
  actualOutcome(callId: string): SimulatedOutcome | undefined;
  /** Resolves when no transfer is pending and no incoming call is in progress. Tests wait for it. */
  settled(): Promise<void>;
  /** Ends all deliveries and all iterations. `fetch` still responds. */
  close(): void;
}

/**
 * Creates a simulated Graph for tests and demonstrations: in Node, in a page or in a worker. It checks what Graph
 * checks (token, permission, tenant, call, state, body), responds in Graph's words, and then notifies its listeners of
 * the transfer, with notifications like Graph's that it signs with its own key. It does not check the signature of an
 * access token.
 *
 * On the web, `await init()` of the main entry first.
 *
 * @param options by default every valid transfer is accepted and completes
 * @throws {TransferError} `invalidOptions`
 *
 * @example
 * import { startTransfer, TransferTracker } from 'graph-call-transfer';
 * import { createSimulator } from 'graph-call-transfer/simulator';
 *
 * const graph = createSimulator({ profile: 'failed', timeScale: 0.1 });
 * const tracker = new TransferTracker();
 * graph.onDelivery(({ body }) => tracker.apply(body)); // or POST it to your webhook
 *
 * const callId = '341a0500-d4bf-4224-8b19-1581168d328b';
 * const target = { user: { id: '550fae72-d251-43ec-868c-373732c2704f' } };
 * const transfer = await startTransfer({ callId, target }, { token: graph.issueToken(), fetch: graph.fetch, tracker });
 * const outcome = await transfer.outcome();
 * outcome.kind; // 'failed'
 * await graph.settled();
 * graph.actualOutcome(callId)?.kind; // 'failed'
 */
export declare function createSimulator(options?: SimulatorOptions): Simulator;

/**
 * Creates calls that several simulators share: each has a profile of its own, and all see the same state of a call. While
 * one of them transfers a call, a transfer of it gets 409 from all; a call that ends has ended for all.
 *
 * @param calls as the option `calls`
 * @throws {TransferError} `invalidOptions`
 *
 * @example
 * const calls = createSimulatorCalls();
 * const completing = createSimulator({ calls });
 * const failing = createSimulator({ calls, profile: 'failed' });
 */
export declare function createSimulatorCalls(calls?: readonly (string | SimulatedCall)[]): SimulatorCalls;

/**
 * Generates a signing key that several simulators can share, so that one webhook accepts the notifications of all.
 *
 * @throws {TransferError} (as a rejection) `invalidOptions` where the host cannot sign: in a page on plain http
 */
export declare function createSimulatorKey(): Promise<SimulatorKey>;
