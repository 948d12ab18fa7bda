import type { App } from '../app.js';

/** Takes files that are dropped anywhere on the page. A field that takes a file itself has done so. */
export function watchDrops(app: App): void {
  const { window } = app.env;
  window.addEventListener('dragover', (event) => {
    if ((event as DragEvent).dataTransfer?.types.includes('Files')) event.preventDefault();
  });
  window.addEventListener('drop', (event) => {
    const file = (event as DragEvent).dataTransfer?.files[0];
    if (!file || event.defaultPrevented) return;
    event.preventDefault();
    void import('./dropped.js').then(({ takeFile }) => takeFile(app, file));
  });
}
