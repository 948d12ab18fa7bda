import { texts } from '../../texts/index.js';
import { useApp } from '../../ui/app-context.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';

/** Asks before the first transfer that reaches real people. */
export function ConfirmLive() {
  const app = useApp();
  const { http } = app.checks;
  const { destination } = app.destinations;
  const { confirmSend, sending } = app.sending;
  return (
    <ConfirmDialog
      id="confirm-title"
      texts={{ title: texts.send.confirmTitle, yes: texts.send.confirmYes, no: texts.send.confirmNo }}
      isOpen={sending.value.kind === 'confirming'}
      onAnswer={confirmSend}
    >
      <p>
        {destination.value === 'custom'
          ? texts.send.confirmCustom
          : texts.send.confirm(texts.banner.destinations[destination.value])}
      </p>
      <p class="address">{http.value?.url}</p>
    </ConfirmDialog>
  );
}
