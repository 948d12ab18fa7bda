import { announcement } from './state/announce.js';
import { texts } from './texts/index.js';

/** The contentinfo: one status line for the whole page. */
export function StatusLine() {
  const { id, text } = announcement.value;
  return (
    <footer class="status-line">
      <p role="status" aria-label={texts.status.label}>
        <span key={id}>{typeof text === 'string' ? text : text()}</span>
      </p>
      <p class="about">{texts.status.about}</p>
    </footer>
  );
}
