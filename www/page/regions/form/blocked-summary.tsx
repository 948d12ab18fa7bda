import { useEffect, useRef } from 'preact/hooks';
import { texts } from '../../texts/index.js';
import { useApp } from '../../ui/app-context.js';
import { IssuePlace } from '../../ui/issue-place.js';
import { Sentence } from '../../ui/sentence.js';

/** The errors that prevent sending, shown and focused after a send was blocked, until all are corrected. */
export function BlockedSummary() {
  const app = useApp();
  const { blockers } = app.checks;
  const { blockedSends } = app.sending;
  const summary = useRef<HTMLDivElement>(null);
  const sends = blockedSends.value;
  useEffect(() => {
    if (sends > 0) summary.current?.focus();
  }, [sends]);

  if (sends === 0 || blockers.value.length === 0) return null;
  return (
    <div ref={summary} class="notice" data-tone="danger" role="alert" tabIndex={-1} aria-labelledby="blocked-title">
      <h3 id="blocked-title">{texts.send.blocked(blockers.value.length)}</h3>
      <ul>
        {blockers.value.map((shown) => (
          <li key={`${shown.issue.code} ${shown.issue.path}`}>
            <IssuePlace shown={shown} />: <Sentence text={shown.issue.message} />
          </li>
        ))}
      </ul>
    </div>
  );
}
