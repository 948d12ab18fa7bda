import { lazy } from '../../base/lazy.js';
import { texts } from '../../texts/index.js';
import { useApp } from '../../ui/app-context.js';
import { LazyPart } from '../../ui/lazy-part.js';
import { Tabs } from '../../ui/tabs.js';
import { HttpView, httpText } from './http-view.js';
import { IssueList } from './issue-list.js';
import { JsonEditor } from './json-editor.js';

const codeView = lazy(async () => (await import('./code-view.js')).CodeView);

/** Region ②: the request as JSON, which can be edited, as HTTP and as code, with everything that was found in it. */
export function Request() {
  const { requestView } = useApp().view;
  const view = requestView.value;
  const ofCode = texts.request.codePart;
  return (
    <section id="request" class="region" aria-labelledby="request-title">
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
            content: view === 'code' && <LazyPart part={codeView} texts={ofCode} />,
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
  const app = useApp();
  const { copy } = app.announcer;
  const { draft, formatText } = app.draft;
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
  const { copy } = useApp().announcer;
  const text = httpText(useApp());
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
  const { report } = useApp().checks;
  const extras = report.value?.unknownMembers ?? [];
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
