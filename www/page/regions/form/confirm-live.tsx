import { useEffect, useRef } from 'preact/hooks';
import { texts } from '../../texts/index.js';
import { useApp } from '../../ui/app-context.js';

/** Asks before the first transfer that reaches real people. */
export function ConfirmLive() {
  const app = useApp();
  const { http } = app.checks;
  const { destination } = app.destinations;
  const { confirmSend, sending } = app.sending;
  const dialog = useRef<HTMLDialogElement>(null);
  const asking = sending.value.kind === 'confirming';
  useEffect(() => {
    if (asking) dialog.current?.showModal();
    else dialog.current?.close();
  }, [asking]);
  useEffect(() => {
    if (!asking) return;
    // The address leads away, to another view or another draft: what was asked about is no longer what is seen.
    const leave = () => confirmSend(false);
    addEventListener('hashchange', leave);
    return () => removeEventListener('hashchange', leave);
  }, [asking]);

  return (
    <dialog ref={dialog} aria-labelledby="confirm-title" onCancel={() => confirmSend(false)}>
      <h2 id="confirm-title">{texts.send.confirmTitle}</h2>
      <p>
        {destination.value === 'custom'
          ? texts.send.confirmCustom
          : texts.send.confirm(texts.banner.destinations[destination.value])}
      </p>
      <p class="address">{http.value?.url}</p>
      <div class="buttons">
        <button type="button" onClick={() => confirmSend(false)}>
          {texts.send.confirmNo}
        </button>
        <button type="button" class="danger" onClick={() => confirmSend(true)}>
          {texts.send.confirmYes}
        </button>
      </div>
    </dialog>
  );
}
