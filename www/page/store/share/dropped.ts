import { MAX_LENGTH } from '../../model/recording-file.js';
import { historyTexts } from '../../texts/history.js';
import { type App, lateStore } from '../app.js';
import { createInspect } from '../inspect.js';
import { createImportExport } from './import-export.js';

/** Takes a file that was dropped: recordings into the history, a draft into the form, any other text into Inspect. */
export async function takeFile(app: App, file: File): Promise<void> {
  const { announcer, core, view } = app;
  await core.core.load();
  const text = file.size > MAX_LENGTH ? undefined : await file.text().catch(() => undefined);
  if (text === undefined) {
    announcer.announce(() => historyTexts.unreadable);
    return;
  }
  const result = lateStore(app, createImportExport).importText(text);
  if (result.kind === 'draft') return;
  if (result.kind === 'taken') {
    view.goToView('history');
    announcer.announce(() => historyTexts.imported(result.taken, result.present));
  } else {
    view.goToView('inspect');
    lateStore(app, createInspect).paste(text);
  }
}
