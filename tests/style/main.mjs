// @ts-check
/**
 * Measures what the style guide (.github/CONTRIBUTING.md) asks for, prints the figures, and fails where one is over its
 * limit: forbidden words, type names that the crate defines twice, import cycles, imports against the page's layers.
 */

import { cyclesOf } from './cycles.mjs';
import { importsOf } from './imports.mjs';
import { layerViolations } from './layers.mjs';
import { proseOf } from './prose.mjs';
import { rustUsesOf } from './rust-uses.mjs';
import { sourcesOf } from './sources.mjs';
import { duplicateTypes } from './types.mjs';
import { forbiddenIn } from './words.mjs';

/** For each 10,000 words of comments, documents and test names. */
const MAX_FORBIDDEN = 5;
const MAX_DUPLICATE_TYPES = 5;

/** @param {string} file */
const isOfThePage = (file) => /^(www|tests)\/page\//.test(file);

const sources = sourcesOf();
const failures = [
  ...checkWords(
    'outside the page',
    sources.filter(({ file }) => !isOfThePage(file)),
    MAX_FORBIDDEN,
  ),
  ...checkWords(
    'the page',
    sources.filter(({ file }) => isOfThePage(file)),
    MAX_FORBIDDEN,
  ),
  ...checkTypes(),
  ...checkCycles('JavaScript and TypeScript', importsOf(sources)),
  ...checkCycles('Rust', rustUsesOf(sources)),
  ...checkLayers(),
];
printLengths();
for (const failure of failures) console.error(`✗ ${failure}`);
process.exitCode = failures.length > 0 ? 1 : 0;

/**
 * @param {string} area
 * @param {readonly import('./sources.mjs').Source[]} files
 * @param {number} limit
 */
function checkWords(area, files, limit) {
  let words = 0;
  /** @type {string[]} */
  const places = [];
  for (const source of files) {
    for (const { line, text, isDoc } of proseOf(source)) {
      words += text.split(/\s+/).filter((word) => /\w/.test(word)).length;
      for (const word of forbiddenIn(text, isDoc)) places.push(`${source.file}:${line} ${word}`);
    }
  }
  const rate = words === 0 ? 0 : (places.length / words) * 10_000;
  console.log(`words, ${area}: ${places.length} forbidden in ${words}, ${rate.toFixed(1)} per 10,000`);
  if (process.argv.includes('--places')) for (const place of places) console.log(`  ${place}`);
  if (rate <= limit) return [];
  return [
    `Forbidden words, ${area}: expected at most ${limit} per 10,000, found ${rate.toFixed(1)}. ` +
      'List them with: node tests/style/main.mjs --places',
  ];
}

function checkTypes() {
  const duplicates = duplicateTypes(sources);
  console.log(`type names defined twice in the crate: ${duplicates.length}`);
  for (const { name, files } of duplicates) console.log(`  ${name}: ${files.join(', ')}`);
  if (duplicates.length <= MAX_DUPLICATE_TYPES) return [];
  return [
    `Type names defined twice: expected at most ${MAX_DUPLICATE_TYPES}, found ${duplicates.length}. Qualify them.`,
  ];
}

/**
 * @param {string} area
 * @param {ReadonlyMap<string, ReadonlySet<string>>} imports
 */
function checkCycles(area, imports) {
  const cycles = cyclesOf(imports);
  const files = cycles.flat().length;
  console.log(`import cycles, ${area}: ${cycles.length} (${files} files)`);
  for (const cycle of cycles) console.log(`  ${cycle.join(' ')}`);
  return cycles.length > 0 ? [`Import cycles, ${area}: expected 0, found ${cycles.length}.`] : [];
}

function checkLayers() {
  const violations = layerViolations(importsOf(sources));
  console.log(`imports against the layers of the page: ${violations.length}`);
  for (const violation of violations) console.log(`  ${violation}`);
  return violations.length > 0
    ? [`Imports against the layers of the page: expected 0, found ${violations.length}.`]
    : [];
}

function printLengths() {
  for (const area of ['src', 'pkg-template', 'www/server', 'www/page', 'tests']) {
    const lengths = sources
      .filter(({ file, language }) => file.startsWith(`${area}/`) && language !== 'markdown')
      .map(({ text }) => text.split('\n').length - 1);
    const sum = lengths.reduce((total, length) => total + length, 0);
    const mean = Math.round(sum / Math.max(1, lengths.length));
    console.log(`lines, ${area}: ${lengths.length} files, mean ${mean}, longest ${Math.max(0, ...lengths)}`);
  }
}
