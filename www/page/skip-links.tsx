import { texts } from './texts.js';

const regions = [
  ['form', texts.skip.form],
  ['request', texts.skip.request],
  ['timeline', texts.skip.timeline],
] as const;

/** Links to the regions: for the keyboard everywhere, for the finger on narrow screens. */
export function SkipLinks() {
  return (
    <nav class="skip" aria-label={texts.skip.label}>
      <ul>
        {regions.map(([region, label]) => (
          <li key={region}>
            <a href={`#${region}-title`}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
