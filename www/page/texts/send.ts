import { count } from './count.js';
import { region } from './region.js';

/** Sending, and what comes before it. */
export const sendTexts = region('send', {
  send: 'Send transfer',
  shortcut: 'Ctrl+Enter',
  shortcutApple: '⌘ Enter',
  abort: 'Abort',
  aborted: 'It was broken off here.',
  unreachable: 'The relay did not answer.',
  limits: 'Time limits',
  seconds: (answer: number, verdict: number) => `${count(answer, 'second')}, then ${count(verdict, 'second')}`,
  timeout: 'Wait for the answer (seconds)',
  patience: 'Wait for the verdict (seconds)',
  goesTo: (destination: string, profile: string | undefined) =>
    profile === undefined ? `Goes to ${destination}.` : `Goes to the simulator, which plays: ${profile}.`,
  sending: 'Sending the transfer …',
  blocked: (number: number) => `Not sent: ${count(number, 'error')} to mend`,
  confirmTitle: 'Send a real transfer?',
  confirm: (destination: string) => `${destination} will move a real call. This is asked once for each destination.`,
  confirmYes: 'Send the real transfer',
  confirmNo: 'Do not send',
});
