import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { live } from '../state/destination.js';
import { lastHeard } from '../state/heard.js';
import { relay } from '../state/relay/about.js';
import { connection, logReachable } from '../state/relay/connection.js';
import { texts } from '../texts/index.js';

/** Whether the page hears what happens, and then when it last heard something; and whether the relay can keep it. */
export function ConnectionState() {
  const isSignedOut = relay.value.kind === 'signedOut';
  const { kind } = connection.value;
  if (kind === 'inPage' && live.value) {
    return (
      <p class="connection">
        <strong>{texts.connection.noRelay}</strong>
      </p>
    );
  }
  return (
    <p class="connection" data-state={logReachable.value ? kind : 'logAway'}>
      <span>
        {kind !== 'inPage' && `${texts.connection.label}: `}
        <strong>{texts.connection.state(connection.value)}</strong>
        {(kind === 'live' || kind === 'inPage') && <Age />}
      </span>
      {isSignedOut && <a href="./">{texts.connection.signIn}</a>}
      {!logReachable.value && <span class="trouble">{texts.connection.logAway}</span>}
    </p>
  );
}

/** How long ago the last event came. */
function Age() {
  const now = useSignal(Date.now());
  useEffect(() => {
    const clock = setInterval(() => {
      now.value = Date.now();
    }, 1000);
    return () => clearInterval(clock);
  }, [now]);
  const heard = lastHeard.value;
  if (heard === undefined) return null;
  const seconds = Math.max(0, Math.floor((now.value - heard) / 1000));
  return <span class="age"> · {texts.connection.age(seconds)}</span>;
}
