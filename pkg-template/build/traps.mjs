// @ts-check
/**
 * Turns the panics of a wasm module into traps. Without a console, nobody reads the message of a panic, and it ends in a trap anyway;
 * but the code that writes the messages is part of every module. The standard library comes compiled, so the compiler cannot leave
 * it out.
 */

import { readFileSync, writeFileSync } from 'node:fs';

/** The functions of the standard library that never return, by the start of their names in a module. */
const PANICS = [
  'alloc::alloc::handle_alloc_error',
  'alloc::raw_vec::capacity_overflow',
  'alloc::raw_vec::handle_error',
  'core::cell::panic_',
  'core::option::expect_failed',
  'core::option::unwrap_failed',
  'core::panicking::assert_failed',
  'core::panicking::panic',
  'core::result::unwrap_failed',
  'core::slice::copy_from_slice_impl::len_mismatch_fail',
  'core::slice::index::slice_index_fail',
  'core::str::slice_error_fail',
  '__rustc::rust_begin_unwind',
  'std::alloc::rust_oom',
  'std::panicking::panic_with_hook',
];
/** Functions of a generic type, such as `<alloc::vec::Vec<_, _>>::remove::assert_failed`. */
const PANICS_OF_TYPES = /::assert_failed$/;
/** The hash of a crate, in the names of its functions. */
const CRATE_HASH = /\[[0-9a-f]{16}\]/g;

/**
 * Replaces the functions that panic, and what only they call.
 * @param {string} file
 */
export async function trapPanics(file) {
  const bytes = await withTraps(readFileSync(file), ({ name }) => isPanic(name));
  writeFileSync(file, bytes);
}

/**
 * @typedef {object} WasmFunction
 * @property {string} name
 * @property {readonly string[]} exports the names under which a module exports it
 */

/**
 * Returns a module in which functions trap.
 * @param {Uint8Array} bytes
 * @param {(found: WasmFunction) => boolean} isChosen
 */
export async function withTraps(bytes, isChosen) {
  // Loaded late: a bare machine installs it after this module is read.
  const { default: binaryen } = await import('binaryen');
  const { Features } = binaryen;
  binaryen.setDebugInfo(true);
  const module = binaryen.readBinary(bytes);
  // Those of `wasm-opt` in `crate.mjs`: without them the module is written in a form that Node 20 refuses.
  module.setFeatures(
    Features.BulkMemory |
      Features.Multivalue |
      Features.MutableGlobals |
      Features.NontrappingFPToInt |
      Features.ReferenceTypes |
      Features.SignExt |
      Features.SIMD128,
  );
  const exported = Array.from({ length: module.getNumExports() }, (_, index) =>
    binaryen.getExportInfo(module.getExportByIndex(index)),
  );
  const functions = Array.from({ length: module.getNumFunctions() }, (_, index) =>
    binaryen.getFunctionInfo(module.getFunctionByIndex(index)),
  );
  for (const { name, params, results } of functions) {
    const exports = exported.filter(({ kind, value }) => kind === binaryen.ExternalFunction && value === name);
    if (!isChosen({ name, exports: exports.map((place) => place.name) })) continue;
    module.removeFunction(name);
    module.addFunction(name, params, results, [], module.unreachable());
  }
  const changed = module.emitBinary();
  module.dispose();
  return changed;
}

/** @param {string} name of a function */
function isPanic(name) {
  const plain = name.replace(CRATE_HASH, '');
  return PANICS.some((start) => plain.startsWith(start)) || PANICS_OF_TYPES.test(plain);
}
