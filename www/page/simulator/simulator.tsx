import { LoadFailure } from '../load-failure.js';
import { live } from '../state/destination.js';
import { knownRelay } from '../state/relay/about.js';
import { courses, isInPage } from '../state/simulator.js';
import { texts } from '../texts/index.js';
import { Course } from './course.js';
import { PaceAndSeed } from './pace-and-seed.js';

/** Region ⑤: what the simulator plays. A relay with the real Graph behind it has none. */
export function Simulator() {
  const state = courses.state.value;
  if (knownRelay()?.mode === 'live') return null;
  return (
    <section class="region simulator" aria-labelledby="simulator-title">
      <details open>
        <summary>
          <h2 id="simulator-title">{texts.simulator.title}</h2>
        </summary>
        <div class="folded">
          {live.value && <p>{texts.simulator.unused}</p>}
          {(state.kind === 'absent' || state.kind === 'loading') && <p>{texts.simulator.loading}</p>}
          {state.kind === 'failed' && (
            <LoadFailure
              isDispensable
              failed={state}
              text={isInPage.value ? texts.simulator.notLoaded : texts.simulator.failed}
              load={courses.load}
            />
          )}
          {state.kind === 'ready' && (
            <>
              <Course profiles={state.value} />
              <PaceAndSeed />
            </>
          )}
        </div>
      </details>
    </section>
  );
}
