//! The rules for several values of a new call together.

use crate::TenantId;
use crate::issue::{IssueCollector, Place, Problem};
use crate::request::context::CheckContext;
use crate::request::identity::{DirectoryKind, Identity};
use crate::request::rules::{check_reachable, check_tenant};

/// The places at which the rules report issues.
#[derive(Debug, Clone, Copy)]
pub(super) struct CallPlaces<'p> {
    /// The whole call.
    pub(super) whole: Place<'p>,
    /// The identity of the target: the member of the set.
    pub(super) target: Place<'p>,
    /// The tenant of the target's identity.
    pub(super) target_tenant: Place<'p>,
    /// `source`.
    pub(super) source: Place<'p>,
}

/// The valid parts of a new call; invalid parts are absent.
pub(super) struct CallParts<'v> {
    pub(super) target: Option<&'v Identity>,
    pub(super) source: Option<&'v Identity>,
    /// Whether there is a source, valid or not.
    pub(super) names_source: bool,
    pub(super) tenant_id: Option<&'v TenantId>,
    /// Whether there is a tenant, valid or not.
    pub(super) names_tenant: bool,
}

impl CallParts<'_> {
    /// Reports the broken rules.
    pub(super) fn check(
        &self,
        places: &CallPlaces<'_>,
        context: &CheckContext,
        issues: &mut IssueCollector<'_>,
    ) {
        let is_instance = self.source.is_some_and(is_application_instance);
        let is_application = self.source.is_none_or(|source| {
            is_instance || matches!(source, Identity::Directory { kind: DirectoryKind::Application, .. })
        });
        if !is_application {
            let expected = "application or applicationInstance".to_owned();
            issues.push(Problem::OutOfRange { expected }, &places.source);
        }
        let Some(target) = self.target else { return };
        check_reachable(target, &places.target, issues);
        check_tenant(target, &places.target_tenant, context, issues);
        if matches!(target, Identity::Phone(_)) {
            let is_unreadable = self.names_source && self.source.is_none();
            if is_application && !is_instance && !is_unreadable {
                issues.push(Problem::SourceInstanceMissing {}, &places.source);
            }
            if !self.names_tenant && self.tenant_id.is_none() {
                issues.push(Problem::CallTenantMissing {}, &places.whole.missing_member("tenantId"));
            }
        }
    }
}

fn is_application_instance(identity: &Identity) -> bool {
    matches!(identity, Identity::Directory { kind: DirectoryKind::ApplicationInstance, .. })
}
