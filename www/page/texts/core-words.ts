/** What the core says, in the language of the page where that has it, else in English: the page's own where it has that, or the core's. */

import type { Issue, RejectedNotification, TransferOutcome } from 'graph-call-transfer';
import type { Explanation } from 'graph-call-transfer/codes';
import type { ProfileInfo } from 'graph-call-transfer/simulator';
import type { DeliveryRejected } from '../../protocol/events.js';
import { english } from '../languages/index.js';
import type {
  CoreError,
  CoreTexts,
  ErrorCode,
  ErrorWords,
  ExplanationWords,
  ProfileWords,
} from '../languages/language.js';
import { language } from '../state/language.js';

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

/** What an error says; one without a code says it in its own words. */
export function errorWords(error: CoreError & { readonly code?: ErrorCode }): ErrorWords {
  const say = error.code && (coreTexts().errors?.[error.code] ?? english.core?.errors?.[error.code]);
  return say?.(error) ?? error;
}

/** What the code book says. */
export function explanationWords(explanation: Explanation): ExplanationWords {
  return coreTexts().explanations?.[explanation.entry]?.(explanation) ?? explanation;
}

/**
 * The one advice after a transfer. How it stands decides, not its code: a call that ended after a failure is not spoken with. Only
 * where the call is with the transferor as before, or all went well, the code says it more exactly, unless it is a general one.
 */
export function adviceOf(outcome: TransferOutcome, explained: Explanation | undefined): string | undefined {
  const ofCode = explained && explained.basis !== 'code' ? explanationWords(explained).whatToDo : undefined;
  if (outcome.kind === 'completed') return ofCode;
  if (outcome.advice === 'callIsBack' && ofCode !== undefined) return ofCode;
  const say = coreTexts().advice?.[outcome.advice] ?? english.core?.advice?.[outcome.advice];
  return say?.(outcome.whatToDo) ?? outcome.whatToDo;
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

/** What to do about a delivery that was refused, where there is something. */
export function deliveryHint({ code, hint }: Pick<DeliveryRejected, 'code' | 'hint'>): string | undefined {
  if (hint === undefined) return undefined;
  const say = coreTexts().deliveryHints?.[code] ?? english.core?.deliveryHints?.[code];
  return say?.(hint) ?? hint;
}
