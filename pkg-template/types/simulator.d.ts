import type { CallState } from './report.js';

/**
 * How a simulated Graph behaves; `profiles` describes each for people.
 *
 * `accept` checks every request as Graph does. `throttledTwice` and `empty202WithJsonType` check too, and differ around it.
 * All others answer any transfer in their one way, without looking at its token or body.
 *
 * A call that is read is answered in the same way, but by those that are about the transfer alone: with `tenantMismatch` and
 * `meetingMode` it is found as ever, with `callNotEstablished` as `establishing`, with `conflict` as `transferring`.
 */
export type SimulatorProfile =
  | 'accept'
  | 'empty202WithJsonType'
  | 'throttledTwice'
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

/** A profile as people see it. */
export interface ProfileInfo {
  /** What `createSimulator` takes. */
  readonly name: SimulatorProfile;
  /** A few words, for a list. */
  readonly title: string;
  /** What it answers, in one sentence. */
  readonly description: string;
}

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
  /** Defaults to `accept`. */
  readonly profile?: SimulatorProfile;
  /**
   * Decides the ids that the simulator makes up (`request-id`): the same seed gives the same ids in the same order, on
   * every host. `1` and `'1'` are the same seed. Defaults to 0.
   */
  readonly seed?: number | string;
  /** The time, in milliseconds since 1970, for `Date`, for tokens made here and for their expiry. Defaults to `Date.now`. */
  readonly clock?: () => number;
  /**
   * The calls that exist. Without it every GUID is an established call, of the type that the transfer asks for; read, it is
   * a peer-to-peer call.
   */
  readonly calls?: readonly (string | SimulatedCall)[];
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
  /** The application. Defaults to `c1a11e70-0000-4000-8000-000000000001`. */
  readonly appId?: string;
  /** How long it is valid, in seconds from the simulator's clock; negative for an expired one. Defaults to 3,599. */
  readonly lifetimeSeconds?: number;
}

/** A simulated Graph. Its functions may be taken off it: they need no `this`. */
export interface Simulator {
  /** How it behaves. */
  readonly profile: SimulatorProfile;
  /**
   * Answers a request as Graph would, without any network. `POST {anything}/{v1.0|beta}/communications/calls/{id}/transfer`
   * is a transfer, `GET` without `/transfer` reads the call; another method there gives 405, everything else 404.
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
}

/**
 * Makes a simulated Graph, for tests and demonstrations: in Node, in a page or in a worker. It checks what Graph checks
 * (token, permission, tenant, call, state, body) and answers in Graph's words. A token's signature is not checked.
 *
 * On the web, `await init()` of the main entry comes first.
 *
 * @param options how to simulate; by default every right transfer is accepted
 * @throws {TransferError} `invalidOptions`
 *
 * @example
 * import { sendTransfer } from 'graph-call-transfer';
 * import { createSimulator } from 'graph-call-transfer/simulator';
 *
 * const graph = createSimulator({ profile: 'throttledTwice' });
 * const answer = await sendTransfer(
 *   { callId: '341a0500-d4bf-4224-8b19-1581168d328b', target: { user: { id: '550fae72-d251-43ec-868c-373732c2704f' } } },
 *   { token: graph.issueToken(), fetch: graph.fetch },
 * );
 * answer.kind; // 'accepted'
 * answer.attempts; // 3
 */
export declare function createSimulator(options?: SimulatorOptions): Simulator;
