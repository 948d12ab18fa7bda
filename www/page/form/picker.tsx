import { useSignal } from '@preact/signals';
import { draft } from '../state/draft.js';
import { texts } from '../texts/index.js';

interface Option {
  readonly value: string;
  readonly label: string;
}

interface PickerProps {
  readonly id: string;
  readonly label: string;
  readonly chosen: string | undefined;
  readonly options: readonly Option[];
  readonly onChoose: (value: string) => void;
}

/** So many options are found at a glance. */
const FEW = 5;

/** A list to choose from; where it is long, what is typed above it narrows it down, by what is shown and by id. */
export function Picker({ id, label, chosen, options, onChoose }: PickerProps) {
  const sought = useSignal('');
  const words = options.length > FEW ? sought.value.toLowerCase().split(/\s+/) : [];
  const isSought = ({ value, label: text }: Option) =>
    words.every((word) => text.toLowerCase().includes(word) || value.toLowerCase().includes(word));
  const found = options.filter((option) => option.value === chosen || isSought(option));
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {options.length > FEW && (
        <input
          type="search"
          dir="auto"
          aria-label={texts.liveCalls.search(label)}
          placeholder={texts.liveCalls.searchHint}
          value={sought.value}
          onInput={(event) => {
            sought.value = event.currentTarget.value;
          }}
        />
      )}
      <select
        id={id}
        value={chosen ?? ''}
        disabled={draft.value.stale}
        onChange={(event) => event.currentTarget.value !== '' && onChoose(event.currentTarget.value)}
      >
        <option value="">{found.length === 0 ? texts.liveCalls.nothingFound : texts.liveCalls.none}</option>
        {found.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
