import { watchPasted } from '../state/inspect/pasted.js';
import { Contents } from './contents.js';
import { Paste } from './paste.js';
import { Verdicts } from './verdicts.js';

/** The Inspect view: what was pasted, what it says of transfers, and what is in it. */
export function Inspect() {
  return (
    <>
      <Paste />
      <div class="findings">
        <Verdicts />
        <Contents />
      </div>
    </>
  );
}

watchPasted();
