import { history, isolateHistory } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, foldGutter } from '@codemirror/language';
import { setDiagnostics } from '@codemirror/lint';
import { Annotation, Compartment, EditorState, Transaction } from '@codemirror/state';
import { EditorView, highlightSpecialChars, lineNumbers } from '@codemirror/view';
import { editorTexts } from '../../texts/editor.js';
import { appearance } from './appearance.js';
import { changesBetween, isOneKey } from './changes.js';
import { keys } from './keys.js';
import { overwriting } from './overwriting.js';
import { goToProblem, marksOf, type Problem, problemTooltips, repairHere } from './problems.js';

/** The contents of the editor. */
export interface Shown {
  /** The name of the field. */
  readonly label: string;
  readonly text: string;
  readonly problems: readonly Problem[];
  readonly invalid: boolean;
  /** A sentence that describes the field to screen readers. */
  readonly description: string;
}

/** Where the cursor is, or what is selected, in UTF-16 units; and whether keys go there. */
export interface Caret {
  readonly start: number;
  readonly end: number;
  readonly focused: boolean;
}

export interface CodeEditorOptions {
  /** An element of its own, which becomes the host of a shadow root. */
  readonly host: HTMLElement;
  readonly shown: Shown;
  /** Called with the whole text when the operator has changed it. */
  readonly onEdit: (text: string) => void;
  readonly onFormat: () => void;
  /** Says a short sentence to the operator. */
  readonly say: (text: string) => void;
}

export interface CodeEditor {
  readonly caret: Caret;
  show(shown: Shown): void;
  select(caret: Caret): void;
  destroy(): void;
}

/** The id of the description, inside the shadow root. */
const DESCRIPTION = 'description';

/** Marks what did not come from the operator's hand in this editor. */
const fromOutside = Annotation.define<true>();

/**
 * Puts a JSON editor into an element. It lies in a shadow root because there CodeMirror brings its styles in as adopted
 * style sheets, which the page's CSP allows. What names and describes the field must lie in the same root, since ids
 * do not reach across it.
 */
export function mountCodeEditor({ host, shown, onEdit, onFormat, say }: CodeEditorOptions): CodeEditor {
  const root = host.attachShadow({ mode: 'open' });
  const description = document.createElement('p');
  description.id = DESCRIPTION;
  description.hidden = true;
  root.append(description);

  const described = new Compartment();
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: shown.text,
      extensions: [
        described.of(fieldExtensions(shown)),
        json(),
        history(),
        lineNumbers(),
        foldGutter(),
        bracketMatching(),
        highlightSpecialChars(),
        EditorView.lineWrapping,
        overwriting,
        problemTooltips,
        appearance,
        keys({
          nextProblem: goToProblem('next', say),
          previousProblem: goToProblem('previous', say),
          repair: repairHere(say),
          format: () => {
            onFormat();
            return true;
          },
          find: (editor) => {
            import('./find.js').then(({ find }) => find(editor)).catch(() => say(editorTexts.noFind));
            return true;
          },
        }),
      ],
    }),
    dispatchTransactions(transactions) {
      view.update(transactions);
      if (transactions.some((one) => one.docChanged && !one.annotation(fromOutside))) onEdit(view.state.doc.toString());
    },
  });

  // Set again only after a change: a tooltip at the cursor stays open.
  let describedBefore = '';
  const describe = (next: Shown) => {
    description.textContent = next.description;
    const wanted = JSON.stringify([next.label, next.invalid]);
    if (wanted === describedBefore) return;
    describedBefore = wanted;
    view.dispatch({ effects: described.reconfigure(fieldExtensions(next)) });
  };

  let markedBefore = '';
  const mark = ({ text, problems }: Shown) => {
    const wanted = JSON.stringify([text, problems]);
    if (wanted === markedBefore) return;
    markedBefore = wanted;
    view.dispatch(setDiagnostics(view.state, marksOf(problems, view.state.doc.length)));
  };

  const show = (next: Shown) => {
    const changes = changesBetween(view.state.doc.toString(), next.text);
    if (changes.length > 0) {
      view.dispatch({
        changes: [...changes],
        annotations: [
          fromOutside.of(true),
          // Letters typed into a field of the form are undone together, as those typed here; all else is one step.
          isOneKey(changes) ? Transaction.userEvent.of('input.type.form') : isolateHistory.of('full'),
        ],
      });
    }
    describe(next);
    mark(next);
  };
  show(shown);

  return {
    get caret() {
      const { from, to } = view.state.selection.main;
      return { start: from, end: to, focused: view.hasFocus };
    },
    show,
    select({ start, end, focused }) {
      const { length } = view.state.doc;
      if (focused) view.focus();
      view.dispatch({
        selection: { anchor: Math.min(start, length), head: Math.min(end, length) },
        scrollIntoView: focused,
      });
    },
    destroy: () => view.destroy(),
  };
}

/** Returns the extensions with the words of the field, which may change. */
function fieldExtensions({ label, invalid }: Shown) {
  const phrases = editorTexts.phrases;
  return [
    EditorState.phrases.of(phrases),
    EditorView.contentAttributes.of({
      'aria-label': label,
      'aria-describedby': DESCRIPTION,
      'aria-invalid': String(invalid),
      // Not needed to reach it, but tools that look for what cannot be reached go by it.
      tabindex: '0',
    }),
  ];
}
