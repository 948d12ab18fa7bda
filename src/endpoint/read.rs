//! Parses an endpoint from JSON.

use super::{BaseUrl, BaseUrlError, Cloud, Endpoint, GraphVersion};
use crate::issue::{IssueCollector, Issues, Part, Place, Problem, Repair};
use crate::json::{Node, quote};
use crate::reading::read_json;
use crate::strict::{Fields, text_of};

impl Endpoint {
    /// Parses an endpoint from JSON (`Endpoint` in the types of the npm package).
    ///
    /// # Errors
    ///
    /// All issues.
    pub fn from_json(text: &str) -> Result<Self, Issues> {
        let mut issues = IssueCollector::for_object(text);
        let endpoint = read_json(text).root.and_then(|root| read(&root, &mut issues));
        endpoint.ok_or_else(|| issues.finish().into())
    }
}

/// Parses an endpoint, or reports its issues.
pub(crate) fn read(node: &Node<'_>, issues: &mut IssueCollector<'_>) -> Option<Endpoint> {
    let place = Place::root(Part::Endpoint, None);
    let fields = Fields::read(node, &place, &["cloud", "version", "baseUrl"], issues)?;
    let before = issues.count();
    let cloud = fields.choice("cloud", &Cloud::ALL.map(|cloud| (cloud.as_str(), cloud)), &place, issues);
    let version = fields
        .choice("version", &GraphVersion::ALL.map(|version| (version.as_str(), version)), &place, issues)
        .unwrap_or(GraphVersion::V1);
    let base_url = fields.get("baseUrl").and_then(|member| {
        let place = place.member(member);
        let text = text_of(&member.value, &place, issues)?;
        base_url(text, &place, issues)
    });
    (issues.count() == before).then(|| match (base_url, cloud) {
        (Some(base_url), Some(cloud)) => Endpoint::from_base_url(base_url, version).with_cloud(cloud),
        (Some(base_url), None) => Endpoint::from_base_url(base_url, version),
        (None, cloud) => Endpoint::new(cloud.unwrap_or(Cloud::Global), version),
    })
}

fn base_url(text: &str, place: &Place<'_>, issues: &mut IssueCollector<'_>) -> Option<BaseUrl> {
    match BaseUrl::parse(text) {
        Ok(base_url) => Some(base_url),
        Err(BaseUrlError::Malformed(reason)) => {
            issues.push(Problem::InvalidBaseUrl { reason }, place);
            None
        }
        Err(BaseUrlError::ContainsVersion { version, without }) => {
            let repair = Repair::Replace { title: "Remove the version".to_owned(), value: quote(&without) };
            issues.push_with(Problem::VersionInBaseUrl { version }, place, Some(repair));
            None
        }
    }
}
