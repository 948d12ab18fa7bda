import { type Pace, pace, paces, seed } from '../state/in-page/settings.js';
import { texts } from '../texts/index.js';

/** How quickly the simulator in the page plays, and what it makes up; for the transfers that are sent from then on. */
export function PaceAndSeed() {
  return (
    <>
      <div class="field">
        <label for="pace">{texts.simulator.pace}</label>
        <select
          id="pace"
          value={pace.value}
          onChange={(event) => {
            pace.value = event.currentTarget.value as Pace;
          }}
        >
          {(Object.keys(paces) as Pace[]).map((name) => (
            <option key={name} value={name}>
              {texts.simulator.paces[name]}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="seed">{texts.simulator.seed}</label>
        <input
          id="seed"
          type="text"
          autocomplete="off"
          spellcheck={false}
          maxLength={64}
          value={seed.value}
          aria-describedby="seed-hint"
          onChange={(event) => {
            seed.value = event.currentTarget.value;
          }}
        />
        <p id="seed-hint" class="hint">
          {texts.simulator.seedHint}
        </p>
      </div>
    </>
  );
}
