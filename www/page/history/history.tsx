import { watchVisits } from '../state/recording/visited.js';
import '../styles/history.css';
import { Comparison } from './comparison.js';
import { Import } from './import.js';
import { Keep } from './keep.js';
import { Recordings } from './recordings.js';

/** The History view: what was recorded, how it is kept and taken along, and how two compare. */
export function History() {
  return (
    <>
      <Recordings />
      <div class="findings">
        <Comparison />
        <Import />
        <Keep />
      </div>
    </>
  );
}

watchVisits();
