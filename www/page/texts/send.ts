import { count } from './count.js';
import { wholeSeconds } from './format.js';
import { region } from './region.js';

/** Sending, and what comes before it. */
export const sendTexts = region('send', {
  send: 'Send transfer',
  shortcut: 'Ctrl+Enter',
  shortcutApple: '⌘ Enter',
  abort: 'Abort',
  aborted: 'It was broken off here.',
  broken: 'The page failed while it was sending.',
  unreachable: 'The relay did not answer.',
  limits: 'Time limits and retries',
  limitsInShort: (answer: number, verdict: number, attempts: number) =>
    `answer within ${wholeSeconds(answer)}, verdict within ${wholeSeconds(verdict)}, at most ${count(attempts, 'attempt')}`,
  timeout: 'Wait for the answer (seconds)',
  patience: 'Wait for the verdict (seconds)',
  attempts: 'Attempts at most',
  attemptsHint:
    'How often the page may try. It tries again only when Graph is too busy (429), because then nothing was transferred. With 1 it never tries again.',
  goesTo: (destination: string, profile: string | undefined) =>
    profile === undefined ? `Goes to ${destination}.` : `Goes to the simulator, which plays: ${profile}.`,
  sending: 'Sending the transfer …',
  blocked: (number: number) => `Not sent: ${count(number, 'error')} to fix`,
  confirmTitle: 'Send a real transfer?',
  confirm: (destination: string) => `${destination} will move a real call. This is asked once for each destination.`,
  confirmCustom:
    'If a real Graph stands behind this address, a real call is moved. This is asked once for each address.',
  confirmYes: 'Send the real transfer',
  confirmNo: 'Do not send',
});
