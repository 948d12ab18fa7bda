//! The header `Retry-After`.

use super::moment::Moment;
use crate::json::decimal;

/// The maximum wait, in seconds: one year.
pub(super) const MAX_SECONDS: f64 = 31_536_000.0;

/// Parses `Retry-After` into seconds: whole or decimal seconds, or an HTTP date in any of its three forms, relative to `now_ms`.
///
/// `now_ms` is in milliseconds since 1970. A past date is 0. Of several values in one header the longest wait
/// counts. Any other text is `None`. The maximum is one year.
pub(super) fn retry_after_seconds(header: &str, now_ms: f64) -> Option<f64> {
    let seconds =
        header.split(',').map(seconds).try_fold(0.0, |longest, next| next.map(|next| next.max(longest)));
    let seconds =
        seconds.or_else(|| Some(Moment::parse(header)?.milliseconds() / 1_000.0 - now_ms / 1_000.0))?;
    (!seconds.is_nan()).then(|| seconds.clamp(0.0, MAX_SECONDS))
}

/// Parses plain seconds: `-1` and `1e9` are invalid in this header.
fn seconds(text: &str) -> Option<f64> {
    let text = text.trim();
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    is_plain.then(|| decimal(text)).flatten()
}
