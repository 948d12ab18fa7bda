import { directoryKinds } from '../../model/scenario.js';
import { texts } from '../../texts/index.js';
import { useApp } from '../../ui/app-context.js';
import { Fields } from './field.js';

/** Who receives the call, and what the choice of a telephone or of a consultation brings with it. */
export function TargetFields() {
  const app = useApp();
  const { chooseApplicationInstance, draft } = app.draft;
  const { shape } = app.fields;
  const { group, phone } = shape.value;
  return (
    <>
      <fieldset>
        <legend>{texts.fields.target}</legend>
        {group && <GroupChoices />}
        {!phone && <KindPicker />}
        <Fields group="target" />
        {phone && (
          <Choice
            label={texts.fields.applicationInstance}
            checked={draft.value.applicationInstance}
            onChange={chooseApplicationInstance}
          />
        )}
      </fieldset>
      {shape.value.consultative && (
        <fieldset>
          <legend>{texts.fields.consultation}</legend>
          <Fields group="consultation" />
        </fieldset>
      )}
      {group && (
        <fieldset>
          <legend>{texts.fields.transferee}</legend>
          <Fields group="transferee" />
        </fieldset>
      )}
    </>
  );
}

/** A transfer out of a group call may be any of the other four, too. */
function GroupChoices() {
  const app = useApp();
  const { chooseShape } = app.draft;
  const { shape } = app.fields;
  const { phone, consultative } = shape.value;
  return (
    <div class="choices">
      <Choice
        label={texts.fields.phoneTarget}
        checked={phone}
        onChange={(checked) => chooseShape({ ...shape.value, phone: checked })}
      />
      <Choice
        label={texts.fields.consulted}
        checked={consultative}
        onChange={(checked) => chooseShape({ ...shape.value, consultative: checked })}
      />
    </div>
  );
}

/** The kind of the target; a kind that came with pasted JSON is offered as it is called there. */
function KindPicker() {
  const app = useApp();
  const { chooseKind, draft } = app.draft;
  const { targetKind } = app.fields;
  const kind = targetKind.value;
  return (
    <div class="field">
      <label for="target-kind">{texts.fields.kind}</label>
      <select
        id="target-kind"
        value={kind}
        disabled={draft.value.stale}
        onChange={(event) => chooseKind(event.currentTarget.value)}
      >
        {[...new Set<string>([...directoryKinds, kind])].map((name) => (
          <option key={name} value={name}>
            {texts.fields.kindName(name)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Language and region, folded away: few transfers need them. */
export function LocaleFields() {
  const app = useApp();
  const { fields } = app.fields;
  const { textOf } = app.draft;
  const filled = fields.value.filter((field) => field.group === 'locale' && textOf(field) !== '').length;
  return (
    <details>
      <summary>
        {texts.fields.locale}{' '}
        <span class="hint">({filled > 0 ? texts.fields.filled(filled) : texts.fields.optional})</span>
      </summary>
      <div class="folded pair">
        <Fields group="locale" />
      </div>
    </details>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function Choice({ label, checked, onChange }: ChoiceProps) {
  const { draft } = useApp().draft;
  return (
    <label class="choice">
      <input
        type="checkbox"
        checked={checked}
        disabled={draft.value.stale}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {label}
    </label>
  );
}
