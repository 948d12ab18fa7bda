import { destination } from '../state/destination.js';
import { opened, undoOpening } from '../state/share/opened.js';
import { texts } from '../texts/index.js';

/** Says that the draft came from a link or a file, so that nobody sends what they have not looked at. */
export function OpenedDraft() {
  const last = opened.value;
  if (!last) return null;
  const isMangled = last.kind === 'mangled';
  const close = () => {
    opened.value = undefined;
  };
  return (
    <div class="notice opened-draft" data-tone={isMangled ? 'danger' : 'warning'} role="alert">
      {isMangled ? (
        <p>{texts.share.mangled[last.source]}</p>
      ) : (
        <>
          <p>
            <strong>{texts.share.opened[last.source]}</strong> {texts.share.nothingSent}
          </p>
          {last.wanted && last.wanted !== destination.value && <p>{texts.share.notChosen(last.wanted)}</p>}
        </>
      )}
      <div class="buttons">
        {!isMangled && (
          <button type="button" onClick={undoOpening}>
            {texts.share.undo}
          </button>
        )}
        <button type="button" onClick={close}>
          {texts.share.dismiss}
        </button>
      </div>
    </div>
  );
}
