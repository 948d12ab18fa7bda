import { language } from '../state/language.js';
import type { Catalogue } from './catalogue.js';

/** The shape of some texts, without their English words: what another language must have. */
export type Words<Texts> = Texts extends string
  ? string
  : Texts extends (...values: infer Values) => infer Text
    ? (...values: Values) => Words<Text>
    : Texts extends object
      ? { readonly [Name in keyof Texts]: Words<Texts[Name]> }
      : Texts;

const regions = new Map<keyof Catalogue, object>();

/** The English texts of a region that is loaded. */
export function englishOf(name: keyof Catalogue): object | undefined {
  return regions.get(name);
}

/**
 * Declares the texts of a region in English, and gives them in the language of the page: each is looked up when it is read, so
 * nothing may read one while a module loads.
 *
 * @param name the region's name in the catalogue
 */
export function region<Texts extends object>(name: keyof Catalogue, english: Texts): Words<Texts> {
  regions.set(name, english);
  const current = () => (language.value.texts?.[name] ?? english) as Texts;
  const shown = {};
  for (const text of Object.keys(english) as (keyof Texts)[]) {
    Object.defineProperty(shown, text, { enumerable: true, get: () => current()[text] });
  }
  return shown as Words<Texts>;
}
