import { region } from '../i18n/region.js';

/** The code editor of the JSON. `phrases` are the words that CodeMirror asks for, by its own English ones. */
export const editorTexts = region('editor', {
  noProblems: 'Nothing is marked in the JSON.',
  noRepair: 'No fix is offered here.',
  noFind: 'Find could not be loaded. Press the keys again to try once more.',
  phrases: {
    Find: 'Find in the JSON',
    Replace: 'Replace by',
    next: 'Next',
    previous: 'Previous',
    all: 'Select all',
    'match case': 'Match case',
    regexp: 'Regular expression',
    'by word': 'Whole words',
    replace: 'Replace',
    'replace all': 'Replace all',
    close: 'Close',
    'current match': 'current match',
    'on line': 'on line',
    'replaced match on line $': 'Replaced the match on line $',
    'replaced $ matches': 'Replaced $ matches',
    'Fold line': 'Fold line',
    'Unfold line': 'Unfold line',
    'Folded lines': 'Folded lines',
    'Unfolded lines': 'Unfolded lines',
    to: 'to',
    'folded code': 'folded JSON',
    unfold: 'unfold',
    'Control character': 'Control character',
    'Selection deleted': 'Selection deleted',
  },
});
