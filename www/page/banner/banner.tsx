import { useEffect } from 'preact/hooks';
import { HelpButton } from '../keyboard/help-button.js';
import { LanguageChoice } from '../language-choice.js';
import { live } from '../state/destination.js';
import { type View, view, views } from '../state/view.js';
import { texts } from '../texts/index.js';
import { ThemeChoice } from '../theme/theme-choice.js';
import { ConnectionState } from './connection-state.js';
import { measureStuck } from './stuck.js';
import { WhereTo } from './where-to.js';

/**
 * The banner: which view is seen; of a transfer where it goes; and always in sight, because nobody may forget it, whether that is
 * real, and whether the page hears of it. Where there is little room only the latter stays at the top.
 */
export function Banner() {
  useEffect(measureStuck, []);
  return (
    <header class="banner">
      <div class="identity">
        <h1>{texts.views.page}</h1>
        <nav class="views" aria-label={texts.views.label}>
          <ul>
            {views.map((name) => (
              <li key={name}>
                <ViewLink name={name} />
              </li>
            ))}
          </ul>
        </nav>
      </div>
      {view.value === 'transfer' && <WhereTo />}
      <div class="standing">
        {view.value === 'transfer' && <Badge />}
        <ConnectionState />
      </div>
      <div class="tools">
        <ThemeChoice />
        <LanguageChoice />
        <HelpButton />
      </div>
    </header>
  );
}

function ViewLink({ name }: { readonly name: View }) {
  return (
    <a href={`#${name}`} aria-current={view.value === name ? 'page' : undefined}>
      {texts.views[name]}
    </a>
  );
}

/** Whether real people are transferred: in words and in colour. */
function Badge() {
  return (
    <p class="badge" data-live={live.value}>
      <strong>{live.value ? texts.banner.live : texts.banner.simulator}</strong>{' '}
      <span>{live.value ? texts.banner.liveMeaning : texts.banner.simulatorMeaning}</span>
    </p>
  );
}
