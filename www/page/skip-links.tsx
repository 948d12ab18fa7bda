import { type View, view } from './state/view.js';
import { texts } from './texts/index.js';

const regions = {
  transfer: [
    ['form', texts.skip.form],
    ['request', texts.skip.request],
    ['timeline', texts.skip.timeline],
  ],
  inspect: [
    ['paste', texts.skip.paste],
    ['verdicts', texts.skip.verdicts],
    ['contents', texts.skip.contents],
  ],
} as const satisfies Record<View, unknown>;

/** Links to the regions: for the keyboard everywhere, for the finger on narrow screens. */
export function SkipLinks() {
  return (
    <nav class="skip" aria-label={texts.skip.label}>
      <ul>
        {regions[view.value].map(([region, label]) => (
          <li key={region}>
            <a href={`#${region}-title`}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
