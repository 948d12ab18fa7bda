import { type Destination, destination, destinations, version, versions } from '../state/destination.js';
import { texts } from '../texts/index.js';

/** Where a transfer goes: to which Graph, and to which version of it. */
export function WhereTo() {
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
