import { useEffect, useRef } from 'preact/hooks';
import { IssuePlace } from '../request/issue-place.js';
import { Sentence } from '../sentence.js';
import { blockers } from '../state/check.js';
import { blockedSends } from '../state/sending.js';
import { texts } from '../texts/index.js';

/** What stands against sending, shown and focused when a send was blocked, until all of it is mended. */
export function BlockedSummary() {
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
