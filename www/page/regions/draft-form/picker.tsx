import { useSignal } from '@preact/signals';
import { liveCallsTexts } from '../../texts/form.js';
import { useApp } from '../../ui/app-context.js';

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

/**
 * A list to choose from, with a search by label and id where it is long. Options with the same label show their ids.
 */
export function Picker({ id, label, chosen, options: given, onChoose }: PickerProps) {
  const { draft } = useApp().draft;
  const options = toldApart(given);
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
          aria-label={liveCallsTexts.search(label)}
          placeholder={liveCallsTexts.searchHint}
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
        <option value="">{found.length === 0 ? liveCallsTexts.nothingFound : liveCallsTexts.none}</option>
        {found.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Adds the ids of those that have the same label: in short, or whole where they begin and end alike. */
function toldApart(options: readonly Option[]): readonly Option[] {
  const inShort = options.map(({ value, label }) => ({ value, label, short: shortened(value) }));
  const ambiguous = repeated(inShort.map(({ label }) => label));
  const stillAmbiguous = repeated(inShort.map(({ label, short }) => label + short));
  return inShort.map(({ value, label, short }) => {
    if (!ambiguous.has(label)) return { value, label };
    return { value, label: liveCallsTexts.withId(label, stillAmbiguous.has(label + short) ? value : short) };
  });
}

/** Those that are there more than once. */
function repeated(labels: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const found = new Set<string>();
  for (const label of labels) (seen.has(label) ? found : seen).add(label);
  return found;
}

function shortened(id: string): string {
  return id.length > 16 ? `${id.slice(0, 8)}…${id.slice(-4)}` : id;
}
