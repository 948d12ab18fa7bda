import { LatePart } from '../late-part.js';
import { copy } from '../state/announce.js';
import { report } from '../state/check.js';
import { draft, formatText } from '../state/draft.js';
import { late } from '../state/loaded.js';
import { requestView } from '../state/places.js';
import { Tabs } from '../tabs.js';
import { texts } from '../texts/index.js';
import { HttpView, httpText } from './http-view.js';
import { IssueList } from './issue-list.js';
import { JsonEditor } from './json-editor.js';

const codeView = late(async () => (await import('./code-view.js')).CodeView);

/** Region ②: the request as JSON, which can be edited, as HTTP and as code, with everything that was found in it. */
export function Request() {
  const view = requestView.value;
  const ofCode = texts.request.codePart;
  return (
    <section id="request" class="region request" aria-labelledby="request-title">
      <h2 id="request-title" tabIndex={-1}>
        {texts.request.title}
      </h2>
      <Tabs
        id="request"
        label={texts.request.views}
        tabs={[
          { name: 'json', label: texts.request.json, content: <JsonEditor /> },
          { name: 'http', label: texts.request.http, content: <HttpView /> },
          {
            name: 'code',
            label: texts.request.code,
            content: view === 'code' && <LatePart part={codeView} texts={ofCode} />,
          },
        ]}
        chosen={view}
        choose={(chosen) => {
          requestView.value = chosen;
        }}
      />
      {view !== 'code' && <div class="buttons">{view === 'json' ? <JsonButtons /> : <HttpButtons />}</div>}
      <Extras />
      <IssueList />
    </section>
  );
}

function JsonButtons() {
  return (
    <>
      <button
        type="button"
        onClick={() => copy(draft.value.text, { copied: texts.request.copiedJson, refused: texts.request.copyRefused })}
      >
        {texts.request.copyJson}
      </button>
      <button type="button" disabled={draft.value.stale} onClick={formatText}>
        {texts.request.format}
      </button>
    </>
  );
}

function HttpButtons() {
  const text = httpText();
  return (
    <button
      type="button"
      disabled={text === undefined}
      onClick={() => copy(text ?? '', { copied: texts.request.copiedHttp, refused: texts.request.copyRefused })}
    >
      {texts.request.copyHttp}
    </button>
  );
}

/** Members that Graph's metadata does not know: they are sent as they are. */
function Extras() {
  const extras = report.value?.extras ?? [];
  if (extras.length === 0) return null;
  return (
    <p class="extras">
      {texts.request.extras(extras.length)}
      {extras.map((path) => (
        <code key={path}>{path}</code>
      ))}
    </p>
  );
}
