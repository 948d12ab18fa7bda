import { count, wholeSeconds } from '../i18n/format.js';
import { region } from '../i18n/region.js';

/** Sending, and what comes before it. */
export const sendTexts = region('send', {
  send: 'Send transfer',
  shortcut: 'Ctrl+Enter',
  shortcutApple: '⌘ Enter',
  abort: 'Stop waiting',
  aborted: 'You stopped waiting for Graph’s answer.',
  broken: 'The page had an error while it was sending.',
  unreachable: 'The relay didn’t answer.',
  limits: 'Time limits and retries',
  limitsInShort: (response: number, verdict: number, attempts: number) =>
    `response within ${wholeSeconds(response)}, verdict within ${wholeSeconds(verdict)}, max ${count(attempts, 'attempt')}`,
  timeout: 'Wait for the response (seconds)',
  patience: 'Wait for the verdict (seconds)',
  attempts: 'Max attempts',
  attemptsHint:
    'How often the page may try. It tries again only when Graph is too busy (429), because then nothing was transferred. With 1 it never tries again.',
  goesTo: (destination: string, profile: string | undefined) =>
    profile === undefined ? `Sends to ${destination}.` : `Practice mode. Simulated outcome: ${profile}.`,
  sending: 'Sending the transfer…',
  blocked: (number: number) => `Not sent: ${count(number, 'error')} to fix`,
  confirmTitle: 'Send a real transfer?',
  confirm: (destination: string) => `${destination} will move a real call. This is asked once for each destination.`,
  confirmCustom:
    'If a real Graph stands behind this address, a real call is moved. This is asked once for each address.',
  confirmYes: 'Send the real transfer',
  confirmNo: 'Do not send',
});
