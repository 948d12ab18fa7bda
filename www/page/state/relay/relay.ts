import { effect } from '@preact/signals';
import { texts } from '../../texts/index.js';
import { announce } from '../announce.js';
import { isCoreReady } from '../core.js';
import { playInPage } from '../in-page/part.js';
import { hearReconnected } from '../recording/hearing.js';
import { restoreKept } from '../recording/keeping.js';
import { courses } from '../simulator.js';
import { knownRelay, loadAbout, relay } from './about.js';
import { relayTime } from './clock.js';
import { connection, logReachable } from './connection.js';
import { takeEvent } from './events.js';
import { takeRecentTransfers } from './recent.js';
import { openStream } from './stream.js';

/**
 * Connects the page to the relay, and says when the connection or the relay's log goes and comes back. Where there is no relay
 * the simulator plays in the page.
 */
export function watchRelay(): void {
  void loadAbout().then(() => {
    if (knownRelay()?.mode !== 'live') void courses.load();
  });

  let isOpened = false;
  effect(() => {
    const { kind } = relay.value;
    // What is told is read by the core.
    if (!isCoreReady.value || kind === 'loading' || isOpened) return;
    isOpened = true;
    if (kind === 'absent') {
      connection.value = { kind: 'inPage' };
      void restoreKept().then(playInPage);
    } else {
      void restoreKept()
        .then(takeRecentTransfers)
        .then((after) => openStream(takeEvent, after));
    }
  });

  effect(() => {
    // A relay that was starting, or away, may be asked now.
    if (connection.value.kind === 'live' && relay.peek().kind === 'away') void loadAbout();
  });

  let before = connection.peek().kind;
  let lostAt: number | undefined;
  effect(() => {
    const now = connection.value;
    const { kind } = now;
    const wasLost = before === 'reconnecting' || before === 'gone';
    if (before === 'live' && 'since' in now) lostAt = now.since;
    if (kind === 'live' && lostAt !== undefined) {
      hearReconnected(lostAt, relayTime());
      lostAt = undefined;
    }
    if (kind === 'gone' && before !== 'gone') announce(texts.connection.gone);
    if (kind === 'reconnecting' && before === 'live') announce(texts.connection.lost);
    if (kind === 'live' && wasLost) announce(texts.connection.back);
    if (kind === 'live' && now.isResynced) announce(texts.connection.resynced);
    before = kind;
  });
  let wasReachable = logReachable.peek();
  effect(() => {
    if (logReachable.value !== wasReachable) announce(texts.connection[logReachable.value ? 'logBack' : 'logAway']);
    wasReachable = logReachable.value;
  });
}
