//! Counts the bytes that parsers read, so that a test can prove that parsing takes time in proportion to the text.
//!
//! Times vary with the machine and its load, but this count does not. Outside of tests it costs nothing.

#[cfg(test)]
thread_local! {
    static VISITED: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Adds to the count. Call it wherever a parser reads a part of the text that has no fixed length.
#[inline]
pub(crate) fn visit(bytes: usize) {
    #[cfg(test)]
    VISITED.set(VISITED.get() + bytes);
    let _ = bytes;
}

/// Returns the number of bytes that `run` reads.
#[cfg(all(test, not(target_family = "wasm")))]
pub(crate) fn visited_by(run: impl FnOnce()) -> usize {
    let before = VISITED.get();
    run();
    VISITED.get() - before
}

#[cfg(all(test, not(target_family = "wasm")))]
pub(crate) mod tests;
