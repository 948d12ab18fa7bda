import { formTexts } from '../../texts/form.js';
import { useApp } from '../../ui/app-context.js';

/** The places of the parties, as in the ladder; the names below have a third of the width each. */
const TRANSFEREE = 50;
const TRANSFEROR = 150;
const TARGET = 250;

/** Who is in a call with whom, now and after the transfer. */
export function WhoIsWho() {
  const { shape } = useApp().fields;
  const { group, phone, consultative } = shape.value;
  const { transferee, transferor, transferTarget, picture, now, afterwards } = formTexts.whoIsWho;
  return (
    <div class="who-is-who" role="img" aria-label={picture(shape.value)}>
      <svg class="sketch" aria-hidden="true" viewBox="0 0 300 62">
        {group ? <GroupCall /> : <Call from={TRANSFEREE} to={TRANSFEROR} />}
        {consultative && <Call from={TRANSFEROR} to={TARGET} />}
        <path class="afterwards" d={`M${TRANSFEREE} 40C${TRANSFEREE} 66 ${TARGET} 66 ${TARGET} 46`} />
        <path class="arrived" d={`M${TARGET} 38l-5 9h10z`} />
        <Person x={TRANSFEREE} />
        <Person x={TRANSFEROR} />
        {phone ? <Telephone x={TARGET} /> : <Person x={TARGET} />}
      </svg>
      <ul>
        <li>{transferee}</li>
        <li>{transferor}</li>
        <li>{transferTarget}</li>
      </ul>
      <p>
        <Key of="now" /> {now} <Key of="afterwards" /> {afterwards}
      </p>
    </div>
  );
}

/** A call that the transfer ends. */
function Call({ from, to }: { readonly from: number; readonly to: number }) {
  return <path class="now" d={`M${from + 20} 20H${to - 20}`} />;
}

/** The others stay with the transferor. */
function GroupCall() {
  return (
    <>
      <rect class="now" x={TRANSFEREE - 22} y={2} width={TRANSFEROR - TRANSFEREE + 44} height={36} rx={18} />
      <Person x={(TRANSFEREE + TRANSFEROR) / 2} />
    </>
  );
}

function Person({ x }: { readonly x: number }) {
  return (
    <>
      <circle class="solid" cx={x} cy={14} r={6} />
      <path class="solid" d={`M${x - 11} 34c0 -16 22 -16 22 0z`} />
    </>
  );
}

function Telephone({ x }: { readonly x: number }) {
  return (
    <>
      <rect class="now" x={x - 8} y={6} width={16} height={28} rx={3} />
      <path class="now" d={`M${x - 3} 10h6M${x - 1} 29h2`} />
    </>
  );
}

/** The meaning of a line. */
function Key({ of }: { readonly of: 'now' | 'afterwards' }) {
  return (
    <svg class="key" aria-hidden="true" viewBox="0 0 24 8">
      <path class={of} d="M0 4h24" />
    </svg>
  );
}
