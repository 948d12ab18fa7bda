import { batch, effect, useSignalEffect } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Caret, CodeEditor, mountCodeEditor, Shown } from '../editor/code-editor.js';
import { announce } from '../state/announce.js';
import { reveal, type ShownIssue, shownIssues, verdict } from '../state/check.js';
import { draft, editText, formatText } from '../state/draft.js';
import { wantedSpan } from '../state/places.js';
import { texts } from '../texts/index.js';
import { repairOf } from './repair.js';

interface CodeFieldProps {
  readonly mount: typeof mountCodeEditor;
  /** Where the cursor was in the field that stood here before; takes up where it was when this one goes. */
  readonly caret: RefObject<Caret | undefined>;
}

/** The body's text in the code editor, with the issues marked at their places. */
export function CodeField({ mount, caret }: CodeFieldProps) {
  const host = useRef<HTMLDivElement>(null);
  const mounted = useRef<CodeEditor | undefined>(undefined);

  useLayoutEffect(() => {
    if (!host.current) return;
    const editor = mount({
      host: host.current,
      shown: shown(),
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
    const stopShowing = effect(() => editor.show(shown()));
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

function shown(): Shown {
  return {
    label: texts.request.body,
    text: draft.value.text,
    problems: shownIssues.value.flatMap(problemOf),
    invalid: draft.value.stale,
    description: verdict.value,
  };
}

function problemOf({ issue }: ShownIssue): Shown['problems'] {
  const { span, severity, message, hint } = issue;
  if (issue.part !== 'body' || !span) return [];
  const repair = repairOf(issue);
  return [
    {
      ...span,
      severity,
      sentences: [`${texts.issues.severity[severity]}: ${message}`, ...(hint ? [hint] : [])],
      ...(repair && { repair: { label: texts.issues.fixHere(repair.title), apply: repair.apply } }),
    },
  ];
}
