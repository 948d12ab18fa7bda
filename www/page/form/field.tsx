import { issuesAt, leaveField, typeInto } from '../state/check.js';
import { draft, editField, textOf } from '../state/draft.js';
import { type Field, type FieldGroup, fields } from '../state/fields.js';
import { Messages } from './messages.js';
import { afterPress } from './press.js';

/** The fields of one group of the form. */
export function Fields({ group }: { readonly group: FieldGroup }) {
  return fields.value
    .filter((field) => field.group === group)
    .map((field) => <TextField key={field.id} field={field} />);
}

/** One text field with its hint and its issues. */
export function TextField({ field }: { readonly field: Field }) {
  const { id } = field;
  const issues = issuesAt(id);
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
    </div>
  );
}
