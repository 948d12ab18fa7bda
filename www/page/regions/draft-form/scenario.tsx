import { scenarioOf, scenarios } from '../../model/scenario.js';
import { formTexts } from '../../texts/form.js';
import { useApp } from '../../ui/app-context.js';
import { WhoIsWho } from './who-is-who.js';

/** The choice between the five transfers of Graph's page, with what the chosen one means and who is who. */
export function ScenarioPicker() {
  const app = useApp();
  const { chooseScenario, draft } = app.draft;
  const { shape } = app.fields;
  const chosen = scenarioOf(shape.value);
  const { summary, who } = formTexts.scenarios[chosen];
  return (
    <div class="scenario" role="radiogroup" aria-labelledby="scenario-title" aria-describedby="scenario-meaning">
      <h3 id="scenario-title">{formTexts.scenario}</h3>
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
            {formTexts.scenarios[scenario].name}
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
