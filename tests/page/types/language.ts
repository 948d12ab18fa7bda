/** The compiler reports a language that differs from English. Checked with the page. */

import type { CoreTexts } from '../../../www/page/i18n/language.js';
import type { CompleteLanguage } from '../../../www/page/languages/language.js';
import type { Catalogue } from '../../../www/page/texts/catalogue.js';

declare const whole: Catalogue;
const language = { tag: 'de', dir: 'ltr', name: 'Deutsch' } as const;

export const complete: CompleteLanguage = {
  ...language,
  texts: { ...whole, status: { label: 'Stand', about: 'Text' } },
};

// @ts-expect-error: a text is missing
export const lacking: CompleteLanguage = { ...language, texts: { ...whole, status: { label: 'Stand' } } };

// @ts-expect-error: a region is missing
export const partial: CompleteLanguage = { ...language, texts: { status: whole.status } };

export const other: CompleteLanguage = {
  ...language,
  // @ts-expect-error: the text has another parameter
  texts: { ...whole, verdict: { ...whole.verdict, leg: (active: string) => active } },
};

export const core: CoreTexts = {
  issues: { idEmpty: ({ params }) => ({ message: `Leer: ${params.subject}` }) },
  explanations: { '500/7000': (said) => ({ ...said, meaning: 'Gescheitert' }) },
  advice: { noNotification: () => 'Anruf lesen' },
};

// @ts-expect-error: there is no such issue
export const noIssue: CoreTexts = { issues: { idEmptied: () => ({ message: '' }) } };

// @ts-expect-error: there is no such entry in the code book
export const noEntry: CoreTexts = { explanations: { '500/7001': (said) => said } };
