import { useRef } from 'preact/hooks';
import { SeverityMark } from '../form/messages.js';
import { Sentence } from '../sentence.js';
import { type ShownIssue, shownIssues, verdict } from '../state/check.js';
import { texts } from '../texts/index.js';
import { IssuePlace } from './issue-place.js';
import { repairOf } from './repair.js';

/** All issues that are shown, with their places and the repairs that the core offers. */
export function IssueList() {
  const title = useRef<HTMLHeadingElement>(null);
  return (
    <section class="issues" aria-labelledby="issues-title">
      <h3 id="issues-title" ref={title} tabIndex={-1}>
        {texts.issues.title}
      </h3>
      <p id="issues-verdict" class="verdict">
        {verdict.value}
      </p>
      <ul>
        {shownIssues.value.map((shown) => (
          <li key={`${shown.issue.part} ${shown.issue.path} ${shown.issue.code}`} data-severity={shown.issue.severity}>
            <p>
              <SeverityMark severity={shown.issue.severity} /> <IssuePlace shown={shown} />:{' '}
              <Sentence text={shown.issue.message} />
            </p>
            {shown.issue.hint && (
              <p class="issue-hint">
                <Sentence text={shown.issue.hint} />
              </p>
            )}
            <p class="path">
              {shown.issue.code} {shown.issue.path}
            </p>
            <FixButton shown={shown} afterwards={() => title.current?.focus()} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface FixButtonProps {
  readonly shown: ShownIssue;
  /** The button goes with its issue: called to give focus another place. */
  readonly afterwards: () => void;
}

function FixButton({ shown, afterwards }: FixButtonProps) {
  const repair = repairOf(shown.issue);
  if (!repair) return null;
  return (
    <button
      type="button"
      onClick={() => {
        repair.apply();
        afterwards();
      }}
    >
      {repair.label}
    </button>
  );
}
