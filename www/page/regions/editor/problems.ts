import { type Diagnostic, forEachDiagnostic, nextDiagnostic, previousDiagnostic } from '@codemirror/lint';
import type { EditorState } from '@codemirror/state';
import { type Command, closeHoverTooltips, EditorView, hasHoverTooltips, keymap } from '@codemirror/view';
import { editorTexts } from '../../texts/editor.js';

/** A problem in the text, with its repair. */
export interface Problem {
  readonly start: number;
  readonly end: number;
  readonly severity: 'error' | 'warning' | 'info';
  /** Sentences, with names between backticks; the first starts with the severity in words. */
  readonly sentences: readonly [string, ...string[]];
  readonly repair?: { readonly label: string; readonly apply: () => void };
}

/** A mark in the text, with its problem. */
interface Mark extends Diagnostic {
  readonly problem: Problem;
}

/** Makes the marks of problems; none reaches beyond the text. */
export function marksOf(problems: readonly Problem[], length: number): Mark[] {
  return problems.map((problem) => ({
    problem,
    from: Math.min(problem.start, length),
    to: Math.min(problem.end, length),
    severity: problem.severity,
    message: withoutTicks(problem.sentences.join(' ')),
    renderMessage: () => rendered(problem),
  }));
}

/** Goes to the next problem, or to the one before, and announces it: a screen reader does not read a mark. */
export function goToProblem(way: 'next' | 'previous', say: (text: string) => void): Command {
  const go = way === 'next' ? nextDiagnostic : previousDiagnostic;
  return (view) => {
    go(view);
    const here = problemsHere(view.state);
    say(here.map(({ sentences: [first] }) => withoutTicks(first)).join(' · ') || editorTexts.noProblems);
    return true;
  };
}

/** Carries out the first repair that is offered where the cursor is. */
export function repairHere(say: (text: string) => void): Command {
  return ({ state }) => {
    const repair = problemsHere(state).find((problem) => problem.repair)?.repair;
    if (repair) repair.apply();
    else say(editorTexts.noRepair);
    return true;
  };
}

/** A tooltip closes with Escape, and when the focus leaves, unless it goes to the repair. */
export const problemTooltips = [
  keymap.of([{ key: 'Escape', run: closeTooltips }]),
  EditorView.domEventHandlers({
    blur: (event, view) => {
      if (!(event.relatedTarget instanceof Node && view.dom.contains(event.relatedTarget))) closeTooltips(view);
    },
  }),
];

function closeTooltips(view: EditorView): boolean {
  if (!hasHoverTooltips(view.state)) return false;
  view.dispatch({ effects: closeHoverTooltips });
  return true;
}

function problemsHere(state: EditorState): readonly Problem[] {
  const { from, to } = state.selection.main;
  const found = new Set<Problem>();
  forEachDiagnostic(state, (diagnostic, start, end) => {
    if (start <= to && end >= from) found.add((diagnostic as Mark).problem);
  });
  return [...found];
}

function withoutTicks(sentence: string): string {
  return sentence.replaceAll('`', '');
}

function rendered({ sentences, repair }: Problem): Node {
  const block = document.createElement('div');
  // The text is in the language of the page, the editor around it always from left to right.
  block.dir = 'auto';
  for (const sentence of sentences) {
    const line = document.createElement('p');
    for (const [index, part] of sentence.split('`').entries()) {
      const piece = document.createElement(index % 2 === 1 ? 'code' : 'span');
      piece.textContent = part;
      line.append(piece);
    }
    block.append(line);
  }
  if (repair) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = repair.label;
    button.addEventListener('click', repair.apply);
    block.append(button);
  }
  return block;
}
