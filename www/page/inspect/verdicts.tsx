import { Sentence } from '../sentence.js';
import { announced, followed, pasted } from '../state/inspect/pasted.js';
import { texts } from '../texts/inspect.js';
import { Call } from './call.js';
import { First } from './first.js';

/** The region that says, call by call, what became of the transfer. */
export function Verdicts() {
  const { calls } = followed.value;
  return (
    <section class="region verdicts" aria-labelledby="verdicts-title">
      <h2 id="verdicts-title" tabIndex={-1}>
        {texts.verdicts.title}
      </h2>
      {calls.length === 0 ? (
        <NoVerdict />
      ) : (
        <First
          items={calls}
          more={texts.verdicts.more}
          show={(call) => <Call key={call.status.callId} call={call} />}
        />
      )}
    </section>
  );
}

/** Why there is no verdict, and what to do. */
function NoVerdict() {
  const { found } = pasted.value;
  if (found.length === 0) return <p class="empty">{texts.verdicts.empty}</p>;
  const isReadable = found.some((one) => one.kind === 'read' && one.body.batch.kind === 'graph');
  if (!isReadable) return <p>{texts.verdicts.nothingRead}</p>;
  return (
    <>
      <p>
        <Sentence text={texts.verdicts.noTransfer} />
      </p>
      {!announced.value && followed.value.others > 0 && <p>{texts.verdicts.notAnnounced}</p>}
    </>
  );
}
