import { knownRelay } from '../state/relay/about.js';
import { choosePace, chooseSeed, isInPage, type Pace, type PaceChoice, pace, paces, seed } from '../state/simulator.js';
import { texts } from '../texts/index.js';

/** How quickly the simulator plays, and what it makes up; for the transfers that are sent from then on. */
export function PaceAndSeed() {
  return (
    <>
      <div class="field">
        <label for="pace">{texts.simulator.pace}</label>
        <select
          id="pace"
          value={pace.value}
          onChange={(event) => {
            choosePace(event.currentTarget.value as PaceChoice);
          }}
        >
          {!isInPage.value && <option value="asStarted">{texts.simulator.asStarted(knownRelay()?.pace ?? 1)}</option>}
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
          dir="auto"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          maxLength={64}
          value={seed.value}
          aria-describedby="seed-hint"
          onInput={(event) => {
            chooseSeed(event.currentTarget.value);
          }}
        />
        <p id="seed-hint" class="hint">
          {isInPage.value ? texts.simulator.seedHintInPage : texts.simulator.seedHint}
        </p>
      </div>
    </>
  );
}
