import { batch, effect, useSignalEffect } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ShownIssue } from '../../model/field.js';
import type { App } from '../../store/app.js';
import { repairOf } from '../../store/draft/repairs.js';
import { texts } from '../../texts/index.js';
import { useApp } from '../../ui/app-context.js';
import type { Caret, CodeEditor, mountCodeEditor, Shown } from '../editor/code-editor.js';

interface CodeFieldProps {
  readonly mount: typeof mountCodeEditor;
  /** The cursor of the field before; this one stores its own when it is removed. */
  readonly caret: RefObject<Caret | undefined>;
}

/** The body's text in the code editor, with the issues marked at their places. */
export function CodeField({ mount, caret }: CodeFieldProps) {
  const app = useApp();
  const { announce } = app.announcer;
  const { reveal } = app.checks;
  const { draft, editText, formatText } = app.draft;
  const { wantedSpan } = app.view;
  const host = useRef<HTMLDivElement>(null);
  const mounted = useRef<CodeEditor | undefined>(undefined);

  useLayoutEffect(() => {
    if (!host.current) return;
    const editor = mount({
      host: host.current,
      shown: shown(app),
      onEdit: (text) =>
        batch(() => {
          reveal('body');
          editText(text);
        }),
      onFormat: () => {
        if (draft.peek().stale) announce(texts.request.notFormatted);
        else formatText();
      },
      say: announce,
    });
    if (caret.current) editor.select(caret.current);
    const stopShowing = effect(() => editor.show(shown(app)));
    mounted.current = editor;
    return () => {
      caret.current = editor.caret;
      stopShowing();
      editor.destroy();
    };
  }, [mount, caret]);

  useSignalEffect(() => {
    const span = wantedSpan.value;
    if (!span || !mounted.current) return;
    wantedSpan.value = undefined;
    mounted.current.select({ ...span, focused: true });
  });

  // Left to right in every language: it is code.
  return <div ref={host} class="code json code-field" dir="ltr" />;
}

function shown(app: App): Shown {
  const { shownIssues, verdict } = app.checks;
  const { draft } = app.draft;
  return {
    label: texts.request.body,
    text: draft.value.text,
    problems: shownIssues.value.flatMap((each) => problemOf(app, each)),
    invalid: draft.value.stale,
    description: verdict.value,
  };
}

function problemOf(app: App, { issue }: ShownIssue): Shown['problems'] {
  const { span, severity, message, hint } = issue;
  if (issue.part !== 'body' || !span) return [];
  const repair = repairOf(app, issue);
  return [
    {
      ...span,
      severity,
      sentences: [`${texts.issues.severity[severity]}: ${message}`, ...(hint ? [hint] : [])],
      ...(repair && { repair: { label: texts.issues.fixHere(repair.title), apply: repair.apply } }),
    },
  ];
}
