// @ts-check
/** Prints the lines of the steps: those that run stay at the bottom of a terminal, and are logged from time to time without one. */

const IS_LIVE = Boolean(process.stdout.isTTY);
const REDRAW_MS = 250;
/** Without a terminal: when the running steps are logged, so that a log shows the reason of a wait. */
const FIRST_LOG_MS = 10_000;
const NEXT_LOGS_MS = 60_000;

/** @typedef {{ running(): string }} Row a step that runs, as one line of text */

/** @type {Set<Row>} */
const rows = new Set();
let drawn = 0;
/** @type {NodeJS.Timeout | undefined} */
let timer;

/**
 * Shows a step until `removeRow` is called.
 * @param {Row} row
 */
export function addRow(row) {
  rows.add(row);
  if (timer === undefined) start();
}

/**
 * Replaces the line of a running step by its last one.
 * @param {Row} row
 * @param {string} text
 */
export function removeRow(row, text) {
  rows.delete(row);
  print(text);
  if (rows.size > 0) return;
  clearTimeout(timer);
  timer = undefined;
}

/**
 * Prints a line above those of the running steps.
 * @param {string} text
 */
export function print(text) {
  erase();
  console.log(text);
  draw();
}

function start() {
  timer = IS_LIVE ? setInterval(redraw, REDRAW_MS) : setTimeout(log, FIRST_LOG_MS);
  // The steps keep the process alive, not their lines.
  timer.unref();
}

function log() {
  console.log(`… ${[...rows].map((row) => row.running()).join('\n… ')}`);
  timer = setTimeout(log, NEXT_LOGS_MS).unref();
}

function redraw() {
  erase();
  draw();
}

function erase() {
  if (drawn > 0) process.stdout.write(`\x1b[${drawn}A\x1b[J`);
  drawn = 0;
}

function draw() {
  if (!IS_LIVE) return;
  // A line that wraps would take two rows of the screen, of which one would stay.
  const width = process.stdout.columns - 3;
  for (const row of rows) process.stdout.write(`… ${row.running().slice(0, width)}\n`);
  drawn = rows.size;
}
