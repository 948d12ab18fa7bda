import { type Language, language } from './language.js';

/** The shape of some texts, without their English words: another language has the same. */
export type Words<Texts> = Texts extends string
  ? string
  : Texts extends (...values: infer Values) => infer Text
    ? (...values: Values) => Words<Text>
    : Texts extends object
      ? { readonly [Name in keyof Texts]: Words<Texts[Name]> }
      : Texts;

const regions = new Map<string, object>();

/** Returns the English texts of a region that is loaded. */
export function englishOf(name: string): object | undefined {
  return regions.get(name);
}

/**
 * Declares the texts of a region in English, and returns them in the language of the page: each is looked up when it is read, so
 * no module may read one while it loads.
 *
 * @param name the region's name in the catalogue
 */
export function region<Texts extends object>(name: string, english: Texts): Words<Texts> {
  regions.set(name, english);
  const current = () => (textsOf(language.value)?.[name] ?? english) as Texts;
  const shown = {};
  for (const text of Object.keys(english) as (keyof Texts)[]) {
    Object.defineProperty(shown, text, { enumerable: true, get: () => current()[text] });
  }
  return shown as Words<Texts>;
}

/** Returns the texts of a language, by region: `languages/` checks that each language has all. */
function textsOf({ texts }: Language): Readonly<Record<string, object | undefined>> | undefined {
  return texts as Readonly<Record<string, object | undefined>> | undefined;
}
