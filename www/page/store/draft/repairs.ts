import { batch } from '@preact/signals';
import type { Fix } from 'graph-call-transfer';
import type { PageIssue } from '../../model/field.js';
import { texts } from '../../texts/index.js';
import type { App } from '../app.js';

/** A repair that the core offers for an issue, ready to be carried out. */
export interface Repair {
  readonly title: string;
  readonly apply: () => void;
}

/** Returns the repair of an issue; `undefined` when there is none for it. */
export function repairOf(app: App, issue: PageIssue): Repair | undefined {
  const { announce } = app.announcer;
  const { reveal, verdict } = app.checks;
  const offer = offerOf(issue);
  if (!offer) return undefined;
  const { fix } = offer;
  return {
    title: fix.title,
    apply: () => {
      apply(app, offer);
      reveal('body');
      announce(`${texts.issues.fixed(fix.title)} ${verdict.value}`);
    },
  };
}

/** Carries out every repair that is offered, and those that are offered only after another; for the editor it is one change. */
export function repairAll(app: App): void {
  const { announce } = app.announcer;
  const { reveal, verdict } = app.checks;
  const number = batch(() => {
    reveal('body');
    return applyAll(app);
  });
  announce(`${texts.issues.allFixed(number)} ${verdict.value}`);
}

/** @returns how many were carried out */
function applyAll(app: App): number {
  const { shownIssues } = app.checks;
  let most = 0;
  for (let number = 0; ; number += 1) {
    // More would be repairs that undo or repeat each other. One can bring further issues to light.
    most = Math.max(most, 4 * shownIssues.peek().length);
    // One after the other, errors first, because each moves the places of the rest.
    const [offer] = shownIssues.peek().flatMap(({ issue }) => offerOf(issue) ?? []);
    if (!offer || number >= most) return number;
    apply(app, offer);
  }
}

interface Offer {
  readonly part: 'body' | 'callId';
  readonly fix: Fix;
  /** The issue that is repaired. */
  readonly issue: PageIssue;
}

/** Applies a fix. What the address of a whole HTTP request contains, the body that remains of it does not. */
function apply({ draft, destinations }: App, { part, fix, issue }: Offer): void {
  const { callId, version } = issue.code === 'httpRequest' ? (issue.params as Partial<Record<string, unknown>>) : {};
  draft.applyFix(part, fix);
  if (typeof callId === 'string' && draft.draft.peek().callId === '') draft.chooseCallId(callId);
  if (version === 'v1.0' || version === 'beta') destinations.version.value = version;
}

function offerOf(issue: PageIssue): Offer | undefined {
  const { fix, part } = issue;
  return fix && (part === 'body' || part === 'callId') ? { part, fix, issue } : undefined;
}
