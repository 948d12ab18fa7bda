import type {
  Advice,
  Issue,
  IssueCode,
  RejectedNotification,
  RejectionReason,
  TransferError,
  TransferErrorCode,
} from 'graph-call-transfer';
import type { CodeEntry, Explanation } from 'graph-call-transfer/codes';
import type { ProfileInfo, SimulatorProfile } from 'graph-call-transfer/simulator';
import type { DeliveryRejected } from '../../protocol/events.js';
import type { Catalogue } from '../texts/catalogue.js';

/** A language of the page, as data. */
export interface Language {
  /** The language tag, for `lang`. */
  readonly tag: string;
  /** Which way it is written. */
  readonly dir: 'ltr' | 'rtl';
  /** Its name, in itself. */
  readonly name: string;
  /** The tag by whose rules numbers, times and plurals are written, where it is another one. */
  readonly formats?: string;
  /** Every text of the page. English has none: its texts lie where they are declared, in `texts/`. */
  readonly texts?: Catalogue;
  /** What the core says. What is absent stays in the core's English. */
  readonly core?: CoreTexts;
}

/** What the core says, by its codes; each text may look at what the core said, with the values that it mentions. */
export interface CoreTexts {
  readonly issues?: ByCode<IssueCode, Issue, IssueWords>;
  readonly errors?: ByCode<ErrorCode, CoreError, ErrorWords>;
  readonly explanations?: ByCode<CodeEntry, Explanation, ExplanationWords>;
  readonly advice?: ByCode<Advice, string, string>;
  readonly profiles?: ByCode<SimulatorProfile, ProfileInfo, ProfileWords>;
  readonly rejections?: ByCode<RejectionReason, RejectedNotification, string>;
  readonly deliveries?: ByCode<DeliveryRejected['code'], string, string>;
  readonly deliveryHints?: ByCode<DeliveryRejected['code'], string, string>;
}

/** A text for some of the codes, or all. */
export type ByCode<Code extends string, Said, Words> = { readonly [Each in Code]?: (said: Said) => Words };

/** The codes of errors: the package's, and the relay's own. */
export type ErrorCode = TransferErrorCode | 'credentialFailed';

/** What an error says of itself. */
export type CoreError = Pick<TransferError, 'message' | 'hint'>;

export interface IssueWords {
  readonly message: string;
  readonly hint?: string;
  /** The title of the repair that the core offers. */
  readonly fix?: string;
}

export interface ErrorWords {
  readonly message: string;
  readonly hint?: string;
}

export type ExplanationWords = Pick<Explanation, 'meaning' | 'likelyCause' | 'whatToDo'>;
export type ProfileWords = Pick<ProfileInfo, 'title' | 'description'>;
