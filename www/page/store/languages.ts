import { effect } from '@preact/signals';
import { preferenceKey, readPreference } from '../base/preference.js';
import { language } from '../i18n/language.js';
import { languages, type Offer, pseudoLocales } from '../languages/index.js';
import type { Env } from './env.js';

const PREFERENCE = 'language';

/** Creates the choice of the page's language. */
export function createLanguages(env: Env) {
  /** The language that the address requests: `?lang=de`. */
  const requested = new URLSearchParams(env.location.search).get('lang');

  /** The languages to choose from. The pseudo-languages are offered only to a page that requests one. */
  const offers: readonly Offer[] =
    import.meta.env.DEV || find(pseudoLocales, requested) ? [...languages, ...pseudoLocales] : languages;

  /** Starts with the language of the address, the stored one, or one that the browser prefers; otherwise with English. */
  async function start(): Promise<void> {
    effect(() => {
      const { tag, dir } = language.value;
      Object.assign(document.documentElement, { lang: tag, dir });
    });
    const first =
      find(offers, requested) ??
      find(languages, readPreference(env.storage, PREFERENCE)) ??
      env.languages.map((tag) => findNearest(tag)).find((offer) => offer !== undefined);
    if (first) await load(first);
  }

  /**
   * Changes the language, also for the next time that the page is opened.
   *
   * @returns whether it was loaded
   */
  async function choose(tag: string): Promise<boolean> {
    const offer = find(offers, tag);
    if (!offer || !(await load(offer))) return false;
    try {
      env.storage?.setItem(preferenceKey(PREFERENCE), tag);
    } catch {
      // The storage is full: the choice lasts until the page is left.
    }
    const address = new URL(env.location.href);
    if (address.searchParams.has('lang')) {
      address.searchParams.set('lang', tag);
      env.history.replaceState(history.state, '', address);
    }
    return true;
  }

  return { offers, start, choose };
}

async function load({ part: { load: loadPart, state } }: Offer): Promise<boolean> {
  await loadPart();
  const part = state.peek();
  if (part.kind !== 'ready') return false;
  language.value = part.value;
  return true;
}

function find(among: readonly Offer[], tag: string | null): Offer | undefined {
  return among.find((offer) => offer.tag.toLowerCase() === tag?.toLowerCase());
}

/** Finds the language of a tag, or one that differs only in its region: de for de-AT. */
function findNearest(tag: string): Offer | undefined {
  const [base] = tag.split('-');
  return find(languages, tag) ?? languages.find((offer) => offer.tag.split('-')[0] === base);
}
