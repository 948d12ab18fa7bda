//! Bodies that were changed by accident or on purpose: a result or an error, and the same as a strict parser says.

use graph_call_transfer::notification::{Batch, BatchKind};
use proptest::prelude::*;

use crate::fixtures::fixtures;

/// Reads a body as this library and as `serde_json`, which must agree on what is JSON, and on what was kept.
fn agree(body: &[u8]) {
    let read = Batch::read(body);
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    match (read, serde_json::from_slice::<&serde_json::value::RawValue>(body)) {
        (Ok(batch), Err(_)) => assert_eq!(batch.kind, BatchKind::Empty),
        (Err(error), Ok(_)) => {
            assert!(error.limit().is_some() || std::str::from_utf8(body).is_err(), "{error}");
        }
        (Ok(batch), Ok(_)) => {
            for notification in batch.notifications {
                assert!(serde_json::from_str::<&serde_json::value::RawValue>(notification.raw).is_ok());
            }
        }
        (Err(_), Err(_)) => {}
    }
}

fn any_fixture() -> impl Strategy<Value = Vec<u8>> {
    let fixtures: Vec<Vec<u8>> = fixtures().into_iter().map(|(_, body)| body).collect();
    proptest::sample::select(fixtures)
}

/// Pieces of JSON, in an order that is rarely right.
fn pieces() -> impl Strategy<Value = String> {
    let piece = proptest::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\"value\":",
        "\"resourceUrl\":",
        "\"/app/calls/1\"",
        "\"resourceData\":",
        "\"state\":",
        "\"terminated\"",
        "\"resultInfo\":",
        "\"code\":",
        "7015",
        "-0",
        "1.5e+3",
        "01",
        "true",
        "null",
        " ",
        "\n",
        "\\u00e9",
        "é",
        "\\ud800",
        "{}",
        "[]",
        "\"\"",
        "\"a\":1",
        "\u{1}",
    ]);
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn flipped_bits_give_a_result_or_an_error(
        body in any_fixture(),
        flips in proptest::collection::vec((any::<proptest::sample::Index>(), 0_u8..8), 1..6),
    ) {
        let mut body = body;
        for (at, bit) in flips {
            let at = at.index(body.len());
            body[at] ^= 1 << bit;
        }
        agree(&body);
    }

    #[test]
    fn pieces_that_are_moved_give_a_result_or_an_error(
        body in any_fixture(),
        ends in proptest::collection::vec(any::<proptest::sample::Index>(), 4),
    ) {
        let mut ends: Vec<usize> = ends.iter().map(|end| end.index(body.len())).collect();
        ends.sort_unstable();
        let [a, b, c, d] = ends[..] else { unreachable!() };
        let moved = [&body[..a], &body[c..d], &body[b..c], &body[a..b], &body[d..]].concat();
        agree(&moved);
    }

    #[test]
    fn any_pieces_of_json_give_a_result_or_an_error(text in pieces()) {
        agree(text.as_bytes());
    }

    #[test]
    fn any_bytes_give_a_result_or_an_error(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
        agree(&bytes);
    }
}
