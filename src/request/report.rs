//! The checked request, and the report of a check.

use serde::Serialize;

use super::context::{CallType, Context};
use super::pasted::Pasted;
use super::transfer::Transfer;
use super::{body, input, value};
use crate::issue::{Issue, Issues, Part, Place, Problem, Repair};
use crate::json::{self, Document, Node};
use crate::{CallId, Cloud, Endpoint, HttpRequest};

/// How the call is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// Straight to the target.
    Blind,
    /// The target's own call is replaced.
    Consultative,
}

/// A transfer without errors: what can be described and sent. It is only made by a check.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TransferRequest {
    #[serde(serialize_with = "spelling")]
    call_id: CallId,
    kind: Kind,
    call_type: CallType,
    /// The exact text; JavaScript gets it as an object.
    #[serde(skip)]
    body: String,
    issues: Vec<Issue>,
}

fn spelling<S: serde::Serializer>(id: &CallId, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(id.as_str())
}

impl TransferRequest {
    /// Returns the call that is being transferred.
    #[must_use]
    pub fn call_id(&self) -> &CallId {
        &self.call_id
    }

    /// Returns how the call is handed over.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Returns the kind of call.
    #[must_use]
    pub fn call_type(&self) -> CallType {
        self.call_type
    }

    /// Returns the body as strict JSON: members in the order they were given, numbers in their spelling.
    #[must_use]
    pub fn body(&self) -> &str {
        &self.body
    }

    /// Returns warnings and infos.
    #[must_use]
    pub fn issues(&self) -> &[Issue] {
        &self.issues
    }

    /// Describes the HTTP request.
    ///
    /// ```
    /// use graph_call_transfer::{Context, Endpoint, Report};
    ///
    /// let input = r#"{"callId":"341a0500-d4bf-4224-8b19-1581168d328b","target":{"phone":"+12345678901"}}"#;
    /// let report = Report::of_input(input, &Context::default());
    /// let http = report.request().expect("no errors").describe(&Endpoint::default());
    /// assert!(http.url.ends_with("/communications/calls/341a0500-d4bf-4224-8b19-1581168d328b/transfer"));
    /// ```
    #[must_use]
    pub fn describe(&self, endpoint: &Endpoint) -> HttpRequest {
        HttpRequest::post(endpoint.transfer_url(&self.call_id), self.body.clone())
    }
}

/// What a check found: a request, or issues of which at least one is an error.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    outcome: Result<TransferRequest, Vec<Issue>>,
    extras: Vec<String>,
}

impl Report {
    /// Checks a transfer in the caller's words: JSON text of `TransferInput` in the package's types.
    #[must_use]
    pub fn of_input(json: &str, context: &Context) -> Self {
        Self::of_input_document(json, json::read(json), context)
    }

    fn of_input_document(json: &str, document: Document<'_>, context: &Context) -> Self {
        let mut issues = Issues::of_object(json);
        let transfer = document.root.as_ref().and_then(|root| input::read(root, context, &mut issues));
        for fault in document.faults {
            issues.push_fault(fault, Part::Input);
        }
        let found = transfer.map(|transfer| Found {
            consultative: transfer.replaces_call_id.is_some(),
            names_transferee: transfer.transferee.is_some(),
            body: transfer.write_body(),
            call_id: transfer.call_id,
        });
        Self::finish(found, issues, Vec::new(), context)
    }

    /// Checks a body as it goes over the wire: text that somebody wrote or pasted. Issues tell their place in it.
    #[must_use]
    pub fn of_body(call_id: &str, body: &str, context: &Context) -> Self {
        Self::read_body(Ok(call_id), body, Issues::of_text(body), context)
    }

    /// Checks a body that may have been damaged on its way; `call_id` may be the problem of a value that is no text.
    #[must_use]
    pub fn of_pasted(call_id: Result<&str, Problem>, body: &Pasted, context: &Context) -> Self {
        let mut issues = Issues::of_text(body.text());
        if let Some((problem, span)) = body.damage() {
            issues.push(problem.clone(), &Place::root(Part::Body, Some(*span)));
        }
        Self::read_body(call_id, body.text(), issues, context)
    }

    /// Checks a body that was made from an object: places in the text mean nothing to the caller.
    pub(crate) fn of_body_object(call_id: Result<&str, Problem>, json: &str, context: &Context) -> Self {
        Self::read_body(call_id, json, Issues::of_object(json), context)
    }

    /// Checks either a transfer in the caller's words, or a request of which only `callId` and `body` are believed. They are told
    /// apart by the member `body`.
    #[must_use]
    pub fn of_input_or_request(json: &str, context: &Context) -> Self {
        let document = json::read(json);
        let request = document.root.as_ref().and_then(|root| {
            let body = &root.member("body")?.value;
            Some((root.member("callId").map(|member| &member.value), body))
        });
        let Some((call_id, body)) = request else { return Self::of_input_document(json, document, context) };
        let context = &context.clone().with_slips(strangers(document.root.as_ref()));
        let mut text = String::new();
        body.write_compact(&mut text);
        let call_id = match call_id {
            None => Err(Problem::MemberMissing { member: "callId" }),
            Some(node) => node
                .as_text()
                .ok_or_else(|| Problem::WrongType { expected: "a string", found: node.kind_name() }),
        };
        Self::of_body_object(call_id, &text, context)
    }

    /// The report of something that could not even be read.
    #[must_use]
    pub fn of_problem(problem: Problem, part: Part) -> Self {
        Self { outcome: Err(vec![Issue::new(problem, part, "")]), extras: Vec::new() }
    }

    fn read_body(
        call_id: Result<&str, Problem>,
        text: &str,
        mut issues: Issues<'_>,
        context: &Context,
    ) -> Self {
        let call_id = value::given_call_id(call_id, &mut issues);
        let document = json::read(text);
        let mut compact = String::with_capacity(text.len());
        if let Some(root) = &document.root {
            root.write_compact(&mut compact);
        }
        let facts = body::read(text, document, call_id.as_ref(), context, &mut issues);
        let found = call_id.map(|call_id| Found {
            call_id,
            consultative: facts.consultative,
            names_transferee: facts.names_transferee,
            body: compact,
        });
        Self::finish(found, issues, facts.extras, context)
    }

    fn finish(found: Option<Found>, mut issues: Issues<'_>, extras: Vec<String>, context: &Context) -> Self {
        check_context(context, &mut issues);
        let found = found.filter(|_| !issues.has_errors());
        let issues = issues.finish();
        let Some(found) = found else { return Self { outcome: Err(issues), extras } };
        let by_transferee = if found.names_transferee { CallType::Group } else { CallType::PeerToPeer };
        let request = TransferRequest {
            call_id: found.call_id,
            kind: if found.consultative { Kind::Consultative } else { Kind::Blind },
            call_type: context.call_type.unwrap_or(by_transferee),
            body: found.body,
            issues,
        };
        Self { outcome: Ok(request), extras }
    }

    /// Returns the request, if there is no error.
    #[must_use]
    pub fn request(&self) -> Option<&TransferRequest> {
        self.outcome.as_ref().ok()
    }

    /// Returns the request, or all issues.
    ///
    /// # Errors
    ///
    /// The issues, of which at least one is an error.
    pub fn into_request(self) -> Result<TransferRequest, Vec<Issue>> {
        self.outcome
    }

    /// Returns all issues, in the order of the text.
    #[must_use]
    pub fn issues(&self) -> &[Issue] {
        match &self.outcome {
            Ok(request) => request.issues(),
            Err(issues) => issues,
        }
    }

    /// Returns JSON Pointers of the body's members that Graph's metadata does not know. They are kept and sent.
    #[must_use]
    pub fn extras(&self) -> &[String] {
        &self.extras
    }
}

/// Members that no request has: a `target` beside the body would be lost silently.
fn strangers(request: Option<&Node<'_>>) -> Vec<Issue> {
    const MEMBERS: [&str; 5] = ["callId", "kind", "callType", "body", "issues"];
    let members = request.and_then(Node::as_object).unwrap_or_default();
    members
        .iter()
        .filter(|member| !MEMBERS.contains(&&*member.name))
        .map(|member| {
            let meant = crate::strict::meant(&member.name, &MEMBERS);
            let problem = Problem::UnknownMember { member: json::shortened(&member.name), meant };
            Issue::new(problem, Part::Input, format!("/{}", json::pointer_escape(&member.name)))
        })
        .collect()
}

impl Transfer {
    /// Checks the transfer as a whole.
    ///
    /// # Errors
    ///
    /// All issues, of which at least one is an error: `replaces_call_id` is the call itself, say.
    pub fn check(&self, context: &Context) -> Result<TransferRequest, Vec<Issue>> {
        Report::of_body_object(Ok(self.call_id.as_str()), &self.write_body(), context).into_request()
    }
}

struct Found {
    call_id: CallId,
    consultative: bool,
    names_transferee: bool,
    body: String,
}

/// What the context alone speaks against.
fn check_context(context: &Context, issues: &mut Issues<'_>) {
    for slip in &context.slips {
        issues.adopt(slip.clone());
    }
    if let Some(state) = &context.call_state
        && !state.eq_ignore_ascii_case("established")
    {
        let problem = Problem::CallNotEstablished { state: crate::json::shortened(state) };
        issues.adopt(Issue::new(problem, Part::Context, "/callState"));
    }
    if let Some(endpoint) = &context.endpoint {
        check_endpoint(endpoint, issues);
    }
    if let Some(token) = &context.token {
        // Where the endpoint could not be read, nobody knows which audience is right.
        let is_unknown = context.slips.iter().any(|slip| slip.part() == Part::Endpoint);
        let endpoint = context.endpoint.clone().or((!is_unknown).then(Endpoint::default));
        for issue in token.judge(endpoint.as_ref(), context.tenant_id.as_ref()) {
            issues.adopt(issue);
        }
    }
}

/// What speaks against an endpoint that can be used.
fn check_endpoint(endpoint: &Endpoint, issues: &mut Issues<'_>) {
    let place = Place::root(Part::Endpoint, None);
    let version = endpoint.version();
    if let Some(cloud) = endpoint.cloud().filter(|cloud: &Cloud| !cloud.offers_transfer(version)) {
        let problem = Problem::NotAvailableInCloud { cloud: cloud.name(), version: version.name() };
        issues.push(problem, &place.absent("version"));
    }
    if let Some(base_url) = endpoint.base_url() {
        let place = place.absent("baseUrl");
        if let Some(without) = base_url.without_app() {
            let repair = Repair::Replace { title: "Take /app out".into(), value: json::quote(&without) };
            issues.push_with(Problem::DeprecatedAppPath {}, &place, Some(repair));
        }
        if !base_url.is_private() {
            issues.push(Problem::InsecureBaseUrl {}, &place);
        }
    }
}

/// The union of `pkg-template/types/report.d.ts`; the body, which is text here, is put in by the boundary.
impl Serialize for Report {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Wire<'a> {
            valid: bool,
            #[serde(skip_serializing_if = "Option::is_none")]
            request: Option<&'a TransferRequest>,
            issues: &'a [Issue],
            extras: &'a [String],
        }
        let request = self.request();
        Wire { valid: request.is_some(), request, issues: self.issues(), extras: &self.extras }
            .serialize(serializer)
    }
}
