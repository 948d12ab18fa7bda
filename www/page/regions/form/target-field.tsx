import { useSignal } from '@preact/signals';
import type { TargetedKeyboardEvent } from 'preact';
import type { Person } from '../../../protocol/people.js';
import { transferTexts as texts } from '../../texts/transfer.js';
import { useApp } from '../../ui/app-context.js';
import { afterPress } from '../../ui/press.js';

/** The field for the transfer target, with the people that match. */
export function TargetField() {
  const app = useApp();
  const { fieldText, people: found, best, isUnresolved, isNotFound, notice } = app.targetSearch;
  const { type, openResults, choose, close, leave } = app.targetSearch;
  const { draft } = app.draft;
  const active = useSignal(-1);
  const people = found.value;
  const isOpen = people.length > 0;
  const current = people[active.value];

  const move = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && isOpen) {
      event.preventDefault();
      active.value = (active.value + step + people.length) % people.length;
    } else if (step === 1) {
      openResults();
    } else if (event.key === 'Enter' && isOpen) {
      event.preventDefault();
      const person = current ?? best.peek();
      if (person) take(person);
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      close();
    }
  };
  const take = (person: Person) => {
    active.value = -1;
    choose(person);
  };

  return (
    <div class="field target-field">
      <label for="target">{texts.target}</label>
      <input
        id="target"
        type="text"
        role="combobox"
        dir="auto"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        placeholder={texts.targetHint}
        aria-expanded={isOpen}
        aria-controls="target-results"
        aria-autocomplete="list"
        aria-activedescendant={isOpen && current ? `person-${active.value}` : undefined}
        aria-describedby="target-message"
        aria-invalid={isNotFound.value}
        readOnly={draft.value.stale}
        value={fieldText.value}
        onInput={({ currentTarget: { value } }) => {
          active.value = -1;
          type(value);
        }}
        onFocus={({ currentTarget }) => {
          currentTarget.select();
          if (isUnresolved.peek() || fieldText.peek() === '') openResults();
        }}
        // The list closes, and what is below it moves.
        onBlur={() => afterPress(leave)}
        onKeyDown={move}
      />
      <div id="target-results" role="listbox" aria-label={texts.results} hidden={!isOpen}>
        {people.map((person, index) => (
          <div
            key={`${person.kind} ${person.id}`}
            id={`person-${index}`}
            role="option"
            aria-selected={index === active.value}
            tabIndex={-1}
            onMouseDown={(event) => {
              // The field keeps the focus.
              event.preventDefault();
              take(person);
            }}
          >
            <bdi class="card-name">{person.displayName ?? person.id}</bdi>
            <span class="card-meta">
              <bdi>{describe(person)}</bdi>
            </span>
          </div>
        ))}
      </div>
      <div id="target-message" class="messages">
        {isNotFound.value && <p class="message">{texts.noResults(fieldText.value)}</p>}
        {notice.value && <p class="hint">{notice.value}</p>}
      </div>
    </div>
  );
}

/** Returns what distinguishes a person from others of the same name. */
function describe({ kind, title, department, mail, id, displayName }: Person): string {
  if (kind === 'phone') return displayName === undefined ? texts.kinds.phone : id;
  return [title, department].filter(Boolean).join(' · ') || mail || texts.kinds[kind] || '';
}
