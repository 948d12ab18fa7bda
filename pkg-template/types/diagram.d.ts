import type { CallCreation } from './call.js';
import type { TransferError } from './error.js';
import type { CallLookup } from './read-call.js';
import type { GraphResponse } from './response.js';
import type { SendAttempt } from './send.js';

/** One event of a transfer. You choose its `id`, which the diagram refers to. */
export type TransferStep = {
  /** Unique among the steps. */
  readonly id: string;
} & (
  | {
      /** The transfer was registered with `expect`: notifications from here on belong to it. Nothing is drawn. */
      readonly kind: 'expected';
    }
  | {
      /** The transfer was sent. It also registers the transfer, unless a step before did. */
      readonly kind: 'sent';
    }
  | {
      /** One attempt to send it ended. */
      readonly kind: 'attempt';
      /** The attempt, as `onAttempt` receives it. */
      readonly attempt: Pick<SendAttempt, 'number' | 'status' | 'failure'>;
    }
  | {
      /** A response arrived. */
      readonly kind: 'response';
      /** The response, as `sendTransfer` or `parseResponse` returns it. */
      readonly response: Pick<GraphResponse, 'kind' | 'status'> & {
        /** The error of a refusal. Its message can decide the outcome, and is not drawn. */
        readonly error?: { readonly code?: string | undefined; readonly message?: string | undefined };
      };
    }
  | {
      /** No response arrived. */
      readonly kind: 'failed';
      /** The error, as `sendTransfer` throws it, or one with your own code. */
      readonly error: { readonly code?: string } & Pick<TransferError, 'delivered'>;
    }
  | {
      /** The webhook received a body. Its notifications of other calls are not drawn. */
      readonly kind: 'notifications';
      /** The body as received, or as an object. */
      readonly body: Uint8Array | ArrayBuffer | string | object;
      /** The number of times that it arrived; defaults to 1. */
      readonly times?: number | undefined;
    }
  | {
      /** No verdict arrived in this time. */
      readonly kind: 'silence';
      /** The time. */
      readonly seconds: number;
    }
  | {
      /**
       * Events may be missing, for example because a stream broke off. From here on the diagram continues with the state of a
       * tracker. As the first step it is the state before the transfer, and nothing is drawn.
       */
      readonly kind: 'known';
      /** The text of `snapshotCall` or `snapshot`. If it does not contain the call, the state remains. */
      readonly snapshot?: string | undefined;
    }
  | {
      /** The call was read. */
      readonly kind: 'lookup';
      /** The result, as `readCall` returns it. */
      readonly lookup: Pick<CallLookup, 'kind' | 'status'> & {
        /** The state of a found call. */
        readonly state?: string | undefined;
      };
    }
  | {
      /** The app calls the transfer target first (`createCall`). */
      readonly kind: 'dialed';
    }
  | {
      /** The creation of that call ended. Its notifications show whether the target answers. */
      readonly kind: 'creation';
      /** The response, as `createCall` returns it. */
      readonly creation?: Pick<CallCreation, 'kind' | 'status'> & {
        /** The error of a refusal. */
        readonly error?: { readonly code?: string | undefined };
      };
      /** The error, as `createCall` throws it, where no response arrived. */
      readonly error?: { readonly code?: string | undefined };
    }
  | {
      /** The app hangs up that call (`hangUp`). */
      readonly kind: 'hangUp';
    }
);

/**
 * A party of the diagram, in the words of RFC 5589: the participant to move, the app that transfers, the service, the receiver.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5589
 */
export type Lifeline = 'transferee' | 'transferor' | 'graph' | 'transferTarget';

/**
 * The kind of an arrow.
 *
 * - `post`: the transfer is sent
 * - `attempt`: a response after which it was sent again
 * - `accepted`, `refused`: the response
 * - `noResponse`: no response arrived; `notSent`: the app sent nothing
 * - `transferring`, `transferAccepted`, `completion`, `failure`, `end`, `replacedCallEnd`, `other`: a notification; see
 *   {@link EvidenceKind}
 * - `silence`: no verdict arrived in time
 * - `known`: events may be missing, and the label is the {@link Phase} of the known state, if there is one
 * - `lookup`: the call is read; its result is `found`, `callEnded` or `lookupRefused`
 * - `dialed`: the app calls the transfer target first; `created`, `creationRefused`, `creationUnknown`: the response, or none
 * - `ringing`, `answered`: a notification of that call, before the transfer; `hangUp`: the app hangs it up
 */
export type ArrowKind =
  | 'post'
  | 'attempt'
  | 'accepted'
  | 'refused'
  | 'noResponse'
  | 'notSent'
  | 'transferring'
  | 'transferAccepted'
  | 'completion'
  | 'failure'
  | 'end'
  | 'replacedCallEnd'
  | 'other'
  | 'silence'
  | 'known'
  | 'lookup'
  | 'found'
  | 'callEnded'
  | 'lookupRefused'
  | 'dialed'
  | 'created'
  | 'creationRefused'
  | 'creationUnknown'
  | 'ringing'
  | 'answered'
  | 'hangUp';

/**
 * The unusual time at which a notification arrived.
 *
 * - `outOfOrder`: after a notification that follows it in Graph's order
 * - `afterVerdict`: after the verdict
 * - `afterSilence`: after the time limit for a verdict
 */
export type ArrivalTiming = 'outOfOrder' | 'afterVerdict' | 'afterSilence';

/** A message between two lifelines, or a missing one. */
export interface Arrow {
  /** The ids of its steps. A response has two: its own, and that of its attempt. */
  readonly steps: readonly string[];
  /** The start. */
  readonly from: Lifeline;
  /** The end; equal to `from` for an event of one party. */
  readonly to: Lifeline;
  /** The kind. */
  readonly kind: ArrowKind;
  /** Graph's words and numbers, such as `terminated · 0/7015`; it may be empty. It is untrusted text. */
  readonly label: string;
  /** The number of times that it arrived. */
  readonly times: number;
  /** The unusual time of its arrival; absent for the usual one. */
  readonly timing?: ArrivalTiming;
  /** Whether it is about the call that the transfer replaces. */
  readonly onReplacedCall: boolean;
}

/** A call between two parties, from its row on. */
export interface CallLeg {
  /**
   * - `call`: the call that is being transferred
   * - `consultationCall`: the call that a consultative transfer replaces, from the answer on where the steps contain it
   * - `transferred`: the transferee is connected with the transfer target
   * - `returned`: the transfer failed, and the call is with the transferor again
   */
  readonly kind: 'call' | 'consultationCall' | 'transferred' | 'returned';
  /** The parties, from left to right. */
  readonly between: readonly [Lifeline, Lifeline];
  /** The number of arrows above it. */
  readonly after: number;
  /** Whether Graph stated it; otherwise it follows from Graph's notifications. */
  readonly certain: boolean;
}

/** The messages of a transfer, as a ladder diagram. */
export interface Ladder {
  /** The parties, from left to right. */
  readonly lifelines: readonly Lifeline[];
  /** The calls between the parties, from top to bottom. */
  readonly legs: readonly CallLeg[];
  /** The messages, from top to bottom. A step has one or more arrows: a lookup has two. */
  readonly arrows: readonly Arrow[];
}

/** A state of a transfer: a {@link Phase}, `refused` or `noResponse`. */
export type TransferState =
  | 'requested'
  | 'transferring'
  | 'transferAccepted'
  | 'completed'
  | 'refused'
  | 'noResponse'
  | 'failed'
  | 'ended';

/** A state, and the steps that led to it. */
export interface StateNode {
  /** The state. */
  readonly state: TransferState;
  /** The ids of the steps that led to it; empty where the transfer was never in it. */
  readonly steps: readonly string[];
}

/** A transition from one state to another. */
export interface StateTransition {
  /** The state before; absent for the initial transition. */
  readonly from?: TransferState;
  /** The state after. */
  readonly to: TransferState;
  /** The ids of the steps that took it; empty where none did. */
  readonly steps: readonly string[];
}

/** The states of a transfer, and its path through them. */
export interface StateGraph {
  /** All states. */
  readonly states: readonly StateNode[];
  /** The usual transitions, and the taken ones: notifications may be lost or late. */
  readonly transitions: readonly StateTransition[];
  /** The current state; absent when nothing was sent. */
  readonly current?: TransferState;
}

/** The diagrams of a transfer. */
export interface TransferDiagram {
  /** The messages. */
  readonly ladder: Ladder;
  /** The states, and the path through them. */
  readonly states: StateGraph;
  /** Both as text, in which untrusted text is escaped. */
  readonly mermaid: {
    /** The ladder, a `sequenceDiagram`. */
    readonly ladder: string;
    /** The states, a `stateDiagram-v2`. */
    readonly states: string;
  };
}
