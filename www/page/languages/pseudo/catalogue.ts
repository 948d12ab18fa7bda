import type { Catalogue } from '../../texts/catalogue.js';
import { englishOf } from '../../texts/region.js';
import { english } from '../index.js';
import type { ByCode, CoreTexts } from '../language.js';
import { type Accent, accented } from './accent.js';

/** Makes a catalogue of the English one: of each region when it is there. */
export function catalogueIn(accent: Accent): Catalogue {
  const made = new Map<keyof Catalogue, unknown>();
  const region = (name: keyof Catalogue) => {
    if (!made.has(name)) made.set(name, inAccent(englishOf(name), accent, []));
    return made.get(name);
  };
  return new Proxy({} as Catalogue, { get: (_, name) => region(name as keyof Catalogue) });
}

/** Makes the core's texts of its English ones. */
export function coreTextsIn(accent: Accent): CoreTexts {
  const write = (text: string) => accented(text, accent);
  return {
    issues: forEveryCode(({ message, hint, fix, params }) => {
      const data = dataIn(params);
      const words = { message, ...(hint !== undefined && { hint }), ...(fix && { fix: fix.title }) };
      return inAccent(words, accent, data);
    }),
    errors: asEnglishSays(
      ({ message, hint }) => ({ message: write(message), ...(hint !== undefined && { hint: write(hint) }) }),
      english.core?.errors,
    ),
    explanations: forEveryCode(({ meaning, likelyCause, whatToDo }) => ({
      meaning: write(meaning),
      likelyCause: write(likelyCause),
      whatToDo: write(whatToDo),
    })),
    advice: asEnglishSays(write, english.core?.advice),
    profiles: forEveryCode(({ title, description }) => ({ title: write(title), description: write(description) })),
    rejections: forEveryCode(({ message }) => write(message)),
    deliveries: forEveryCode(write),
    deliveryHints: asEnglishSays(write, english.core?.deliveryHints),
  };
}

/** The same text for every code that there is or will be. */
function forEveryCode<Code extends string, Write>(write: Write): { readonly [Each in Code]: Write } {
  return new Proxy({} as { readonly [Each in Code]: Write }, { get: () => write });
}

/** The same for every code, of what English says: the core's words, or the page's own in their place. */
function asEnglishSays<Code extends string, Said>(
  write: (said: Said) => Said,
  own: ByCode<Code, Said, Said> = {},
): ByCode<Code, Said, Said> {
  return new Proxy({} as ByCode<Code, Said, Said>, {
    get: (_, code) => (said: Said) => write(own[code as Code]?.(said) ?? said),
  });
}

/** Accents every text in a value, and what its functions will return. */
function inAccent<Value>(value: Value, accent: Accent, data: readonly string[]): Value;
function inAccent(value: unknown, accent: Accent, data: readonly string[]): unknown {
  if (typeof value === 'string') return accented(value, accent, data);
  if (typeof value === 'function') {
    return (...values: readonly unknown[]) => inAccent(value(...values), accent, dataIn(values));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, inAccent(part, accent, data)]));
}

/** The texts in a value, however deep: what a message mentions is the operator's or Graph's, and is not translated. */
function dataIn(value: unknown, found: string[] = []): string[] {
  if (typeof value === 'string') {
    // A single letter would be found in every word.
    if (value.trim().length > 1 && !value.includes('⟦')) found.push(value);
  } else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) dataIn(part, found);
  }
  return found;
}
