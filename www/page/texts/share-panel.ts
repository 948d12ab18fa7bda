import { region } from '../i18n/region.js';

/** The region in which the draft is made a link or a file. */
export const sharePanelTexts = region('sharePanel', {
  hint: 'The link holds the call id, the body, the destination and the version; never a token. They follow the # of the address: no server sees them, but everyone with the link does.',
  redacted: 'Leave names and numbers out',
  redactedHint: 'Display names are left out and telephone numbers emptied; ids stay.',
  preview: 'What is shared',
  copyLink: 'Copy link',
  copied: 'Link copied.',
  copyRefused: 'The browser didn’t allow copying. Copy the link from the field.',
  link: 'Link',
  tooLong: 'The draft is too long for a link. Export it as a file.',
  exportDraft: 'Export draft',
  exported: (file: string) => `Saved as ${file}.`,
  importDraft: 'Open a draft',
  unreadable: 'The file could not be read.',
});
