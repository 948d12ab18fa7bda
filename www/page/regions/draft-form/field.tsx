import type { Field, FieldGroup } from '../../model/field.js';
import { repairOf } from '../../store/draft/repairs.js';
import { texts } from '../../texts/index.js';
import { useApp } from '../../ui/app-context.js';
import { Messages } from '../../ui/messages.js';
import { afterPress } from '../../ui/press.js';

/** The fields of one group of the form. */
export function Fields({ group }: { readonly group: FieldGroup }) {
  const { fields } = useApp().fields;
  return fields.value
    .filter((field) => field.group === group)
    .map((field) => <TextField key={field.id} field={field} />);
}

/** One text field with its hint and its issues. */
export function TextField({ field }: { readonly field: Field }) {
  const app = useApp();
  const { issuesAt, leaveField, typeInto } = app.checks;
  const { draft, editField, textOf } = app.draft;
  const { id } = field;
  const issues = issuesAt(id);
  const repairs = issues.flatMap((issue) => repairOf(app, issue) ?? []);
  return (
    <div class="field">
      <label for={id}>
        {field.label}
        {field.required && (
          <span class="required" aria-hidden="true">
            {' *'}
          </span>
        )}
      </label>
      <input
        id={id}
        type="text"
        dir="auto"
        inputMode={field.inputMode ?? 'text'}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        value={textOf(field)}
        readOnly={draft.value.stale}
        aria-required={field.required}
        aria-invalid={issues.some((issue) => issue.severity === 'error')}
        aria-describedby={`${id}-hint ${id}-messages`}
        onInput={(event) => {
          typeInto(id);
          editField(field, event.currentTarget.value);
        }}
        onBlur={() => afterPress(() => leaveField(id))}
      />
      <p id={`${id}-hint`} class="hint">
        {field.hint}
      </p>
      <Messages id={`${id}-messages`} issues={issues} />
      {repairs.length > 0 && (
        <div class="buttons">
          {repairs.map(({ title, apply }) => (
            <button
              key={title}
              type="button"
              onClick={() => {
                apply();
                document.getElementById(id)?.focus();
              }}
            >
              {texts.issues.fix(title)}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
