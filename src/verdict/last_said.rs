//! What was said last: Graph says the same of most calls.

use std::sync::Arc;

use super::evidence::Said;
use super::phase::EvidenceKind;
use crate::notification::Entry;

/// What was said last, of each kind of evidence. Transfers that hear the same share it, so that it takes no time and no memory of
/// its own.
#[derive(Debug, Default)]
pub(super) struct LastSaid([Option<Arc<Said>>; EvidenceKind::WORDS.len()]);

impl LastSaid {
    /// What a notification says.
    #[inline(always)]
    pub(super) fn of(&mut self, kind: EvidenceKind, entry: &Entry, body: &[u8]) -> Arc<Said> {
        let last = self.0.get_mut(kind as usize);
        if let Some(Some(said)) = &last
            && said.is_said_by(entry, body)
        {
            return Arc::clone(said);
        }
        let said = Arc::new(Said::of(entry, body));
        if let Some(last) = last {
            *last = Some(Arc::clone(&said));
        }
        said
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notification::Scan;

    #[test]
    fn what_is_shared_is_exactly_what_was_said() {
        let result = |result: &str| format!(r#""state": "established", "resultInfo": {{ {result} }}"#);
        let long = |end: &str| result(&format!(r#""message": "{}{end}""#, "x".repeat(256)));
        let said = [
            String::new(),
            r#""state": "established""#.to_owned(),
            r#""state": "parked""#.to_owned(),
            r#""state": "Parked""#.to_owned(),
            r#""mediaState": { "audio": "active" }"#.to_owned(),
            r#""terminationReason": "AppTransferred""#.to_owned(),
            result(r#""code": 500"#),
            result(r#""code": 500, "subcode": 7000"#),
            result(r#""code": 500, "subcode": 7000, "message": "no""#),
            result(r#""code": 500, "subcode": 7000, "message": "n\u006f""#),
            result(r#""code": 500, "subcode": 7000, "message": "no""#).replace("no", r"\\u006eo"),
            result(r#""code": 500, "subcode": "word""#),
            long(""),
            long("y"),
        ];
        let mut last = LastSaid::default();
        let (mut scan, mut shared) = (Scan::default(), 0);
        // Each after each, also after itself.
        for (first, second) in said.iter().flat_map(|first| said.iter().map(move |second| (first, second))) {
            let told = [first, second].map(|data| {
                let body = format!(
                    r#"{{ "value": [ {{ "resourceUrl": "/communications/calls/7", "resourceData": {{ {data} }} }} ] }}"#
                );
                scan.read(body.as_bytes()).unwrap();
                let said = last.of(EvidenceKind::Other, &scan.entries[0], body.as_bytes());
                assert_eq!(*said, Said::of(&scan.entries[0], body.as_bytes()), "{data} after {first}");
                said
            });
            shared += usize::from(Arc::ptr_eq(&told[0], &told[1]));
        }
        assert!(shared >= said.len(), "only {shared} were shared");
    }
}
