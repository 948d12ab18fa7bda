import type { ByCode, CoreTexts } from '../../i18n/language.js';
import { englishOf } from '../../i18n/region.js';
import type { Catalogue } from '../../texts/catalogue.js';
import { englishCore } from '../../texts/core-english.js';
import { type Accent, accented } from './accent.js';

/** Creates a catalogue from the English one: each region when it is loaded. */
export function catalogueIn(accent: Accent): Catalogue {
  const made = new Map<keyof Catalogue, unknown>();
  const region = (name: keyof Catalogue) => {
    if (!made.has(name)) made.set(name, inAccent(englishOf(name), accent, []));
    return made.get(name);
  };
  return new Proxy({} as Catalogue, { get: (_, name) => region(name as keyof Catalogue) });
}

/** Creates the core's texts from its English ones. */
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
      englishCore.errors,
    ),
    explanations: forEveryCode(({ meaning, likelyCause, recommendedAction }) => ({
      meaning: write(meaning),
      likelyCause: write(likelyCause),
      recommendedAction: write(recommendedAction),
    })),
    advice: asEnglishSays(write, englishCore.advice),
    profiles: forEveryCode(({ title, description }) => ({ title: write(title), description: write(description) })),
    rejections: forEveryCode(({ message }) => write(message)),
    deliveries: forEveryCode(write),
    deliveryHints: asEnglishSays(write, englishCore.deliveryHints),
  };
}

/** Returns the same text for every code, known or not. */
function forEveryCode<Code extends string, Write>(write: Write): { readonly [Each in Code]: Write } {
  return new Proxy({} as { readonly [Each in Code]: Write }, { get: () => write });
}

/** Returns the same for every code, from the English text: the core's, or the page's own in its place. */
function asEnglishSays<Code extends string, Said>(
  write: (said: Said) => Said,
  own: ByCode<Code, Said, Said> = {},
): ByCode<Code, Said, Said> {
  return new Proxy({} as ByCode<Code, Said, Said>, {
    get: (_, code) => (said: Said) => write(own[code as Code]?.(said) ?? said),
  });
}

/** Accents every text in a value, and in the results of its functions. */
function inAccent<Value>(value: Value, accent: Accent, data: readonly string[]): Value;
function inAccent(value: unknown, accent: Accent, data: readonly string[]): unknown {
  if (typeof value === 'string') return accented(value, accent, data);
  if (typeof value === 'function') {
    return (...values: readonly unknown[]) => inAccent(value(...values), accent, dataIn(values));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, inAccent(part, accent, data)]));
}

/** Returns the texts in a value, however deep: data of the operator or of Graph is not translated. */
function dataIn(value: unknown, found: string[] = []): string[] {
  if (typeof value === 'string') {
    // A single letter would be found in every word.
    if (value.trim().length > 1 && !value.includes('⟦')) found.push(value);
  } else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) dataIn(part, found);
  }
  return found;
}
