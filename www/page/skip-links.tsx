import { type View, view } from './state/view.js';
import { texts } from './texts/index.js';

const regions = {
  transfer: ['form', 'request', 'timeline'],
  history: ['recordings', 'comparison', 'import', 'keep'],
  inspect: ['paste', 'verdicts', 'contents'],
} as const satisfies Record<View, unknown>;

/** Links to the regions: for the keyboard everywhere, for the finger on narrow screens, where they stay in reach. */
export function SkipLinks() {
  return (
    <nav class="skip" aria-label={texts.skip.label}>
      <ul>
        {regions[view.value].map((region) => (
          <li key={region}>
            <a href={`#${region}-title`}>{texts.skip[region]}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
