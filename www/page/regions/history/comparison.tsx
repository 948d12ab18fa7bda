import { Fragment } from 'preact';
import { duration } from '../../i18n/format.js';
import { type Comparison as ComparisonOf, compare, type Pair } from '../../model/comparison.js';
import type { Entry } from '../../model/recording.js';
import { summaryOf } from '../../model/summary.js';
import { factsOf } from '../../model/transfer-facts.js';
import { createComparisonChoice } from '../../store/recordings/chosen.js';
import { historyTexts as texts } from '../../texts/history.js';
import { recordingTexts } from '../../texts/recording.js';
import { useLateStore } from '../../ui/app-context.js';
import { Begin } from '../../ui/begin.js';

/** The region with two recordings side by side. */
export function Comparison() {
  const { chosenEntries } = useLateStore(createComparisonChoice);
  const [first, second] = chosenEntries.value;
  return (
    <section class="region" aria-labelledby="comparison-title">
      <h2 id="comparison-title" tabIndex={-1}>
        {texts.comparison.title}
      </h2>
      {first && second ? (
        <Table entries={[first, second]} />
      ) : (
        <p class="empty">{first ? texts.comparison.one : texts.comparison.empty}</p>
      )}
    </section>
  );
}

function Table({ entries }: { readonly entries: Pair<Entry> }) {
  const compared = compare(...entries);
  return (
    <div class="comparison">
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.comparison.what}</th>
            {entries.map((entry) => (
              <Column key={entry.recording.id} entry={entry} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Line
            name={texts.comparison.outcome}
            values={[texts.result(factsOf(entries[0])), texts.result(factsOf(entries[1]))]}
          />
          {compared.durations.map(({ step, ms }) => (
            <Line key={step} name={texts.comparison.steps[step]} values={[written(ms[0]), written(ms[1])]} isData />
          ))}
          {compared.codes.map(({ of, values }) => (
            <Line key={of} name={texts.comparison.codes[of]} values={values} isData />
          ))}
          <Members compared={compared} />
        </tbody>
      </table>
    </div>
  );
}

/** The name of a recording, with its time: two to the same target have the same name. */
function Column({ entry }: { readonly entry: Entry }) {
  const summary = summaryOf(entry);
  return (
    <th scope="col">
      <Begin at={summary.at} /> {recordingTexts.name(summary, entry.recording.callId)}
    </th>
  );
}

function written(ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : duration(ms);
}

/** The members of the requests that differ. */
function Members({ compared: { members } }: { readonly compared: ComparisonOf }) {
  return (
    <>
      <tr>
        <th scope="rowgroup" colSpan={3}>
          {members.length === 0 ? texts.comparison.same : texts.comparison.members}
        </th>
      </tr>
      {members.map(({ pointer, values }) => (
        <Line key={pointer} name={pointer === 'callId' ? texts.comparison.callId : pointer} values={values} isCode />
      ))}
    </>
  );
}

interface LineProps {
  readonly name: string;
  readonly values: Pair<string | undefined>;
  /** Whether the values are durations or codes: they have a direction of their own. */
  readonly isData?: boolean;
  /** Whether the name and the values are of the request's JSON. */
  readonly isCode?: boolean;
}

function Line({ name, values, isData = false, isCode = false }: LineProps) {
  const Value = isCode ? 'code' : isData ? 'bdi' : 'span';
  return (
    <tr>
      <th scope="row">{isCode ? <Pointer text={name} /> : name}</th>
      {values.map((value, index) => (
        <td key={index}>{value === undefined ? texts.comparison.none : <Value>{value}</Value>}</td>
      ))}
    </tr>
  );
}

/** A JSON Pointer, which breaks before its slashes. */
function Pointer({ text }: { readonly text: string }) {
  return (
    <code>
      {text.split(/(?=\/)/).map((part, index) => (
        <Fragment key={index}>
          <wbr />
          {part}
        </Fragment>
      ))}
    </code>
  );
}
