import '../../styles/inspect.css';
import { Contents } from './contents.js';
import { Paste } from './paste.js';
import { Verdicts } from './verdicts.js';

/** The Inspect view: a pasted text, its transfers, and its contents. */
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
