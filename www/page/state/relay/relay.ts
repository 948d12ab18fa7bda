import { effect } from '@preact/signals';
import { texts } from '../../texts/index.js';
import { announce } from '../announce.js';
import { core } from '../core.js';
import { restoreKept } from '../recording/keeping.js';
import { loadSimulator } from '../simulator.js';
import { knownRelay, loadAbout } from './about.js';
import { takeEvent } from './events.js';
import { takeRecentTransfers } from './recent.js';
import { connection, logReachable, openStream } from './stream.js';

/** Connects the page to the relay, and says when the connection or the relay's log goes and comes back. */
export function watchRelay(): void {
  const about = loadAbout().then(() => {
    if (knownRelay()?.mode !== 'live') void loadSimulator();
  });

  let isOpened = false;
  effect(() => {
    // What the stream brings is read by the core.
    if (core.value.kind !== 'ready' || isOpened) return;
    isOpened = true;
    void about
      .then(restoreKept)
      .then(takeRecentTransfers)
      .then((after) => openStream(takeEvent, after));
  });

  let before = connection.peek().kind;
  effect(() => {
    const { kind } = connection.value;
    if (before === 'live' && kind === 'reconnecting') announce(texts.connection.lost);
    if (before === 'reconnecting' && kind === 'live') announce(texts.connection.back);
    before = kind;
  });
  let wasReachable = logReachable.peek();
  effect(() => {
    if (logReachable.value !== wasReachable) announce(texts.connection[logReachable.value ? 'logBack' : 'logAway']);
    wasReachable = logReachable.value;
  });
}
