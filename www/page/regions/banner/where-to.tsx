import { loadedValue } from '../../base/lazy.js';
import { type Destination, versions } from '../../model/destination.js';
import { profileWords } from '../../texts/core-words.js';
import { texts } from '../../texts/index.js';
import { useApp } from '../../ui/app-context.js';

/** Where a transfer goes: to which Graph, and to which version of it. */
export function WhereTo() {
  const { destination, destinations, version } = useApp().destinations;
  return (
    <div class="where-to">
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
    </div>
  );
}

/** The outcome of the next practice transfer. */
export function PracticeOutcome() {
  const { profile, profiles } = useApp().simulator;
  const known = loadedValue(profiles) ?? [];
  return (
    <div class="inline">
      <label for="practice-outcome">{texts.banner.outcome}</label>
      <select
        id="practice-outcome"
        value={profile.value}
        onChange={({ currentTarget: { value } }) => {
          profile.value = value;
        }}
      >
        {known.map((each) => (
          <option key={each.name} value={each.name}>
            {profileWords(each).title}
          </option>
        ))}
      </select>
    </div>
  );
}
