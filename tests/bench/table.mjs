// @ts-check
/** Tables in Markdown with aligned columns, so that they can be read in a terminal too. */

/**
 * @typedef {object} Table
 * @property {string} title
 * @property {readonly string[]} head
 * @property {readonly (readonly string[])[]} rows words in the first column and in one named "aim", numbers elsewhere
 * @property {boolean} [inWords] whether all columns contain words
 * @property {readonly string[]} notes lines below the table
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
