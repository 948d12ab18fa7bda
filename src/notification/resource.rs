//! What a path such as `/communications/calls/{id}/participants` names.

use super::span::Span;

/// What a notification is about, by its path alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Resource {
    Call,
    Roster,
    Operation,
    ContentSharing,
    /// Something else of a call.
    OfCall,
    /// No resource of a call.
    Elsewhere,
}

/// A path, read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Path {
    pub(crate) resource: Resource,
    /// The call, as it is spelled.
    pub(crate) call: Span,
    /// The operation or session, as it is spelled.
    pub(crate) item: Span,
}

impl Path {
    const ELSEWHERE: Self = Self { resource: Resource::Elsewhere, call: Span::ABSENT, item: Span::ABSENT };

    /// Reads a path: `/communications` and the older `/app`, with a version or a host in front or without; words in any case.
    /// Slashes may be escaped, as some writers of JSON do.
    pub(crate) fn read(path: Span, body: &[u8]) -> Self {
        if let Some(call) = plain_call(path, body) {
            return Self { resource: Resource::Call, call, item: Span::ABSENT };
        }
        Self::read_steps(path, body)
    }

    #[inline(never)]
    fn read_steps(path: Span, body: &[u8]) -> Self {
        let mut steps = Steps { body, at: path.start(), end: path.end() };
        let is = |step: Span, words: &[&str]| {
            words.iter().any(|word| step.of(body).eq_ignore_ascii_case(word.as_bytes()))
        };
        let mut step = steps.next();
        if is(step, &["https:"]) {
            // An empty step, and the host.
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
        Self { resource, call, item: if has_item { item } else { Span::ABSENT } }
    }
}

/// The call of a path in the form that nearly all have.
fn plain_call(path: Span, body: &[u8]) -> Option<Span> {
    const PLAIN: &[u8] = b"/communications/calls/";
    let id = path.of(body).strip_prefix(PLAIN)?;
    // Looks at each, so that it can look at sixteen at a time.
    let is_id =
        id.iter().fold(!id.is_empty(), |is_id, byte| is_id & !matches!(byte, b'/' | b'?' | b'#' | b'\\'));
    is_id.then(|| Span::new(path.start() + PLAIN.len(), path.end()))
}

/// The steps of a path, each without its slashes. After the last one, all are empty.
struct Steps<'a> {
    body: &'a [u8],
    at: usize,
    end: usize,
}

impl Steps<'_> {
    fn next(&mut self) -> Span {
        if self.at > self.end {
            return Span::ABSENT;
        }
        let rest = self.body.get(self.at..self.end).unwrap_or_default();
        let slash = rest.iter().position(|byte| *byte == b'/').unwrap_or(rest.len());
        let is_escaped = slash < rest.len() && slash > 0 && rest.get(slash - 1) == Some(&b'\\');
        let step = Span::new(self.at, self.at + slash - usize::from(is_escaped));
        self.at += slash + 1;
        step
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_tells_the_resource_the_call_and_the_item() {
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
            let read = Path::read(Span::new(1, body.len() - 1), body.as_bytes());
            let text = |span: Span| span.text(body.as_bytes()).replace(id, "ID");
            assert_eq!(
                (read.resource, &*text(read.call), &*text(read.item)),
                (resource, call, item),
                "{path}"
            );
        }
    }
}
