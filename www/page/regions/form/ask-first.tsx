import { lazy } from '../../base/lazy.js';
import { texts as pageTexts } from '../../texts/index.js';
import { transferTexts as texts } from '../../texts/transfer.js';
import { useApp } from '../../ui/app-context.js';
import { LazyPart } from '../../ui/lazy-part.js';

const consultation = lazy(async () => (await import('./consultation.js')).Consultation);

/** The choice to ask the target before: then the transfer connects two calls. */
export function AskFirst() {
  const app = useApp();
  const { chooseShape, draft } = app.draft;
  const { shape } = app.fields;
  const { consultations } = app.consultationGate;
  const { phase = 'ended' } = consultations.value?.current.value?.state ?? {};
  const isAsking = phase !== 'ended';
  return (
    <>
      <label class="choice">
        <input
          type="checkbox"
          checked={shape.value.consultative}
          disabled={draft.value.stale}
          onChange={({ currentTarget: { checked } }) => chooseShape({ ...shape.peek(), consultative: checked })}
        />
        {texts.askFirst}
      </label>
      {(shape.value.consultative || isAsking) && <LazyPart part={consultation} texts={pageTexts.request.part} />}
    </>
  );
}
