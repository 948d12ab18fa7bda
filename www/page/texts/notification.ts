import type { Notification, Participant, ResultInfo } from 'graph-call-transfer';
import { count } from '../i18n/format.js';
import { region } from '../i18n/region.js';

const kinds: Readonly<Record<Notification['kind'], string>> = {
  call: 'Call',
  tone: 'Tone',
  roster: 'Roster',
  rosterDelta: 'Roster change',
  operation: 'Operation',
  contentSharing: 'Content sharing',
  participantLeft: 'Participant left',
  other: 'Unknown resource',
};

/** The words of a notification, wherever the page shows one. */
export const notificationTexts = region('notification', {
  heading: (notification: Notification) =>
    [kinds[notification.kind], notification.changeType, wordOf(notification)].filter(Boolean).join(' · '),
  sentence,
  facts,
  callId: 'Call',
  result: 'Result',
  meaning: 'Meaning',
  reason: 'Reason',
  audio: 'Audio',
  resource: 'Resource',
  context: 'Client context',
  resultText,
  raw: 'Raw JSON',
  copy: 'Copy',
});

/** The codes of a result and its message. */
export function resultText(result: ResultInfo): string {
  return [codesOf(result), result.message].filter(Boolean).join(' ');
}

/** The codes of a result, such as `0/7015`. */
export function codesOf({ code, subcode, legacySubcode }: ResultInfo): string {
  return [code, subcode ?? legacySubcode].filter((part) => part !== undefined).join('/');
}

/** Returns the facts of a call beside its state: result, reason, audio. */
function facts(notification: Notification): string {
  if (notification.kind !== 'call') return '';
  const { result, terminationReason, mediaState } = notification;
  const audio = mediaState?.audio && `audio ${mediaState.audio}`;
  return [result && resultText(result), terminationReason, audio].filter(Boolean).join(' · ');
}

function wordOf(notification: Notification): string | undefined {
  switch (notification.kind) {
    case 'call':
      return notification.state;
    case 'operation':
      return notification.status;
    case 'tone':
      return notification.tone;
    default:
      return undefined;
  }
}

/** Returns the meaning of a notification, unless its heading contains it. */
function sentence(notification: Notification): string | undefined {
  switch (notification.kind) {
    case 'call':
      return undefined;
    case 'tone': {
      const number = notification.sequenceId === undefined ? '' : `, number ${notification.sequenceId} of this call`;
      return `A key was pressed${number}.`;
    }
    case 'roster':
      return `${people(notification.participants)} in the call.`;
    case 'rosterDelta': {
      const left = notification.participants.filter((participant) => participant?.removedState).length;
      const order = notification.sequenceNumber === undefined ? '' : `Change number ${notification.sequenceNumber}. `;
      const gone = left === 0 ? '' : ` ${count(left, 'of them has', 'of them have')} left.`;
      return `${order}${people(notification.participants)} changed.${gone}`;
    }
    case 'operation': {
      const type = notification.operationType ?? 'An operation';
      const over = notification.changeType === 'deleted' ? ' The operation is over, not the call.' : '';
      return `${type}${notification.status === undefined ? '' : ` is ${notification.status}`}.${over}`;
    }
    case 'contentSharing':
      return `${count(notification.sessions.length, 'session')} of content sharing.`;
    case 'participantLeft':
      return `Participant ${notification.participantId ?? 'without an id'} left a call that your bot records.`;
    case 'other':
      return `Not known here${notification.resourceType ? `: ${notification.resourceType}` : ''}. Nothing of it is lost: see the raw JSON.`;
  }
}

/** `3 participants (Adele Vance, Alex Wilber, 1 without a name)`, as the notification has them: anything may be missing. */
function people(participants: readonly Participant[]): string {
  const names = participants.flatMap((participant) => {
    const identities = Object.values(participant?.info?.identity ?? {});
    return identities.flatMap((identity) => {
      const name = (identity as { readonly displayName?: unknown } | null)?.displayName;
      return typeof name === 'string' && name !== '' ? [name] : [];
    });
  });
  const shown = names.slice(0, 5);
  const nameless = participants.length - shown.length;
  if (nameless > 0 && shown.length > 0) shown.push(`${nameless} more`);
  return count(participants.length, 'participant') + (shown.length > 0 ? ` (${shown.join(', ')})` : '');
}
