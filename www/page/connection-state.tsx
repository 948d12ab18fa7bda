import { relay } from './state/relay/about.js';
import { connection, logReachable } from './state/relay/stream.js';
import { texts } from './texts/index.js';

/** Whether the page hears what happens, and whether the relay can keep it. */
export function ConnectionState() {
  const isSignedOut = relay.value.kind === 'signedOut';
  return (
    <p class="connection" data-state={logReachable.value ? connection.value.kind : 'logAway'}>
      <span>
        {texts.connection.label}: <strong>{texts.connection.state(connection.value)}</strong>
      </span>
      {isSignedOut && <a href="./">{texts.connection.signIn}</a>}
      {!logReachable.value && <span class="trouble">{texts.connection.logAway}</span>}
    </p>
  );
}
