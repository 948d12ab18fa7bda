import type { GraphAnswer } from './answer.js';
import type { TransferError } from './error.js';
import type { CallReading } from './read-call.js';
import type { Attempt } from './send.js';

/** One thing that happened to a transfer. Its `id` names it in the picture, and is yours. */
export type TransferStep = {
  /** Unique among the steps. */
  readonly id: string;
} & (
  | {
      /** The transfer was announced, as to a tracker with `expect`: what is heard from here on is of it. Nothing is drawn. */
      readonly kind: 'expected';
    }
  | {
      /** The transfer was sent. It counts as an announcement, unless there was one. */
      readonly kind: 'sent';
    }
  | {
      /** One attempt to send it is over. */
      readonly kind: 'attempt';
      /** As `onAttempt` tells it. */
      readonly attempt: Pick<Attempt, 'number' | 'status' | 'failure'>;
    }
  | {
      /** Graph answered. */
      readonly kind: 'answered';
      /** As `sendTransfer` or `readAnswer` gives it. */
      readonly answer: Pick<GraphAnswer, 'kind' | 'status'> & {
        /** Why it was refused. */
        readonly error?: { readonly code?: string };
      };
    }
  | {
      /** No answer came. */
      readonly kind: 'failed';
      /** As `sendTransfer` throws it. A code of your own may stand there too. */
      readonly error: { readonly code?: string } & Pick<TransferError, 'delivered'>;
    }
  | {
      /** A body came to the webhook. What in it is about other calls is not drawn. */
      readonly kind: 'notifications';
      /** As it came, or as an object. */
      readonly body: Uint8Array | ArrayBuffer | string | object;
      /** How many times it came; defaults to 1. */
      readonly times?: number;
    }
  | {
      /** No verdict came for so long. */
      readonly kind: 'silence';
      /** How long. */
      readonly seconds: number;
    }
  | {
      /**
       * Something may not have been heard, as after a stream broke off. From here on that is known which a tracker knew. As the
       * first step it is what was known of the call before the transfer, and nothing is drawn.
       */
      readonly kind: 'known';
      /** As `snapshotOf` or `snapshot` writes it. Where it says nothing of the call, what was heard stands. */
      readonly snapshot?: string;
    }
  | {
      /** The call was read. */
      readonly kind: 'read';
      /** What came of it, as `readCall` gives it. */
      readonly reading: Pick<CallReading, 'kind' | 'status'> & {
        /** The state of a call that is there. */
        readonly state?: string;
      };
    }
);

/**
 * Who takes part, in the words of RFC 5589: who is moved, the app that transfers, the service, who receives the call.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5589
 */
export type Lifeline = 'transferee' | 'transferor' | 'graph' | 'transferTarget';

/**
 * What an arrow of the ladder stands for.
 *
 * - `post`: the transfer is sent
 * - `attempt`: an answer after which it was sent again
 * - `accepted`, `refused`: the answer
 * - `noAnswer`: none came; `notSent`: nothing left the app
 * - `transferring`, `transferAccepted`, `completion`, `failure`, `end`, `replacedCallEnd`, `other`: a notification; see
 *   {@link EvidenceKind}
 * - `silence`: no verdict came in time
 * - `known`: something may not have been heard, and the label is the {@link Phase} that is known from there on, if one is
 * - `read`: the call is read; then `found`: it is there, `callEnded`: it has ended, or `notRead`
 */
export type ArrowKind =
  | 'post'
  | 'attempt'
  | 'accepted'
  | 'refused'
  | 'noAnswer'
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
  | 'read'
  | 'found'
  | 'callEnded'
  | 'notRead';

/**
 * In what way a notification came at another time than it should.
 *
 * - `outOfOrder`: what follows it in Graph's order came before it
 * - `afterVerdict`: it came after the verdict
 * - `afterSilence`: it came after the time in which a verdict was awaited
 */
export type Untimely = 'outOfOrder' | 'afterVerdict' | 'afterSilence';

/** A message between two lifelines, or its absence. */
export interface Arrow {
  /** The ids of the steps that it stands for. Two: an answer, and the attempt that it came to. */
  readonly steps: readonly string[];
  /** Where it begins. */
  readonly from: Lifeline;
  /** Where it ends; the same for what stays there. */
  readonly to: Lifeline;
  /** What it stands for. */
  readonly kind: ArrowKind;
  /** Graph's words and numbers, such as `terminated · 0/7015`; may be empty. Strangers wrote them. */
  readonly label: string;
  /** How many times the same came. */
  readonly times: number;
  /** In what way it came at another time than it should; absent where it came in time. */
  readonly untimely?: Untimely;
  /** Whether it is about the call that the transfer replaces. */
  readonly ofReplacedCall: boolean;
}

/** Two of those who take part are in a call from here on. */
export interface Leg {
  /**
   * - `call`: the call that is being transferred
   * - `consultationCall`: the call that a consultative transfer replaces
   * - `transferred`: the transferee is connected with the transfer target
   * - `returned`: the transfer failed, and the call is with the transferor again
   */
  readonly kind: 'call' | 'consultationCall' | 'transferred' | 'returned';
  /** Who, from left to right. */
  readonly between: readonly [Lifeline, Lifeline];
  /** How many arrows stand above it. */
  readonly after: number;
  /** Whether Graph said so; otherwise it follows from what Graph said. */
  readonly certain: boolean;
}

/** Who told whom what. */
export interface Ladder {
  /** Who takes part, from left to right. */
  readonly lifelines: readonly Lifeline[];
  /** Who was in a call with whom, from top to bottom. */
  readonly legs: readonly Leg[];
  /** From top to bottom. A step has one arrow or more; an exchange that is one step has two. */
  readonly arrows: readonly Arrow[];
}

/** A state of a transfer: a {@link Phase} of the verdict, or what the answers and the clock made of it. */
export type TransferState =
  | 'requested'
  | 'transferring'
  | 'transferAccepted'
  | 'completed'
  | 'refused'
  | 'noAnswer'
  | 'failed'
  | 'ended';

/** A state, and what led there. */
export interface StateNode {
  /** Which. */
  readonly state: TransferState;
  /** The ids of the steps that led there; none where the transfer was not in it. */
  readonly steps: readonly string[];
}

/** A way from one state to another. */
export interface StateTransition {
  /** Where it begins; absent for the beginning of all. */
  readonly from?: TransferState;
  /** Where it leads. */
  readonly to: TransferState;
  /** The ids of the steps that took it; none where it was not taken. */
  readonly steps: readonly string[];
}

/** The states of a transfer, and the way that it took through them. */
export interface StateGraph {
  /** All states. */
  readonly states: readonly StateNode[];
  /** The ordinary ways, and those that were taken: notifications get lost, or come late. */
  readonly transitions: readonly StateTransition[];
  /** The state that the transfer is in; absent when nothing was sent. */
  readonly present?: TransferState;
}

/** The pictures of a transfer. */
export interface TransferDiagram {
  /** Who told whom what. */
  readonly ladder: Ladder;
  /** The states, and the way through them. */
  readonly states: StateGraph;
  /** Both as text, in which what strangers wrote is harmless. */
  readonly mermaid: {
    /** A `sequenceDiagram`. */
    readonly ladder: string;
    /** A `stateDiagram-v2`. */
    readonly states: string;
  };
}
