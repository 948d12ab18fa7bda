import { batch } from '@preact/signals';
import type { Fix } from 'graph-call-transfer';
import { announce } from '../state/announce.js';
import { type PageIssue, reveal, shownIssues, verdict } from '../state/check.js';
import { applyFix, draft } from '../state/draft.js';
import { texts } from '../texts/index.js';

/** A repair that the core offers for an issue, ready to be carried out. */
export interface Repair {
  readonly title: string;
  readonly apply: () => void;
}

/** Returns the repair of an issue; `undefined` when there is none for it. */
export function repairOf(issue: PageIssue): Repair | undefined {
  const offer = offerOf(issue);
  if (!offer) return undefined;
  const { part, fix } = offer;
  return {
    title: fix.title,
    apply: () => {
      applyFix(part, fix);
      reveal('body');
      announce(`${texts.issues.fixed(fix.title)} ${verdict.value}`);
    },
  };
}

/** Carries out every repair that is offered, and those that are offered only after another; for the editor it is one change. */
export function repairAll(): void {
  const number = batch(() => {
    reveal('body');
    return carryOutAll();
  });
  announce(`${texts.issues.allFixed(number)} ${verdict.value}`);
}

/** @returns how many were carried out */
function carryOutAll(): number {
  const seen = new Set<string>();
  for (;;) {
    const { callId, text } = draft.peek();
    const before = JSON.stringify([callId, text]);
    // One after the other, errors first, because each moves the places of the rest.
    const [offer] = shownIssues.peek().flatMap(({ issue }) => offerOf(issue) ?? []);
    // Repairs that undid each other would go on for ever.
    if (!offer || seen.has(before)) return seen.size;
    seen.add(before);
    applyFix(offer.part, offer.fix);
  }
}

interface Offer {
  readonly part: 'body' | 'callId';
  readonly fix: Fix;
}

function offerOf({ fix, part }: PageIssue): Offer | undefined {
  return fix && (part === 'body' || part === 'callId') ? { part, fix } : undefined;
}
