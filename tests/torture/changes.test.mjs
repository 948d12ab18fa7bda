// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { functionsIn, mutantsOf } from './changes.mjs';

test('functions of a source are those of its first level', () => {
  const source =
    'export async function one() {\n  function inner() {}\n}\nfunction two() {}\nconst three = () => {};\n';
  assert.deepEqual(functionsIn(source), ['one', 'two']);
});

test('mutants have one change each, outside of texts, and in one function', () => {
  const text =
    'function a(b){return b>1}function c(d,{e}){if(d<=2&&e!=="a && b"){throw d}f(()=>!d)}function g(){return 1+1}';
  const changed = mutantsOf(text, 'c').map(({ mutated }) =>
    mutated.slice(text.indexOf('function c'), text.indexOf('function g')),
  );
  assert.deepEqual(
    mutantsOf(text, 'c').map(({ description }) => /⟦(.*)⟧/.exec(description)?.[1]),
    ['<=→<', '<=→>', '&&→||', '!==→===', 'throw →void ', '!→'],
  );
  assert.match(changed[0] ?? '', /if\(d<2&&e!=="a && b"\)\{throw d\}/);
  assert.match(changed[5] ?? '', /f\(\(\)=>d\)/);
  assert.throws(() => mutantsOf(text, 'h'), /no function h/);
});
