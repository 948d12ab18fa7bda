//! Reads resource paths such as `/communications/calls/{id}/participants`.

use super::span::ByteSpan;

/// The resource of a notification, by its path alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Resource {
    Call,
    Roster,
    Operation,
    ContentSharing,
    /// Another resource of a call.
    OfCall,
    /// A resource outside of calls.
    Elsewhere,
}

/// The parts of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Path {
    pub(crate) resource: Resource,
    /// The call id, unchanged.
    pub(crate) call: ByteSpan,
    /// The id of the operation or session, unchanged.
    pub(crate) item: ByteSpan,
}

impl Path {
    const ELSEWHERE: Self =
        Self { resource: Resource::Elsewhere, call: ByteSpan::ABSENT, item: ByteSpan::ABSENT };

    /// Reads a path: `/communications` or the older `/app`, with or without a version or a host in front, in any case.
    /// Slashes may be escaped, as some JSON serializers do.
    pub(crate) fn read(path: ByteSpan, body: &[u8]) -> Self {
        if let Some(call) = plain_call(path, body) {
            return Self { resource: Resource::Call, call, item: ByteSpan::ABSENT };
        }
        Self::read_steps(path, body)
    }

    #[inline(never)]
    fn read_steps(path: ByteSpan, body: &[u8]) -> Self {
        let mut steps = Steps { body, at: path.start(), end: path.end() };
        let is = |step: ByteSpan, words: &[&str]| {
            words.iter().any(|word| step.of(body).eq_ignore_ascii_case(word.as_bytes()))
        };
        let mut step = steps.next();
        if is(step, &["https:"]) {
            // An empty step, or the host.
            steps.next();
            steps.next();
            step = steps.next();
        } else if step.is_empty() {
            step = steps.next();
        }
        if is(step, &["v1.0", "beta"]) {
            step = steps.next();
        }
        if !is(step, &["communications", "app"]) || !is(steps.next(), &["calls"]) {
            return Self::ELSEWHERE;
        }
        let call = steps.next();
        if call.is_empty() || call.of(body).iter().any(|byte| matches!(byte, b'?' | b'#' | b'\\')) {
            return Self::ELSEWHERE;
        }
        let part = steps.next();
        let item = steps.next();
        let resource = if steps.at <= steps.end {
            Resource::OfCall
        } else if part.is_empty() && item.is_empty() {
            Resource::Call
        } else if is(part, &["participants"]) && item.is_empty() {
            Resource::Roster
        } else if is(part, &["operations"]) {
            Resource::Operation
        } else if is(part, &["contentsharingsessions"]) {
            Resource::ContentSharing
        } else {
            Resource::OfCall
        };
        let has_item = matches!(resource, Resource::Operation | Resource::ContentSharing) && !item.is_empty();
        Self { resource, call, item: if has_item { item } else { ByteSpan::ABSENT } }
    }
}

/// Returns the call of a path in its usual form.
fn plain_call(path: ByteSpan, body: &[u8]) -> Option<ByteSpan> {
    const PLAIN: &[u8] = b"/communications/calls/";
    let id = path.of(body).strip_prefix(PLAIN)?;
    // Visits every byte without an early exit, so that the compiler can compare sixteen at a time.
    let is_id =
        id.iter().fold(!id.is_empty(), |is_id, byte| is_id & !matches!(byte, b'/' | b'?' | b'#' | b'\\'));
    is_id.then(|| ByteSpan::new(path.start() + PLAIN.len(), path.end()))
}

/// The steps of a path, without slashes. After the last one, every step is empty.
struct Steps<'a> {
    body: &'a [u8],
    at: usize,
    end: usize,
}

impl Steps<'_> {
    fn next(&mut self) -> ByteSpan {
        if self.at > self.end {
            return ByteSpan::ABSENT;
        }
        let rest = self.body.get(self.at..self.end).unwrap_or_default();
        let slash = rest.iter().position(|byte| *byte == b'/').unwrap_or(rest.len());
        let is_escaped = slash < rest.len() && slash > 0 && rest.get(slash - 1) == Some(&b'\\');
        let step = ByteSpan::new(self.at, self.at + slash - usize::from(is_escaped));
        self.at += slash + 1;
        step
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn path_names_resource_call_and_item() {
        let id = "6f1f5c00-8c1b-47f1-be9d-660c501041a9";
        for (path, resource, call, item) in [
            ("/communications/calls/ID", Resource::Call, "ID", ""),
            ("/app/calls/ID", Resource::Call, "ID", ""),
            ("app/calls/ID", Resource::Call, "ID", ""),
            ("/communications/calls/ID/", Resource::Call, "ID", ""),
            ("/Communications/Calls/ID", Resource::Call, "ID", ""),
            ("https://graph.microsoft.com/beta/communications/calls/ID", Resource::Call, "ID", ""),
            (
                "/v1.0/communications/calls/57DAB8B1894C409AB240BD8BEAE78896",
                Resource::Call,
                "57DAB8B1894C409AB240BD8BEAE78896",
                "",
            ),
            (r"\/communications\/calls\/ID\/operations\/7", Resource::Operation, "ID", "7"),
            ("/communications/calls/ID/participants", Resource::Roster, "ID", ""),
            ("/communications/calls/ID/participants/7", Resource::OfCall, "ID", ""),
            ("/communications/calls/ID/operations/7", Resource::Operation, "ID", "7"),
            ("/communications/calls/ID/operations", Resource::Operation, "ID", ""),
            ("/communications/calls/ID/operations/7/8", Resource::OfCall, "ID", ""),
            ("/communications/calls/ID/contentsharingsessions", Resource::ContentSharing, "ID", ""),
            ("/communications/calls/ID/contentSharingSessions/A1", Resource::ContentSharing, "ID", "A1"),
            ("/communications/calls/ID/audioRoutingGroups/oneToOne", Resource::OfCall, "ID", ""),
            ("/communications/calls/not a guid", Resource::Call, "not a guid", ""),
            ("/communications/calls/", Resource::Elsewhere, "", ""),
            ("/communications/calls", Resource::Elsewhere, "", ""),
            ("/communications/calls/ID?x=1", Resource::Elsewhere, "", ""),
            ("communications/callRecords/ID", Resource::Elsewhere, "", ""),
            ("/users/ID", Resource::Elsewhere, "", ""),
            ("/", Resource::Elsewhere, "", ""),
            ("", Resource::Elsewhere, "", ""),
        ] {
            let body = format!("\"{}\"", path.replace("ID", id));
            let read = Path::read(ByteSpan::new(1, body.len() - 1), body.as_bytes());
            let text = |span: ByteSpan| span.text(body.as_bytes()).replace(id, "ID");
            assert_eq!(
                (read.resource, &*text(read.call), &*text(read.item)),
                (resource, call, item),
                "{path}"
            );
        }
    }
}
