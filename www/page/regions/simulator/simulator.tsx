import type { ProfileInfo } from 'graph-call-transfer/simulator';
import { type Speed, type SpeedChoice, speeds } from '../../model/simulation.js';
import { profileWords } from '../../texts/core-words.js';
import { simulatorTexts } from '../../texts/simulator.js';
import { useApp } from '../../ui/app-context.js';
import { LoadFailure } from '../../ui/load-failure.js';

/** The choice of the simulated outcome, with its description. */
export function ProfileChoice({ profiles }: { readonly profiles: readonly ProfileInfo[] }) {
  const { chosenProfile, profile } = useApp().simulator;
  return (
    <div class="field">
      <label for="profile">{simulatorTexts.profile}</label>
      <select
        id="profile"
        value={profile.value}
        aria-describedby="profile-hint"
        onChange={(event) => {
          profile.value = event.currentTarget.value;
        }}
      >
        {[...new Set(profiles.map(({ group }) => group))].map((group) => (
          <optgroup key={group} label={simulatorTexts.groups[group]}>
            {profiles
              .filter((one) => one.group === group)
              .map((one) => (
                <option key={one.name} value={one.name}>
                  {profileWords(one).title}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
      <p id="profile-hint" class="hint">
        {chosenProfile.value && profileWords(chosenProfile.value).description}
      </p>
    </div>
  );
}

/** The speed and the seed of the simulator, for the transfers that are sent from then on. */
export function SpeedAndSeed() {
  const app = useApp();
  const { knownRelay } = app.about;
  const { chooseSpeed, chooseSeed, isInPage, speed, seed } = app.simulator;
  return (
    <>
      <div class="field">
        <label for="speed">{simulatorTexts.speed}</label>
        <select
          id="speed"
          value={speed.value}
          onChange={(event) => {
            chooseSpeed(event.currentTarget.value as SpeedChoice);
          }}
        >
          {!isInPage.value && (
            <option value="asStarted">{simulatorTexts.asStarted(knownRelay()?.timeScale ?? 1)}</option>
          )}
          {(Object.keys(speeds) as Speed[]).map((name) => (
            <option key={name} value={name}>
              {simulatorTexts.speeds[name]}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="seed">{simulatorTexts.seed}</label>
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
          {isInPage.value ? simulatorTexts.seedHintInPage : simulatorTexts.seedHint}
        </p>
      </div>
    </>
  );
}

/** Region ⑤: what the simulator plays. A relay with the real Graph behind it has none. */
export function Simulator() {
  const app = useApp();
  const { knownRelay } = app.about;
  const { isInPage, profiles } = app.simulator;
  const { live } = app.destinations;
  const state = profiles.state.value;
  if (knownRelay()?.mode === 'live') return null;
  return (
    <section class="region" aria-labelledby="simulator-title">
      <details open>
        <summary>
          <h2 id="simulator-title">{simulatorTexts.title}</h2>
        </summary>
        <div class="folded">
          {live.value && <p>{simulatorTexts.unused}</p>}
          {(state.kind === 'absent' || state.kind === 'loading') && <p>{simulatorTexts.loading}</p>}
          {state.kind === 'failed' && (
            <LoadFailure
              isDispensable
              failed={state}
              text={isInPage.value ? simulatorTexts.notLoaded : simulatorTexts.failed}
              load={profiles.load}
            />
          )}
          {state.kind === 'ready' && (
            <>
              <ProfileChoice profiles={state.value} />
              <SpeedAndSeed />
            </>
          )}
        </div>
      </details>
    </section>
  );
}
