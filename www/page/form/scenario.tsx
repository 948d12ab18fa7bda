import { chooseScenario, draft } from '../state/draft.js';
import { shape } from '../state/fields.js';
import { scenarioOf, scenarios } from '../state/scenario.js';
import { texts } from '../texts/index.js';
import { WhoIsWho } from './who-is-who.js';

/** The choice between the five transfers of Graph's page, with what the chosen one means and who is who. */
export function ScenarioPicker() {
  const chosen = scenarioOf(shape.value);
  const { summary, who } = texts.form.scenarios[chosen];
  return (
    <div class="scenario" role="radiogroup" aria-labelledby="scenario-title" aria-describedby="scenario-meaning">
      <h3 id="scenario-title">{texts.form.scenario}</h3>
      <div class="choices">
        {scenarios.map((scenario, index) => (
          <label key={scenario} class="choice">
            <input
              type="radio"
              name="scenario"
              aria-keyshortcuts={`Alt+${index + 1}`}
              checked={scenario === chosen}
              disabled={draft.value.stale}
              onChange={() => chooseScenario(scenario)}
            />
            {texts.form.scenarios[scenario].name}
          </label>
        ))}
      </div>
      <p id="scenario-meaning" class="meaning">
        {summary} <span class="who">{who}</span>
      </p>
      <WhoIsWho />
    </div>
  );
}
