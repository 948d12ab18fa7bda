import { type Lazy, lazy } from '../base/lazy.js';
import type { Language } from '../i18n/language.js';
import { englishCore } from '../texts/core-english.js';

/** A language that can be chosen, and how it is loaded. */
export interface Offer {
  readonly tag: string;
  /** Its name, in itself. */
  readonly name: string;
  readonly part: Lazy<Language>;
}

export const english: Language = { tag: 'en', dir: 'ltr', name: 'English', core: englishCore };

/** The languages for operators. */
export const languages: readonly Offer[] = [{ ...english, part: lazy(async () => english) }];

/** The languages for developers of the page: they show which text is not in the catalogue, and which has no room. */
export const pseudoLocales: readonly Offer[] = [
  { tag: 'en-XA', name: 'Pseudo, accented', part: lazy(async () => (await import('./pseudo/index.js')).accented) },
  { tag: 'ar-XB', name: 'Pseudo, right to left', part: lazy(async () => (await import('./pseudo/index.js')).mirrored) },
];
