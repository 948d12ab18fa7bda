// @ts-check
/** The table at the end of a run. */

import { seconds } from '../../pkg-template/build/steps.mjs';

/** @param {readonly import('./torture.mjs').Result[]} results */
export function printTable(results) {
  console.log('\n| attack | passes | time | figures | findings |\n|---|---:|---:|---|---|');
  for (const { name, passes, milliseconds, figures, finding, isSkipped = false } of results) {
    const shown = [...figures].map(([figure, number]) => `${number.toLocaleString('en')} ${figure}`).join(', ');
    const cells = isSkipped
      ? [name, 'not run', '', '', '']
      : [name, passes, seconds(milliseconds), shown, finding === undefined ? 'none' : '**1**'];
    console.log(`| ${cells.join(' | ')} |`);
  }
  for (const { name, finding } of results) {
    if (finding !== undefined) console.log(`\n${name}: ${finding}`);
  }
}
