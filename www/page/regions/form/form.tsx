import { lazy } from '../../base/lazy.js';
import { texts as pageTexts } from '../../texts/index.js';
import { transferTexts as texts } from '../../texts/transfer.js';
import { useApp } from '../../ui/app-context.js';
import { LazyPart } from '../../ui/lazy-part.js';
import { AskFirst } from './ask-first.js';
import { CallCards, Participants } from './call-cards.js';
import { SendBar } from './send-bar.js';
import { TargetField } from './target-field.js';

const confirmLive = lazy(async () => (await import('./confirm-live.js')).ConfirmLive);

/** The form of an operator: who is on the line, and where the call goes. */
export function TransferForm() {
  const { busy, sending } = useApp().sending;
  // It stays in the page: a dialog that closes returns the focus.
  const isConfirmWanted = sending.value.kind === 'confirming' || confirmLive.state.value.kind === 'ready';
  return (
    <form
      id="form"
      class="region form"
      aria-labelledby="form-title"
      aria-busy={busy.value}
      noValidate
      onSubmit={(event) => event.preventDefault()}
    >
      <h2 id="form-title" class="quiet" tabIndex={-1}>
        {texts.title}
      </h2>
      <CallCards />
      <Participants />
      <TargetField />
      <AskFirst />
      <SendBar />
      {isConfirmWanted && <LazyPart part={confirmLive} texts={pageTexts.request.part} />}
    </form>
  );
}
