import { shareTexts } from '../../texts/share.js';
import { useApp } from '../../ui/app-context.js';

/** The notice that the draft came from a link or a file, so that the operator reviews it. */
export function OpenedDraft() {
  const app = useApp();
  const { destination } = app.destinations;
  const { opened, undoOpening } = app.opened;
  const last = opened.value;
  if (!last) return null;
  const isDamaged = last.kind === 'damaged';
  const close = () => {
    opened.value = undefined;
  };
  return (
    <div class="notice opened-draft" data-tone={isDamaged ? 'danger' : 'warning'} role="alert">
      {isDamaged ? (
        <p>{shareTexts.damaged[last.source]}</p>
      ) : (
        <>
          <p>
            <strong>{shareTexts.opened[last.source]}</strong> {shareTexts.nothingSent}
          </p>
          {last.wanted && last.wanted !== destination.value && <p>{shareTexts.notChosen(last.wanted)}</p>}
        </>
      )}
      <div class="buttons">
        {!isDamaged && (
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
