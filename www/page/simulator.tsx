import type { ProfileInfo } from 'graph-call-transfer/simulator';
import { live } from './state/destination.js';
import { knownRelay } from './state/relay/about.js';
import { chosenProfile, loadSimulator, profile, simulator } from './state/simulator.js';
import { profileWords } from './texts/core-words.js';
import { texts } from './texts/index.js';

/** Region ⑤: what the simulator plays. A relay with the real Graph behind it has none. */
export function Simulator() {
  const state = simulator.value;
  if (knownRelay()?.mode === 'live') return null;
  return (
    <section class="region simulator" aria-labelledby="simulator-title">
      <details open>
        <summary>
          <h2 id="simulator-title">{texts.simulator.title}</h2>
        </summary>
        <div class="folded">
          {live.value && <p>{texts.simulator.unused}</p>}
          {state.kind === 'loading' && <p>{texts.simulator.loading}</p>}
          {state.kind === 'failed' && (
            <>
              <p>{texts.simulator.failed}</p>
              <p class="path">{state.reason}</p>
              <button type="button" onClick={loadSimulator}>
                {texts.simulator.retry}
              </button>
            </>
          )}
          {state.kind === 'ready' && <ProfilePicker profiles={state.profiles} />}
        </div>
      </details>
    </section>
  );
}

function ProfilePicker({ profiles }: { readonly profiles: readonly ProfileInfo[] }) {
  return (
    <div class="field">
      <label for="profile">{texts.simulator.profile}</label>
      <select
        id="profile"
        value={profile.value}
        aria-describedby="profile-hint"
        onChange={(event) => {
          profile.value = event.currentTarget.value;
        }}
      >
        {profiles.map((one) => (
          <option key={one.name} value={one.name}>
            {profileWords(one).title}
          </option>
        ))}
      </select>
      <p id="profile-hint" class="hint">
        {chosenProfile.value && profileWords(chosenProfile.value).description}
      </p>
    </div>
  );
}
