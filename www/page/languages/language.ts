import type { Language } from '../i18n/language.js';
import type { Catalogue } from '../texts/catalogue.js';

/** A language with every text of the page. */
export interface CompleteLanguage extends Language {
  readonly texts: Catalogue;
}
