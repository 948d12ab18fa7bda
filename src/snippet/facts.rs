//! What a template can ask for.

use super::literal::Notation;
use super::plan::plan;
use super::rules::{Body, Rules};
use super::template::Source;
use crate::json::{self, Node};
use crate::{Cloud, Endpoint, TransferRequest, Version};

/// The values and flags of a request to an endpoint, as a language writes them.
pub(super) struct Facts {
    values: Vec<(&'static str, String)>,
    flags: Vec<(&'static str, bool)>,
}

impl Facts {
    pub(super) fn new(request: &TransferRequest, rules: &Rules, endpoint: &Endpoint) -> Self {
        let quote = |text: &str| rules.quotes.quote(text);
        let (call, root, version) = (request.call_id(), endpoint.root(), endpoint.version());
        let json = json::read(request.body()).root;
        let body = json.as_ref().and_then(|body| write_body(body, rules, version));
        let members = endpoint_members(endpoint);
        let host = host(root);
        let is_graph = Cloud::ALL.iter().any(|cloud| cloud.root().eq_ignore_ascii_case(root));
        let names = |model: &str| body.as_ref().is_some_and(|body| body.contains(model));
        let flags = vec![
            ("beta", version == Version::Beta),
            ("moved", root != Cloud::Global.root()),
            ("elsewhere", !members.is_empty()),
            // What the JavaScript SDK must be told, and what it does not do.
            ("custom", !is_graph),
            ("insecure", !root.starts_with("https://") || host.starts_with('[')),
            // What must be imported, or need not.
            ("EndpointType", names("EndpointType")),
            ("ParticipantInfo", names(" ParticipantInfo(") || names("=ParticipantInfo(")),
            ("typed", body.is_some()),
            ("raw", body.is_none()),
        ];
        let values = vec![
            ("callId", quote(call.as_str())),
            ("url", quote(&endpoint.transfer_url(call))),
            ("path", quote(&format!("/communications/calls/{call}/transfer"))),
            ("root", quote(root)),
            ("base", quote(&format!("{root}/{}", version.name()))),
            ("host", quote(&host)),
            ("endpoint", Notation::JavaScript.write_texts(&members)),
            ("json", quote(request.body())),
            ("body", body.unwrap_or_default()),
        ];
        Self { values, flags }
    }
}

/// The body in the language; `None` when its models cannot carry it.
fn write_body(body: &Node<'_>, rules: &Rules, version: Version) -> Option<String> {
    Some(match &rules.body {
        Body::Text => rules.quotes.quote(&Notation::Json.write(body)),
        Body::Literal => Notation::JavaScript.write(body),
        Body::Models(models) => models.write(&plan(body, version)?, &rules.quotes),
    })
}

/// The host that the JavaScript SDK compares: in small letters and without port.
fn host(root: &str) -> String {
    let authority =
        root.split_once("://").map_or(root, |(_, rest)| rest).split('/').next().unwrap_or_default();
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => host,
        _ => authority,
    };
    host.to_ascii_lowercase()
}

/// The members of the package's `Endpoint` that are not what it takes by default.
fn endpoint_members(endpoint: &Endpoint) -> Vec<(&'static str, &str)> {
    let implied = match endpoint.base_url() {
        None => Some(Cloud::Global),
        Some(base_url) => {
            Cloud::ALL.into_iter().find(|cloud| cloud.root().eq_ignore_ascii_case(base_url.as_str()))
        }
    };
    let cloud = endpoint.cloud().filter(|cloud| Some(*cloud) != implied);
    let version = Some(endpoint.version()).filter(|version| *version == Version::Beta);
    [
        cloud.map(|cloud| ("cloud", cloud.name())),
        version.map(|version| ("version", version.name())),
        endpoint.base_url().map(|base_url| ("baseUrl", base_url.as_str())),
    ]
    .into_iter()
    .flatten()
    .collect()
}

impl Source for Facts {
    fn value(&self, name: &str) -> &str {
        self.values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value)
    }

    fn flag(&self, name: &str) -> bool {
        self.flags.iter().any(|(known, is_set)| *known == name && *is_set)
    }
}
