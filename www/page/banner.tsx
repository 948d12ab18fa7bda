import { ConnectionState } from './connection-state.js';
import { HelpButton } from './keyboard/help-button.js';
import { LanguageChoice } from './language-choice.js';
import { type Destination, destination, destinations, live, version, versions } from './state/destination.js';
import { type View, view, views } from './state/view.js';
import { texts } from './texts/index.js';
import { ThemeChoice } from './theme/theme-choice.js';

/** The banner: which view is seen; and of a transfer where it goes, and whether that is real. */
export function Banner() {
  return (
    <header class="banner">
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
      {view.value === 'transfer' && <WhereTo />}
      <ConnectionState />
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

function WhereTo() {
  return (
    <>
      <div class="inline">
        <label for="destination">{texts.banner.destination}</label>
        <select
          id="destination"
          value={destination.value}
          onChange={(event) => {
            destination.value = event.currentTarget.value as Destination;
          }}
        >
          {destinations.value.map((name) => (
            <option key={name} value={name}>
              {texts.banner.destinations[name]}
            </option>
          ))}
        </select>
      </div>
      <div class="inline" role="radiogroup" aria-labelledby="version-title">
        <span id="version-title">{texts.banner.version}</span>
        {versions.map((name) => (
          <label key={name} class="choice">
            <input
              type="radio"
              name="version"
              checked={name === version.value}
              onChange={() => {
                version.value = name;
              }}
            />
            <bdi>{name}</bdi>
          </label>
        ))}
      </div>
      <p class="badge" data-live={live.value}>
        <strong>{live.value ? texts.banner.live : texts.banner.simulator}</strong>{' '}
        <span>{live.value ? texts.banner.liveMeaning : texts.banner.simulatorMeaning}</span>
      </p>
    </>
  );
}
