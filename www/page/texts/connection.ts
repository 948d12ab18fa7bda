import type { Connection } from '../state/relay/connection.js';
import { roughly } from './format.js';
import { region } from './region.js';

/** The connection to the relay, and what becomes of it. */
export const connectionTexts = region('connection', {
  label: 'Relay',
  state: (connection: Connection): string => {
    switch (connection.kind) {
      case 'connecting':
        return 'connecting';
      case 'live':
        return connection.isResynced ? 'live, resynced' : 'live';
      case 'reconnecting':
        return `reconnecting (${connection.attempts})`;
      case 'gone':
        return `gone, trying again (${connection.attempts})`;
      case 'stopped':
        return 'signed out';
      case 'inPage':
        return 'simulator in this page';
    }
  },
  /** How long ago something was heard. */
  age: (seconds: number) => `last event ${roughly(seconds)} ago`,
  /** Beside a destination of which nothing can be heard. */
  noRelay: 'no relay',
  lost: 'The connection to the relay is lost. The page keeps trying.',
  gone: 'The relay is gone. The page keeps trying.',
  back: 'The connection to the relay is back.',
  resynced: 'The relay no longer knows all that happened meanwhile. The page shows what it still knows.',
  signedOut: 'You are signed out of the relay.',
  /** Beside Send, behind why. */
  notTaken: 'A transfer sent now may not arrive.',
  signIn: 'Sign in again',
  logAway: 'The relay cannot reach its log. Until it can, it takes neither transfers nor notifications.',
  logBack: 'The relay can reach its log again.',
});
