import { signal } from '@preact/signals';
import type {
  Issue,
  IssueCode,
  OutcomeAdvice,
  RejectedNotification,
  RejectionReason,
  TransferError,
  TransferErrorCode,
} from 'graph-call-transfer';
import type { CodeEntry, Explanation } from 'graph-call-transfer/codes';
import type { ProfileInfo, SimulatorProfile } from 'graph-call-transfer/simulator';
import type { DeliveryRejected } from '../../protocol/events.js';

/** A language of the page, as data. */
export interface Language {
  /** The language tag, for `lang`. */
  readonly tag: string;
  /** The direction of its script. */
  readonly dir: 'ltr' | 'rtl';
  /** Its name, in itself. */
  readonly name: string;
  /** The tag whose rules numbers, times and plurals follow, where it is another one. */
  readonly formats?: string;
  /** The texts of each region. English has none: `texts/` declares them. */
  readonly texts?: object;
  /** The texts of the core. Absent ones stay in the core's English. */
  readonly core?: CoreTexts;
}

/** The language of the page. Each text reads it, and is written again when it changes. */
export const language = signal<Language>({ tag: 'en', dir: 'ltr', name: 'English' });

/** The texts of the core, by its codes; each receives what the core wrote, with its values. */
export interface CoreTexts {
  readonly issues?: ByCode<IssueCode, Issue, IssueWords>;
  readonly errors?: ByCode<ErrorCode, CoreError, ErrorWords>;
  readonly explanations?: ByCode<CodeEntry, Explanation, ExplanationWords>;
  readonly advice?: ByCode<OutcomeAdvice, string, string>;
  readonly profiles?: ByCode<SimulatorProfile, ProfileInfo, ProfileWords>;
  readonly rejections?: ByCode<RejectionReason, RejectedNotification, string>;
  readonly deliveries?: ByCode<DeliveryRejected['code'], string, string>;
  readonly deliveryHints?: ByCode<DeliveryRejected['code'], string, string>;
}

/** A text for some of the codes, or all. */
export type ByCode<Code extends string, Written, Words> = { readonly [Each in Code]?: (written: Written) => Words };

/** The codes of errors: the package's, and the relay's own. */
export type ErrorCode = TransferErrorCode | 'credentialFailed' | 'signInRequired';

/** The words of an error. */
export type CoreError = Pick<TransferError, 'message' | 'hint'>;

export interface IssueWords {
  readonly message: string;
  readonly hint?: string;
  /** The title of the fix. */
  readonly fix?: string;
}

export interface ErrorWords {
  readonly message: string;
  readonly hint?: string;
}

export type ExplanationWords = Pick<Explanation, 'meaning' | 'likelyCause' | 'recommendedAction'>;
export type ProfileWords = Pick<ProfileInfo, 'title' | 'description'>;
