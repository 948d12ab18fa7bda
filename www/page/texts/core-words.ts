import type { Issue, RejectedNotification, TransferOutcome } from 'graph-call-transfer';
import type { Explanation } from 'graph-call-transfer/codes';
import type { ProfileInfo } from 'graph-call-transfer/simulator';
import type { DeliveryRejected } from '../../protocol/events.js';
import {
  type CoreError,
  type CoreTexts,
  type ErrorCode,
  type ErrorWords,
  type ExplanationWords,
  language,
  type ProfileWords,
} from '../i18n/language.js';
import { englishCore } from './core-english.js';

/** The texts of the core, in the language of the page if it has them, otherwise in English: the page's own, or the core's. */

function coreTexts(): CoreTexts {
  return language.value.core ?? {};
}

/** An issue with its message, its hint and the title of its repair. */
export function issueInWords(issue: Issue): Issue {
  const words = coreTexts().issues?.[issue.code]?.(issue);
  if (!words) return issue;
  const { message, hint, fix: title } = words;
  const fix = issue.fix && title !== undefined ? { ...issue.fix, title } : issue.fix;
  return { ...issue, message, ...(hint !== undefined && { hint }), ...(fix && { fix }) };
}

/** Returns the words of an error; one without a code has its own. */
export function errorWords(error: CoreError & { readonly code?: ErrorCode }): ErrorWords {
  const say = error.code && (coreTexts().errors?.[error.code] ?? englishCore.errors?.[error.code]);
  return say?.(error) ?? error;
}

/** Returns the words of the code book. */
export function explanationWords(explanation: Explanation): ExplanationWords {
  return coreTexts().explanations?.[explanation.entry]?.(explanation) ?? explanation;
}

/**
 * Returns the recommended action after a transfer. Its status decides, not its code: a call that ended after a failure cannot be
 * continued. Only where the call is with the transferor as before, or the transfer completed, the code is more exact, unless it is
 * a general one.
 */
export function adviceOf(outcome: TransferOutcome, explained: Explanation | undefined): string | undefined {
  const ofCode = explained && explained.basis !== 'code' ? explanationWords(explained).recommendedAction : undefined;
  if (outcome.kind === 'completed') return ofCode;
  if (outcome.advice === 'callReturned' && ofCode !== undefined) return ofCode;
  const say = coreTexts().advice?.[outcome.advice] ?? englishCore.advice?.[outcome.advice];
  return say?.(outcome.recommendedAction) ?? outcome.recommendedAction;
}

/** The title of a profile of the simulator, and what it does. */
export function profileWords(profile: ProfileInfo): ProfileWords {
  return coreTexts().profiles?.[profile.name]?.(profile) ?? profile;
}

/** Why an entry of a body could not be read. */
export function rejectionWords(rejected: RejectedNotification): string {
  return coreTexts().rejections?.[rejected.reason]?.(rejected) ?? rejected.message;
}

/** Why a delivery brought no notifications. */
export function deliveryWords({ code, message }: Pick<DeliveryRejected, 'code' | 'message'>): string {
  return coreTexts().deliveries?.[code]?.(message) ?? message;
}

/** Returns the recommended action for a refused delivery, if there is one. */
export function deliveryHint({ code, hint }: Pick<DeliveryRejected, 'code' | 'hint'>): string | undefined {
  if (hint === undefined) return undefined;
  const say = coreTexts().deliveryHints?.[code] ?? englishCore.deliveryHints?.[code];
  return say?.(hint) ?? hint;
}
