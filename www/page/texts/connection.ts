import { roughly } from '../i18n/format.js';
import { region } from '../i18n/region.js';
import type { Connection } from '../model/connection.js';

/** The connection to the relay, and what becomes of it. */
export const connectionTexts = region('connection', {
  label: 'Relay',
  state: (connection: Connection): string => {
    switch (connection.kind) {
      case 'connecting':
        return 'Connecting…';
      case 'live':
        return connection.isResynced ? 'Connected (some events were missed)' : 'Connected';
      case 'reconnecting':
        return `Disconnected, retrying… (${connection.attempts})`;
      case 'gone':
        return `Unreachable, retrying… (${connection.attempts})`;
      case 'stopped':
        return 'Signed out';
      case 'inPage':
        return 'Simulator in this page';
    }
  },
  /** The time since the last event. */
  age: (seconds: number) => `last event ${roughly(seconds)} ago`,
  /** Beside a destination without notifications. */
  noRelay: 'No relay',
  lost: 'The connection to the relay is lost. The page keeps trying.',
  gone: 'The relay is unreachable. The page keeps trying.',
  back: 'The connection to the relay is back.',
  resynced: 'Connected. Some events were missed.',
  signedOut: 'You are signed out of the relay.',
  /** Beside Send, behind why. */
  requestRefused: 'A transfer sent now may not arrive.',
  signIn: 'Sign in again',
  logAway: 'The relay cannot reach its log. Until it can, it takes neither transfers nor notifications.',
  logBack: 'The relay can reach its log again.',
});
