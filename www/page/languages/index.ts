import { type Late, late } from '../state/loaded.js';
import type { CoreError, CoreTexts, Language } from './language.js';

/** A language that can be chosen, and the way to it. */
export interface Offer {
  readonly tag: string;
  /** Its name, in itself. */
  readonly name: string;
  readonly part: Late<Language>;
}

/** The core speaks to those who program; on the page there is a button for what it tells them to call. */
const advice: CoreTexts['advice'] = {
  probablyFailed: () =>
    'The transfer probably failed, but a later attempt may still be under way: look at the call before you try once more.',
  mayHaveBegun: () =>
    'The answer does not prove that the transfer was not taken: it may have begun. Wait for a notification, or look at the call, before you send it again.',
  noWord: () =>
    'No notification told how the transfer ended. Look at the call: when it has ended, ask the transfer target whether the caller arrived; when it is established, the transfer did not happen; while it is transferring, wait. A late notification still corrects this outcome.',
};

/** What to do where no answer came, the page says itself: it depends on what was heard since. */
const withoutHint = ({ message }: CoreError) => ({ message });
const errors: CoreTexts['errors'] = { network: withoutHint, timedOut: withoutHint, aborted: withoutHint };

/** The options of the package are the relay's, by its names for them. */
const deliveryHints: CoreTexts['deliveryHints'] = {
  audienceWrong: () => 'Start the relay with `--app-id` and the id of the app that the calls belong to.',
  issuerUnknown: () =>
    'Issuers are compared letter by letter, the slash at the end too. Start the relay with `--issuer` for each of yours.',
};

export const english: Language = { tag: 'en', dir: 'ltr', name: 'English', core: { advice, errors, deliveryHints } };

/** The languages for operators. */
export const languages: readonly Offer[] = [{ ...english, part: late(async () => english) }];

/** The languages for those who work on the page: they show what is not in the catalogue, and what has no room. */
export const pseudoLocales: readonly Offer[] = [
  { tag: 'en-XA', name: 'Pseudo, accented', part: late(async () => (await import('./pseudo/index.js')).accented) },
  { tag: 'ar-XB', name: 'Pseudo, right to left', part: late(async () => (await import('./pseudo/index.js')).mirrored) },
];
