import type { CompleteLanguage } from '../language.js';
import type { Accent } from './accent.js';
import { catalogueIn, coreTextsIn } from './catalogue.js';

function pseudo(language: Pick<CompleteLanguage, 'tag' | 'dir' | 'name'>, accent: Accent): CompleteLanguage {
  return { ...language, formats: 'en', texts: catalogueIn(accent), core: coreTextsIn(accent) };
}

/** English with accents, 40 % longer, in brackets. */
export const accented = pseudo(
  { tag: 'en-XA', dir: 'ltr', name: 'Pseudo, accented' },
  { frame: ['', ''], isolate: ['', ''] },
);

/** The same from right to left: its letters run that way too, and the data between them does not. */
export const mirrored = pseudo(
  { tag: 'ar-XB', dir: 'rtl', name: 'Pseudo, right to left' },
  // Right-to-left override and its end; left-to-right isolate and its end.
  { frame: ['\u202e', '\u202c'], isolate: ['\u2066', '\u2069'] },
);
