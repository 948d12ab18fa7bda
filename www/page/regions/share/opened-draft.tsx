import { shareTexts } from '../../texts/share.js';
import { useApp } from '../../ui/app-context.js';

/** The notice that a draft came from a link or a file, so that the operator reviews it, or that a recording came from a link. */
export function OpenedDraft() {
  const app = useApp();
  const { destination } = app.destinations;
  const { opened, undoOpening } = app.opened;
  const last = opened.value;
  if (!last) return null;
  const close = () => {
    opened.value = undefined;
  };
  return (
    <div class="notice opened-draft" data-tone={last.kind === 'damaged' ? 'danger' : 'warning'} role="alert">
      {last.kind === 'damaged' && <p>{shareTexts.damaged[last.source]}</p>}
      {last.kind === 'recording' && <p>{shareTexts.openedRecording}</p>}
      {last.kind === 'opened' && (
        <>
          <p>
            <strong>{shareTexts.opened[last.source]}</strong> {shareTexts.nothingSent}
          </p>
          {last.wanted && last.wanted !== destination.value && <p>{shareTexts.notChosen(last.wanted)}</p>}
        </>
      )}
      <div class="buttons">
        {last.kind === 'opened' && (
          <button type="button" onClick={undoOpening}>
            {shareTexts.undo}
          </button>
        )}
        <button type="button" onClick={close}>
          {shareTexts.dismiss}
        </button>
      </div>
    </div>
  );
}
