import { announcement } from './state/announce.js';
import { texts } from './texts/index.js';

/** The contentinfo: one status line for the whole page. */
export function StatusLine() {
  const { id, text } = announcement.value;
  return (
    <footer class="status-line">
      <div role="status" aria-label={texts.status.label}>
        {/* A paragraph of its own each time: the same words again, in the same paragraph, would be no news for a screen reader. */}
        <p key={id}>{typeof text === 'string' ? text : text()}</p>
      </div>
      <p class="about">{texts.status.about}</p>
    </footer>
  );
}
