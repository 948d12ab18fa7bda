// @ts-check
/** The streams that a command writes to: width, colours, and a reader that has gone. */

/** @import { Output, Style } from './command.js' */

const MAX_WIDTH = 100;
const MIN_WIDTH = 40;

/** The escape sequences that begin and end a mark (ECMA-48). */
const MARKS = /** @type {const} */ ({
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
});

/**
 * Creates the output on a stream.
 * @param {NodeJS.WriteStream} stream
 * @param {() => void} onBroken called when the reader of the stream has gone
 * @returns {Output}
 */
export function createOutput(stream, onBroken) {
  let isBroken = false;
  stream.on('error', (error) => {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPIPE') throw error;
    isBroken = true;
    onBroken();
  });
  const style = createStyle(hasColours(stream));
  /** @param {string} text */
  const write = (text) => {
    if (!isBroken) stream.write(text);
  };
  return {
    isTerminal: stream.isTTY === true,
    get width() {
      return Math.max(MIN_WIDTH, Math.min(stream.columns ?? MAX_WIDTH, MAX_WIDTH));
    },
    style,
    write,
    line: (text = '') => write(`${text}\n`),
    json: (value, form = 'document') => write(`${JSON.stringify(value, null, form === 'line' ? 0 : 2)}\n`),
  };
}

/**
 * Returns whether a stream shows colours: `NO_COLOR` and `FORCE_COLOR` decide first, as in other programs.
 * @param {NodeJS.WriteStream} stream
 */
function hasColours(stream) {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  return stream.isTTY === true && stream.hasColors();
}

/**
 * @param {boolean} isColoured
 * @returns {Style}
 */
function createStyle(isColoured) {
  const marks = Object.entries(MARKS).map(([name, [begin, end]]) => {
    const mark = (/** @type {string} */ text) => (isColoured ? `\u001b[${begin}m${text}\u001b[${end}m` : text);
    return [name, mark];
  });
  return Object.fromEntries(marks);
}
