//! The rules for several values of a transfer together.

use super::context::{CallType, CheckContext};
use super::identity::{Identity, OpaqueKind};
use super::transfer::Transferee;
use crate::CallId;
use crate::issue::{IssueCollector, Place, Problem, Tenants};

/// Words in the display names of call queues and auto attendants.
const QUEUE_WORDS: [&str; 9] = [
    "queue",
    "attendant",
    "hotline",
    "reception",
    "switchboard",
    "helpdesk",
    "help desk",
    "service desk",
    "resource account",
];

/// The places at which the rules report issues.
#[derive(Debug, Clone, Copy)]
pub(super) struct RulePlaces<'p> {
    /// The whole transfer.
    pub(super) whole: Place<'p>,
    /// The identity of the target: the member of the set.
    pub(super) target: Place<'p>,
    /// The tenant of the target's identity.
    pub(super) target_tenant: Place<'p>,
    /// `replacesCallId`.
    pub(super) replaces_call_id: Place<'p>,
    /// `transferee`.
    pub(super) transferee: Place<'p>,
    /// The `participantId` of the transferee.
    pub(super) participant_id: Place<'p>,
    /// The tenant of the transferee's identity.
    pub(super) transferee_tenant: Place<'p>,
}

/// The valid parts of a transfer; invalid parts are absent.
pub(super) struct TransferParts<'v> {
    pub(super) call_id: Option<&'v CallId>,
    pub(super) target: Option<&'v Identity>,
    pub(super) replaces_call_id: Option<&'v CallId>,
    pub(super) transferee: Option<&'v Transferee>,
    /// Whether there is a transferee, valid or not.
    pub(super) names_transferee: bool,
}

impl TransferParts<'_> {
    /// Reports the broken rules.
    pub(super) fn check(
        &self,
        places: &RulePlaces<'_>,
        context: &CheckContext,
        issues: &mut IssueCollector<'_>,
    ) {
        if let (Some(call), Some(replaced)) = (self.call_id, self.replaces_call_id)
            && call == replaced
        {
            issues.push(Problem::ReplacesOwnCall {}, &places.replaces_call_id);
        }
        if let Some(target) = self.target {
            check_target(target, &places.target, context, issues);
            check_tenant(target, &places.target_tenant, context, issues);
        }
        match context.call_type {
            Some(CallType::Group) if !self.names_transferee => {
                issues.push(Problem::TransfereeMissing {}, &places.whole.missing_member("transferee"));
            }
            Some(CallType::PeerToPeer) if self.names_transferee => {
                issues.push(Problem::TransfereeOnPeerToPeerCall {}, &places.transferee);
            }
            _ => {}
        }
        if let Some(transferee) = self.transferee {
            self.check_transferee(transferee, places, context, issues);
        }
    }

    fn check_transferee(
        &self,
        transferee: &Transferee,
        places: &RulePlaces<'_>,
        context: &CheckContext,
        issues: &mut IssueCollector<'_>,
    ) {
        let Some(identity) = &transferee.identity else { return };
        if let Identity::Directory { id, .. } = identity
            && *id == transferee.participant_id
        {
            issues.push(Problem::ParticipantIdIsUserId {}, &places.participant_id);
        }
        check_tenant(identity, &places.transferee_tenant, context, issues);
        let Some(target) = self.target else { return };
        if identity.is_same_as(target) {
            issues.push(Problem::TransfereeIsTarget {}, &places.transferee);
        }
        if let (Some(of_target), Some(of_transferee)) = (target.tenant_id(), identity.tenant_id())
            && of_target != of_transferee
        {
            let problem = Problem::TenantsDiffer { between: Tenants::TransfereeAndTarget };
            issues.push(problem, &places.target_tenant);
        }
    }
}

fn check_target(
    target: &Identity,
    place: &Place<'_>,
    context: &CheckContext,
    issues: &mut IssueCollector<'_>,
) {
    if matches!(target, Identity::Phone(_)) && context.application_instance != Some(true) {
        issues.push(Problem::PhoneNeedsApplicationInstance {}, place);
    }
    check_reachable(target, place, issues);
}

/// Reports a target that Graph may not reach, of a transfer or of a call.
pub(super) fn check_reachable(target: &Identity, place: &Place<'_>, issues: &mut IssueCollector<'_>) {
    if let Identity::Directory { kind: super::DirectoryKind::User, display_name: Some(name), .. } = target
        && QUEUE_WORDS.iter().any(|word| contains(name, word))
    {
        issues.push(Problem::UserMayBeQueue {}, place);
    }
    if matches!(target, Identity::Opaque { kind: OpaqueKind::Guest, .. }) {
        issues.push(Problem::GuestTarget {}, place);
    }
}

pub(super) fn check_tenant(
    identity: &Identity,
    place: &Place<'_>,
    context: &CheckContext,
    issues: &mut IssueCollector<'_>,
) {
    if let (Some(of_identity), Some(of_call)) = (identity.tenant_id(), &context.tenant_id)
        && of_identity != of_call
    {
        issues.push(Problem::TenantsDiffer { between: Tenants::CallAndIdentity }, place);
    }
}

/// Returns whether a name contains an ASCII word, in any case.
fn contains(name: &str, word: &str) -> bool {
    name.as_bytes().windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
}
