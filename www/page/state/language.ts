import { effect, signal } from '@preact/signals';
import { english, languages, type Offer, pseudoLocales } from '../languages/index.js';
import type { Language } from '../languages/language.js';

/** The language in which the page speaks. Whatever reads a text reads this with it, and is written anew when it changes. */
export const language = signal<Language>(english);

const PREFERENCE = 'graph-call-transfer.language';

/** What the address asks for: `?lang=de`. */
const asked = new URLSearchParams(location.search).get('lang');

/** The languages to choose from. Those that are no language of people are there for those who name one. */
export const offers: readonly Offer[] =
  import.meta.env.DEV || find(pseudoLocales, asked) ? [...languages, ...pseudoLocales] : languages;

/** Begins with the language that the address asks for, or was chosen before, or the browser prefers; else with English. */
export async function startLanguage(): Promise<void> {
  effect(() => {
    const { tag, dir } = language.value;
    Object.assign(document.documentElement, { lang: tag, dir });
  });
  const first =
    find(offers, asked) ?? find(languages, remembered()) ?? firstOf(navigator.languages.map((tag) => nearest(tag)));
  if (first) await load(first);
}

/**
 * Speaks another language from now on, also when the page is opened again.
 *
 * @returns whether it could be loaded
 */
export async function chooseLanguage(tag: string): Promise<boolean> {
  const offer = find(offers, tag);
  if (!offer || !(await load(offer))) return false;
  try {
    localStorage.setItem(PREFERENCE, tag);
  } catch {
    // The browser keeps nothing: then the choice holds until the page is left.
  }
  const address = new URL(location.href);
  if (address.searchParams.has('lang')) {
    address.searchParams.set('lang', tag);
    history.replaceState(history.state, '', address);
  }
  return true;
}

async function load({ part: { load, state } }: Offer): Promise<boolean> {
  await load();
  const part = state.peek();
  if (part.kind !== 'ready') return false;
  language.value = part.value;
  return true;
}

function find(among: readonly Offer[], tag: string | null): Offer | undefined {
  return among.find((offer) => offer.tag.toLowerCase() === tag?.toLowerCase());
}

/** The language of that tag, or one that differs only in its region: de for de-AT. */
function nearest(tag: string): Offer | undefined {
  const [base] = tag.split('-');
  return find(languages, tag) ?? languages.find((offer) => offer.tag.split('-')[0] === base);
}

function firstOf(found: readonly (Offer | undefined)[]): Offer | undefined {
  return found.find((offer) => offer !== undefined);
}

function remembered(): string | null {
  try {
    return localStorage.getItem(PREFERENCE);
  } catch {
    return null;
  }
}
