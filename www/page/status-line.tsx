import { useEffect, useRef } from 'preact/hooks';
import { announcement } from './state/announce.js';
import { texts } from './texts/index.js';

/** The contentinfo: one status line for the whole page. Its height is kept in `--statusLineHeight`: a long sentence has several lines. */
export function StatusLine() {
  const line = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = line.current;
    if (!element) return undefined;
    const size = new ResizeObserver(() => {
      document.documentElement.style.setProperty('--statusLineHeight', `${element.offsetHeight}px`);
    });
    size.observe(element);
    return () => size.disconnect();
  }, []);
  const { id, text } = announcement.value;
  return (
    <footer ref={line} class="status-line">
      <div role="status" aria-label={texts.status.label}>
        {/* A paragraph of its own each time: the same words again, in the same paragraph, would be no news for a screen reader. */}
        <p key={id}>{typeof text === 'string' ? text : text()}</p>
      </div>
      <p class="about">{texts.status.about}</p>
    </footer>
  );
}
