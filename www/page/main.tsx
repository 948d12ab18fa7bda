import { effect } from '@preact/signals';
import { render } from 'preact';
import { Console } from './console.js';
import { announce } from './state/announce.js';
import { verdict } from './state/check.js';
import { loadCore } from './state/core.js';
import { watchCourse } from './state/course.js';
import { watchToken } from './state/credentials.js';
import { watchDestinations } from './state/destination.js';
import { startLanguage } from './state/language.js';
import { watchLinks } from './state/places.js';
import { watchPolicy } from './state/policy.js';
import { watchRelay } from './state/relay/relay.js';
import { watchSelection } from './state/selected-row.js';
import { requestSend } from './state/sending.js';
import { watchSharedLinks } from './state/share/opened.js';
import { view, watchView } from './state/view.js';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/banner.css';
import './styles/regions.css';
import './styles/timeline.css';
import './styles/inspect.css';

const root = document.getElementById('console');
void startLanguage().then(() => {
  root?.replaceChildren();
  if (root) render(<Console />, root);
});

effect(() => {
  if (view.value === 'transfer') announce(verdict.value);
});

addEventListener('keydown', (event) => {
  if (event.key !== 'Enter') return;
  if (view.peek() !== 'transfer') return;
  const isShortcut = event.ctrlKey || event.metaKey;
  const isHeld = event.repeat && event.target instanceof HTMLButtonElement;
  if (isShortcut || isHeld) event.preventDefault();
  // A key that is held down must not transfer again and again.
  if (isShortcut && !event.repeat) requestSend();
});

watchSharedLinks();
watchSelection();
watchView();
watchLinks();
watchPolicy();
watchToken();
watchDestinations();
watchCourse();
watchRelay();
void loadCore();
