//! Reading of an endpoint from JSON.

use super::{BaseUrl, BaseUrlError, Cloud, Endpoint, Version};
use crate::issue::{Issue, Issues, Part, Place, Problem, Repair};
use crate::json::{self, Node, quote};
use crate::strict::{Fields, text_of};

impl Endpoint {
    /// Reads an endpoint from JSON (`Endpoint` in the package's types).
    ///
    /// # Errors
    ///
    /// All that is wrong with it.
    pub fn from_json(text: &str) -> Result<Self, Vec<Issue>> {
        let mut issues = Issues::of_object(text);
        let endpoint = json::read(text).root.and_then(|root| read(&root, &mut issues));
        endpoint.ok_or_else(|| issues.finish())
    }
}

/// Reads an endpoint, or reports what is wrong with it.
pub(crate) fn read(node: &Node<'_>, issues: &mut Issues<'_>) -> Option<Endpoint> {
    let place = Place::root(Part::Endpoint, None);
    let fields = Fields::of(node, &place, &["cloud", "version", "baseUrl"], issues)?;
    let before = issues.count();
    let cloud = fields.choice("cloud", &Cloud::ALL.map(|cloud| (cloud.name(), cloud)), &place, issues);
    let version = fields
        .choice("version", &Version::ALL.map(|version| (version.name(), version)), &place, issues)
        .unwrap_or(Version::V1);
    let base_url = fields.get("baseUrl").and_then(|member| {
        let place = place.member(member);
        let text = text_of(&member.value, &place, issues)?;
        base_url(text, &place, issues)
    });
    (issues.count() == before).then(|| match base_url {
        Some(base_url) => Endpoint::at(base_url, cloud, version),
        None => Endpoint::new(cloud.unwrap_or(Cloud::Global), version),
    })
}

fn base_url(text: &str, place: &Place<'_>, issues: &mut Issues<'_>) -> Option<BaseUrl> {
    match BaseUrl::parse(text) {
        Ok(base_url) => Some(base_url),
        Err(BaseUrlError::Malformed(reason)) => {
            issues.push(Problem::InvalidBaseUrl { reason }, place);
            None
        }
        Err(BaseUrlError::NamesVersion { version, without }) => {
            let repair = Repair::Replace { title: "Take the version out".to_owned(), value: quote(&without) };
            issues.push_with(Problem::VersionInBaseUrl { version }, place, Some(repair));
            None
        }
    }
}
