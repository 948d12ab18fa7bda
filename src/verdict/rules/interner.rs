//! Sharing of equal evidence: Graph sends the same about most calls.

use std::sync::Arc;

use super::evidence::EvidenceDetails;
use super::phase::EvidenceKind;
use crate::notification::Entry;

/// The last details of each kind of evidence. Transfers that receive the same share it, so that it takes no time and no memory of
/// its own.
#[derive(Debug, Default)]
pub(crate) struct DetailsInterner([Option<Arc<EvidenceDetails>>; EvidenceKind::WORDS.len()]);

impl DetailsInterner {
    /// Returns the details of a notification.
    #[inline(always)]
    pub(crate) fn intern(&mut self, kind: EvidenceKind, entry: &Entry, body: &[u8]) -> Arc<EvidenceDetails> {
        let last = self.0.get_mut(kind as usize);
        if let Some(Some(details)) = &last
            && details.equals_entry(entry, body)
        {
            return Arc::clone(details);
        }
        let details = Arc::new(EvidenceDetails::from_entry(entry, body));
        if let Some(last) = last {
            *last = Some(Arc::clone(&details));
        }
        details
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notification::Scan;

    #[test]
    fn interned_details_equal_parsed_details() {
        let result = |result: &str| format!(r#""state": "established", "resultInfo": {{ {result} }}"#);
        let long = |end: &str| result(&format!(r#""message": "{}{end}""#, "x".repeat(256)));
        let members = [
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
        let mut interner = DetailsInterner::default();
        let (mut scan, mut shared) = (Scan::default(), 0);
        // Each after each, also after itself.
        for (first, second) in
            members.iter().flat_map(|first| members.iter().map(move |second| (first, second)))
        {
            let pair = [first, second].map(|data| {
                let body = format!(
                    r#"{{ "value": [ {{ "resourceUrl": "/communications/calls/7", "resourceData": {{ {data} }} }} ] }}"#
                );
                scan.read(body.as_bytes()).unwrap();
                let details = interner.intern(EvidenceKind::Other, &scan.entries[0], body.as_bytes());
                let parsed = EvidenceDetails::from_entry(&scan.entries[0], body.as_bytes());
                assert_eq!(*details, parsed, "{data} after {first}");
                details
            });
            shared += usize::from(Arc::ptr_eq(&pair[0], &pair[1]));
        }
        assert!(shared >= members.len(), "only {shared} were shared");
    }
}
