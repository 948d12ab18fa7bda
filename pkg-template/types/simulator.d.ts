import type { Delivery, SimulatedTruth, SimulatorKey } from './delivery.js';
import type { CallState } from './report.js';
import type { ProfileInfo, SimulatorProfile } from './simulator-profile.js';

export type {
  Delivery,
  NotificationClaims,
  PublicJsonWebKey,
  SimulatedScenario,
  SimulatedTruth,
  SimulatorKey,
} from './delivery.js';
export type { ProfileGroup, ProfileInfo, SimulatorProfile } from './simulator-profile.js';

/** Every profile, in the order in which a list should show them. */
export declare const profiles: readonly ProfileInfo[];

/** A call that the simulated Graph knows. */
export interface SimulatedCall {
  /** The id of the call, a GUID with or without dashes. */
  readonly id: string;
  /** Defaults to `peerToPeer`. A transfer of a `group` call needs a transferee. */
  readonly callType?: 'peerToPeer' | 'group';
  /** Defaults to `established`, the only state in which a call can be transferred. */
  readonly state?: CallState;
}

/** How to simulate. */
export interface SimulatorOptions {
  /** Defaults to `complete`. */
  readonly profile?: SimulatorProfile;
  /**
   * Decides what the simulator makes up: ids, the exact times, what is lost or comes in another order. The same seed, clock
   * and requests give the same answers and deliveries, on every host, but for the signatures. `1` and `'1'` are the same
   * seed. Defaults to 0.
   */
  readonly seed?: number | string;
  /**
   * Decides the course alone: the exact times, what is lost or comes in another order. Every transfer of a profile takes the
   * same course then, whatever its call, and the ids are still what `seed` makes of them: with another `seed` a webhook that
   * drops what came before does not drop the same course for being told again. By default `seed` decides the course too, another
   * one for each transfer.
   */
  readonly courseSeed?: number | string;
  /**
   * The time, in milliseconds since 1970, for `Date`, for deliveries, for tokens made here and for their expiry. Defaults to
   * `Date.now`. How long the simulator waits is for `pace` to say.
   */
  readonly clock?: () => number;
  /**
   * The calls that exist. Without it every GUID is an established call, of the type that the transfer asks for; read, it is
   * a peer-to-peer call. A listed call that ended does not exist any more; without a list it may be transferred anew.
   */
  readonly calls?: readonly (string | SimulatedCall)[];
  /** The app that is told, the audience of the notifications' tokens. Defaults to `c1a11e70-0000-4000-8000-000000000001`. */
  readonly appId?: string;
  /** The app's webhook, an absolute URL with http or https. Defaults to `https://bot.example/api/webhook`. */
  readonly callbackUri?: string;
  /**
   * How slowly time passes between deliveries: 1, the default, is Graph's rhythm (a transfer takes about 3 seconds), 0.1 ten
   * times as quick, 0 at once, still in order. At most 100.
   */
  readonly pace?: number;
  /** The key to sign with. By default the simulator makes one of its own when it first needs it. */
  readonly key?: SimulatorKey;
  /**
   * Whether notifications are signed. Defaults to whether the host can: a page on plain http cannot, unless its host is
   * `localhost`.
   */
  readonly sign?: boolean;
}

/** What a simulated token says. */
export interface TokenClaims {
  /** The application permissions. Defaults to `Calls.Initiate.All`, or to none for a delegated token. */
  readonly roles?: readonly string[];
  /** Delegated permissions; naming any makes the token one of a signed-in user, which no transfer takes. */
  readonly scopes?: readonly string[];
  /** Who it is for. Defaults to `https://graph.microsoft.com`. */
  readonly audience?: string;
  /** The tenant. Defaults to that of the examples in Graph's documentation, `72f988bf-86f1-41af-91ab-2d7cd011db47`. */
  readonly tenantId?: string;
  /** The application. Defaults to the `appId` of the options. */
  readonly appId?: string;
  /** How long it is valid, in seconds from the simulator's clock; negative for an expired one. Defaults to 3,599. */
  readonly lifetimeSeconds?: number;
}

/**
 * A simulated Graph. Its functions may be taken off it: they need no `this`.
 *
 * Iterating gives its deliveries, from the call of `[Symbol.asyncIterator]` until `return` or `close`. Of those that wait for a
 * slow reader at most 10,000 are kept; the oldest are left out.
 */
export interface Simulator extends AsyncIterable<Delivery> {
  /** How it behaves. */
  readonly profile: SimulatorProfile;
  /** Whether its notifications are signed. */
  readonly signed: boolean;
  /**
   * Answers a request as Graph would, without any network. `POST {anything}/{v1.0|beta}/communications/calls/{id}/transfer`
   * is a transfer, `GET` without `/transfer` reads the call; another method there gives 405, everything else 404.
   *
   * `GET {anything}/.well-known/OpenIdConfiguration` and `{anything}/.well-known/keys` give what a webhook verifies the
   * notifications with; without signing they give 404. `jwks_uri` has the origin and the path of the request.
   *
   * From the 202 until the last delivery the call is `transferring`, and another transfer of it gets 409. Then it is gone,
   * or after a failure established again. The 1,000 calls that were heard of last are remembered.
   *
   * Rejects like the global `fetch`: with a `TypeError` for a URL that cannot be read, with the signal's reason after an
   * abort. With the profile `hang` it settles on an abort only.
   *
   * @param input an absolute URL (in a page also a relative one), or a `Request`
   * @param init as for the global `fetch`
   */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /**
   * Makes an access token that this and every other simulator takes and Graph refuses: its signature is the word `simulated`.
   *
   * @param claims what it says differently from the token of an app that may transfer
   */
  issueToken(claims?: TokenClaims): string;
  /**
   * Listens: `send` gets each delivery when it is due. Listen before sending a transfer: after one that is accepted while
   * nobody listens, nothing happens, as with `silent`, and when the last listener goes, what is under way ends untold.
   *
   * @param send may return a promise: the next delivery of the same transfer waits for it, that of another does not. One
   *   that throws or rejects counts as a delivery that did not arrive; it is not made again.
   * @returns ends it
   * @throws {TransferError} `invalidOptions`
   */
  deliver(send: (delivery: Delivery) => unknown): () => void;
  /**
   * Lets a call come in, and tells the listeners: that it is incoming, that it is established (twice, as Graph does), and who
   * is in it, for a group call. A call with a `state` other than `established` comes in and stays so.
   *
   * @throws {TransferError} `invalidOptions`
   */
  announce(call: SimulatedCall): void;
  /**
   * What really became of the last transfer of a call: to compare with what was made of the notifications. A request that is
   * refused while a transfer is under way does not count. Known of the last 1,000 calls of which a transfer was asked.
   */
  truth(callId: string): SimulatedTruth | undefined;
  /** Resolves when nothing is under way: no transfer is pending, and no call comes in. A test waits for it. */
  settled(): Promise<void>;
  /** Ends all deliveries and all iterations. Requests are answered still. */
  close(): void;
}

/**
 * Makes a simulated Graph, for tests and demonstrations: in Node, in a page or in a worker. It checks what Graph checks
 * (token, permission, tenant, call, state, body), answers in Graph's words, and then tells those who listen what becomes of
 * the transfer, in notifications like Graph's, signed with a key of its own. A request token's signature is not checked.
 *
 * On the web, `await init()` of the main entry comes first.
 *
 * @param options how to simulate; by default every right transfer is accepted and completes
 * @throws {TransferError} `invalidOptions`
 *
 * @example
 * import { startTransfer, TransferTracker } from 'graph-call-transfer';
 * import { createSimulator } from 'graph-call-transfer/simulator';
 *
 * const graph = createSimulator({ profile: 'failed', pace: 0.1 });
 * const tracker = new TransferTracker();
 * graph.deliver(({ body }) => tracker.apply(body)); // or POST it to your webhook
 *
 * const callId = '341a0500-d4bf-4224-8b19-1581168d328b';
 * const target = { user: { id: '550fae72-d251-43ec-868c-373732c2704f' } };
 * const transfer = await startTransfer({ callId, target }, { token: graph.issueToken(), fetch: graph.fetch, tracker });
 * const outcome = await transfer.outcome();
 * outcome.kind; // 'failed'
 * await graph.settled();
 * graph.truth(callId)?.kind; // 'failed'
 */
export declare function createSimulator(options?: SimulatorOptions): Simulator;

/**
 * Makes a key that several simulators may share, so that one webhook trusts them all.
 *
 * @throws {TransferError} (as a rejection) `invalidOptions` where the host cannot sign: in a page on plain http
 */
export declare function createSimulatorKey(): Promise<SimulatorKey>;
