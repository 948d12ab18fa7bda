import type { Certainty } from 'graph-call-transfer/codes';
import { region } from './region.js';

/** What the code book says. */
export const explanationTexts = region('explanation', {
  meaning: 'Meaning',
  likelyCause: 'Likely cause',
  whatToDo: 'What to do',
  known: 'Known from',
  certainty: {
    documented: 'Microsoft’s documentation',
    observed: 'Public reports',
    inferred: 'A sister service of the same platform',
  } satisfies Record<Certainty, string>,
  source: 'source',
  failed: 'The explanation of the code could not be loaded.',
});
