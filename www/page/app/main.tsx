import { render } from 'preact';
import { announcer, timelineDetails } from '../regions/timeline/timeline.js';
import { createApp } from '../store/app.js';
import { browserEnv } from '../store/env.js';
import { watchDrops } from '../store/share/drop-target.js';
import { AppContext } from '../ui/app-context.js';
import { watchPointer } from '../ui/press.js';
import { Console } from './console.js';
import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/controls.css';
import '../styles/banner.css';
import '../styles/regions.css';
import '../styles/transfer.css';
import '../styles/operator-form.css';
import '../styles/outcome.css';
import '../styles/menus.css';
import '../styles/timeline.css';

const app = createApp(browserEnv());
void app.core.core.load().then(() => {
  void timelineDetails.preload();
  void announcer.preload();
});

const root = document.getElementById('console');
void app.languages.start().then(() => {
  root?.replaceChildren();
  if (root) {
    render(
      <AppContext.Provider value={app}>
        <Console />
      </AppContext.Provider>,
      root,
    );
  }
});

watchPointer();
// The first paint does not need the shortcuts, and everything that they do has a button.
import('../regions/keyboard/watch-keyboard.js').then(({ watchKeyboard }) => watchKeyboard(app)).catch(() => {});
watchDrops(app);
app.start();
