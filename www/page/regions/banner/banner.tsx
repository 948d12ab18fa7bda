import { useEffect } from 'preact/hooks';
import { partiesOf } from '../../model/summary.js';
import { type View, views } from '../../model/view.js';
import { texts } from '../../texts/index.js';
import { useApp } from '../../ui/app-context.js';
import { useSecondsSince } from '../../ui/clock.js';
import { Names } from '../../ui/names.js';
import { measureStuck } from './stuck.js';
import { HelpButton, LanguageChoice, ModeSwitch, Settings, ThemeChoice } from './tools.js';
import { PracticeOutcome, WhereTo } from './where-to.js';

/**
 * The banner: the views, the destination, and always in sight whether it is real, with the connection and the transfer in progress.
 * Where there is little room only the latter stays at the top.
 */
export function Banner() {
  const app = useApp();
  const { view } = app.view;
  const isDeveloper = app.preferences.mode.value === 'developer';
  const isTransfer = view.value === 'transfer';
  useEffect(measureStuck, []);
  return (
    <header class="banner">
      <div class="identity">
        <h1 class={isDeveloper ? undefined : 'quiet'}>{texts.views.page}</h1>
        <nav class="views" aria-label={texts.views.label}>
          <ul>
            {views.map((name) => (
              <li key={name}>
                <ViewLink name={name} />
              </li>
            ))}
          </ul>
        </nav>
      </div>
      {isDeveloper && isTransfer && <WhereTo />}
      <div class="standing">
        {isTransfer && (isDeveloper ? <Badge /> : <DestinationMenu />)}
        <ConnectionState />
        <Chip />
      </div>
      <div class="tools">
        <ModeSwitch />
        {isDeveloper ? (
          <>
            <ThemeChoice />
            <LanguageChoice />
          </>
        ) : (
          <Settings />
        )}
        <HelpButton />
      </div>
    </header>
  );
}

function ViewLink({ name }: { readonly name: View }) {
  const { view } = useApp().view;
  return (
    <a href={`#${name}`} aria-current={view.value === name ? 'page' : undefined}>
      {texts.views[name]}
    </a>
  );
}

/** Whether real people are transferred: in words and in colour. */
function Badge() {
  const { live } = useApp().destinations;
  return (
    <p class="badge" data-live={live.value}>
      <strong>{live.value ? texts.banner.live : texts.banner.simulator}</strong>{' '}
      <span>{live.value ? texts.banner.liveMeaning : texts.banner.simulatorMeaning}</span>
    </p>
  );
}

/** The badge as a menu: where transfers go, and the outcome of a practice transfer. */
function DestinationMenu() {
  const { live } = useApp().destinations;
  return (
    <details class="menu">
      <summary class="badge" data-live={live.value}>
        <strong>{live.value ? texts.banner.live : texts.banner.simulator}</strong>
      </summary>
      <div class="menu-body">
        <p>{live.value ? texts.banner.liveMeaning : texts.banner.simulatorMeaning}</p>
        <WhereTo />
        {!live.value && <PracticeOutcome />}
      </div>
    </details>
  );
}

/** The state of the connection, with the time since the last event, and the state of the relay's log. */
function ConnectionState() {
  const app = useApp();
  const { live } = app.destinations;
  const { relay } = app.about;
  const { connection, logReachable } = app.connection;
  const isDeveloper = app.preferences.mode.value === 'developer';
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
        {kind !== 'inPage' && isDeveloper && `${texts.connection.label}: `}
        <strong>{texts.connection.state(connection.value)}</strong>
        {isDeveloper && (kind === 'live' || kind === 'inPage') && <Age />}
      </span>
      {relay.value.kind === 'signedOut' && <a href="./">{texts.connection.signIn}</a>}
      {!logReachable.value && <span class="trouble">{texts.connection.logAway}</span>}
    </p>
  );
}

/** The time since the last event. */
function Age() {
  const { lastEventAt } = useApp().connection;
  const at = lastEventAt.value;
  const seconds = useSecondsSince(at ?? 0);
  if (at === undefined) return null;
  return <span class="age"> · {texts.connection.age(seconds)}</span>;
}

/** The transfer in progress, in every view but where it is shown. */
function Chip() {
  const app = useApp();
  const { shownId, open } = app.recordings;
  const running = app.running.value;
  const isShown = app.view.view.value === 'transfer' && running?.recording.id === shownId.value;
  if (!running || isShown) return null;
  return (
    <button type="button" class="chip" title={texts.banner.showTransfer} onClick={() => open(running.recording.id)}>
      <Names text={texts.banner.chip(partiesOf(running.recording))} />
    </button>
  );
}
