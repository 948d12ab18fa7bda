import type { Language } from './language.js';

/** A language that can be chosen, and the way to it. */
export interface Offer {
  readonly tag: string;
  /** Its name, in itself. */
  readonly name: string;
  readonly load: () => Promise<Language>;
}

export const english: Language = { tag: 'en', dir: 'ltr', name: 'English' };

/** The languages for operators. */
export const languages: readonly Offer[] = [{ ...english, load: async () => english }];

/** The languages for those who work on the page: they show what is not in the catalogue, and what has no room. */
export const pseudoLocales: readonly Offer[] = [
  { tag: 'en-XA', name: 'Pseudo, accented', load: async () => (await import('./pseudo/index.js')).accented },
  { tag: 'ar-XB', name: 'Pseudo, right to left', load: async () => (await import('./pseudo/index.js')).mirrored },
];
