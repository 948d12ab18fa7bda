import { effect } from '@preact/signals';
import { render } from 'preact';
import { Console } from './console.js';
import { watchKeyboard } from './keyboard/watch-keyboard.js';
import { announce } from './state/announce.js';
import { verdict } from './state/check.js';
import { core } from './state/core.js';
import { watchToken } from './state/credentials.js';
import { watchDestinations } from './state/destination.js';
import { watchEditor } from './state/editor.js';
import { startLanguage } from './state/language.js';
import { watchLinks } from './state/places.js';
import { watchPolicy } from './state/policy.js';
import { watchRelay } from './state/relay/relay.js';
import { watchSelection } from './state/selected-row.js';
import { watchSharedLinks } from './state/share/opened.js';
import { watchStanding } from './state/standing.js';
import { watchTheme } from './state/theme.js';
import { view, watchView } from './state/view.js';
import { toldPart } from './timeline/told-part.js';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/banner.css';
import './styles/regions.css';
import './styles/timeline.css';
import './styles/inspect.css';

void core.load().then(toldPart.loadAhead);

const root = document.getElementById('console');
void startLanguage().then(() => {
  root?.replaceChildren();
  if (root) render(<Console />, root);
});

effect(() => {
  // What was said of the view that one leaves goes with it; the others say by themselves what they hold.
  announce(view.value === 'transfer' ? verdict.value : '');
});

watchTheme();
watchSharedLinks();
watchSelection();
watchView();
watchKeyboard();
watchLinks();
watchPolicy();
watchToken();
watchDestinations();
watchStanding();
watchRelay();
watchEditor();
