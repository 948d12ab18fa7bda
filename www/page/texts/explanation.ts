import type { ExplanationCertainty } from 'graph-call-transfer/codes';
import { region } from '../i18n/region.js';

/** The explanation of a code. */
export const explanationTexts = region('explanation', {
  meaning: 'Meaning',
  likelyCause: 'Likely cause',
  recommendedAction: 'What to do',
  known: 'Known from',
  certainty: {
    documented: 'Microsoft’s documentation',
    observed: 'Public reports',
    inferred: 'By analogy with a related Microsoft service',
  } satisfies Record<ExplanationCertainty, string>,
  source: 'source',
  failed: 'The explanation of the code could not be loaded.',
});
