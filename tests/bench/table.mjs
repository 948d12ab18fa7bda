// @ts-check
/** Tables in Markdown whose columns line up, so that a terminal shows them well too. */

/**
 * @typedef {object} Table
 * @property {string} title
 * @property {readonly string[]} head
 * @property {readonly (readonly string[])[]} rows words in the first column and in one named "aim", numbers elsewhere
 * @property {boolean} [inWords] whether there are words in all columns
 * @property {readonly string[]} notes lines below it
 */

/** @param {Table} table */
export function printTable({ title, head, rows, notes, inWords = false }) {
  const columns = head.map((name, at) => ({
    width: Math.max(...[head, ...rows].map((row) => row[at]?.length ?? 0)),
    isWords: inWords || at === 0 || name === 'aim',
  }));
  /** @param {readonly string[]} cells */
  const printRow = (cells) => {
    const padded = columns.map(({ width, isWords }, at) =>
      isWords ? (cells[at] ?? '').padEnd(width) : (cells[at] ?? '').padStart(width),
    );
    console.log(`| ${padded.join(' | ')} |`);
  };
  console.log(`\n${title}\n`);
  printRow(head);
  printRow(columns.map(({ width, isWords }) => (isWords ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)));
  for (const row of rows) printRow(row);
  if (notes.length > 0) console.log(`\n${notes.join('\n')}`);
}
