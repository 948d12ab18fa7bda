import type { ProfileInfo } from 'graph-call-transfer/simulator';
import { chosenProfile, profile } from '../state/simulator.js';
import { profileWords } from '../texts/core-words.js';
import { texts } from '../texts/index.js';

/** Which course is played, and what that is in one sentence. */
export function Course({ profiles }: { readonly profiles: readonly ProfileInfo[] }) {
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
        {[...new Set(profiles.map(({ group }) => group))].map((group) => (
          <optgroup key={group} label={texts.simulator.groups[group]}>
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
