import { announce } from '../state/announce.js';
import { type PageIssue, reveal, verdict } from '../state/check.js';
import { applyFix } from '../state/draft.js';
import { texts } from '../texts/index.js';

/** A repair that the core offers for an issue, ready to be carried out. */
export interface Repair {
  readonly label: string;
  readonly apply: () => void;
}

/** Returns the repair of an issue; `undefined` when there is none for it. */
export function repairOf({ fix, part }: PageIssue): Repair | undefined {
  if (!fix || (part !== 'body' && part !== 'callId')) return undefined;
  return {
    label: texts.issues.fix(fix.title),
    apply: () => {
      applyFix(part, fix);
      reveal('body');
      announce(`${texts.issues.fixed(fix.title)} ${verdict.value}`);
    },
  };
}
