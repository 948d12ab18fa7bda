import type { FailureCause } from 'graph-call-transfer';
import type { RecordedOutcome } from '../../../protocol/history.js';
import { createHistoryStore } from '../../store/history.js';
import { historyTexts as texts } from '../../texts/history.js';
import { verdictTexts } from '../../texts/verdict.js';
import { useLateStore } from '../../ui/app-context.js';

/** The filters of the history. A row matches all of them. */
export function Filters() {
  const { filters, filterBy, csvAddress } = useLateStore(createHistoryStore);
  const outcomes = Object.keys(texts.outcomes) as RecordedOutcome[];
  const causes = Object.keys(verdictTexts.causes) as FailureCause[];
  const { outcomes: chosen = [], cause = '', from, to } = filters.value;
  return (
    <search class="filters" aria-label={texts.filters.title}>
      <TextFilter name="q" />
      <div class="field">
        <label for="filter-outcome">{texts.filters.outcome}</label>
        <select
          id="filter-outcome"
          value={chosen[0] ?? ''}
          onChange={({ currentTarget: { value } }) =>
            filterBy({ outcomes: value === '' ? undefined : [value as RecordedOutcome] })
          }
        >
          <option value="">{texts.filters.all}</option>
          {outcomes.map((outcome) => (
            <option key={outcome} value={outcome}>
              {texts.outcomes[outcome]}
            </option>
          ))}
        </select>
      </div>
      <details>
        <summary>{texts.filters.more}</summary>
        <div class="folded filters">
          <div class="field">
            <label for="filter-cause">{texts.filters.cause}</label>
            <select
              id="filter-cause"
              value={cause}
              onChange={({ currentTarget: { value } }) => filterBy({ cause: value })}
            >
              <option value="">{texts.filters.all}</option>
              {causes.map((each) => (
                <option key={each} value={each}>
                  {verdictTexts.causes[each]}
                </option>
              ))}
            </select>
          </div>
          <TextFilter name="person" />
          <TextFilter name="code" />
          <TextFilter name="operator" />
          <TimeFilter name="from" value={from} onChange={(time) => filterBy({ from: time })} />
          <TimeFilter name="to" value={to} onChange={(time) => filterBy({ to: time })} />
        </div>
      </details>
      {csvAddress.value !== undefined && (
        <a class="button" href={csvAddress.value} download>
          {texts.csv}
        </a>
      )}
    </search>
  );
}

function TextFilter({ name }: { readonly name: 'q' | 'person' | 'code' | 'operator' }) {
  const { filters, filterBy } = useLateStore(createHistoryStore);
  return (
    <div class="field">
      <label for={`filter-${name}`}>{texts.filters[name]}</label>
      <input
        id={`filter-${name}`}
        type="search"
        dir="auto"
        autocomplete="off"
        spellcheck={false}
        maxLength={100}
        value={filters.value[name] ?? ''}
        onInput={({ currentTarget: { value } }) => filterBy({ [name]: value })}
      />
    </div>
  );
}

interface TimeFilterProps {
  readonly name: 'from' | 'to';
  readonly value: number | undefined;
  readonly onChange: (time: number | undefined) => void;
}

/** A time of this machine's zone. */
function TimeFilter({ name, value, onChange }: TimeFilterProps) {
  return (
    <div class="field">
      <label for={`filter-${name}`}>{texts.filters[name]}</label>
      <input
        id={`filter-${name}`}
        type="datetime-local"
        value={value === undefined ? '' : localTime(value)}
        onChange={({ currentTarget: { value: typed } }) =>
          onChange(typed === '' ? undefined : new Date(typed).getTime())
        }
      />
    </div>
  );
}

/** Writes a time as the field does. */
function localTime(time: number): string {
  const offset = new Date(time).getTimezoneOffset() * 60_000;
  return new Date(time - offset).toISOString().slice(0, 16);
}
