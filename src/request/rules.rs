//! The rules that join several values of a transfer.

use super::context::{CallType, Context};
use super::identity::Identity;
use super::transfer::Transferee;
use crate::CallId;
use crate::issue::{Issues, Place, Problem, Tenants};

/// Words in a display name that speak for a call queue or an auto attendant.
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

/// The places of the values that the rules speak of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Places<'p> {
    /// The whole transfer.
    pub(super) whole: Place<'p>,
    /// The target's identity: the member of the set.
    pub(super) target: Place<'p>,
    /// `replacesCallId`.
    pub(super) replaces_call_id: Place<'p>,
    /// `transferee`.
    pub(super) transferee: Place<'p>,
}

/// Checks whatever could be read of a transfer; parts that were wrong in themselves are absent here.
pub(super) struct Parts<'v> {
    pub(super) call_id: Option<&'v CallId>,
    pub(super) target: Option<&'v Identity>,
    pub(super) replaces_call_id: Option<&'v CallId>,
    pub(super) transferee: Option<&'v Transferee>,
    /// Whether a transferee is named at all, be it wrong.
    pub(super) names_transferee: bool,
}

impl Parts<'_> {
    pub(super) fn check(&self, places: &Places<'_>, context: &Context, issues: &mut Issues<'_>) {
        if let (Some(call), Some(replaced)) = (self.call_id, self.replaces_call_id)
            && call == replaced
        {
            issues.push(Problem::ReplacesOwnCall {}, &places.replaces_call_id);
        }
        if let Some(target) = self.target {
            check_target(target, &places.target, context, issues);
        }
        match context.call_type {
            Some(CallType::Group) if !self.names_transferee => {
                issues.push(Problem::TransfereeMissing {}, &places.whole.absent("transferee"));
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
        places: &Places<'_>,
        context: &Context,
        issues: &mut Issues<'_>,
    ) {
        let Some(identity) = &transferee.identity else { return };
        if let Identity::Directory { id, .. } = identity
            && *id == transferee.participant_id
        {
            issues.push(Problem::ParticipantIdIsUserId {}, &places.transferee.absent("participantId"));
        }
        check_tenant(identity, &places.transferee, context, issues);
        let Some(target) = self.target else { return };
        if identity.is_same_as(target) {
            issues.push(Problem::TransfereeIsTarget {}, &places.transferee);
        }
        if let (Some(of_target), Some(of_transferee)) = (target.tenant_id(), identity.tenant_id())
            && of_target != of_transferee
        {
            issues.push(
                Problem::TenantsDiffer { between: Tenants::TransfereeAndTarget },
                &places.target.absent("tenantId"),
            );
        }
    }
}

fn check_target(target: &Identity, place: &Place<'_>, context: &Context, issues: &mut Issues<'_>) {
    if matches!(target, Identity::Phone(_)) && context.application_instance != Some(true) {
        issues.push(Problem::PhoneNeedsApplicationInstance {}, place);
    }
    if let Identity::Directory { kind: super::DirectoryKind::User, display_name: Some(name), .. } = target
        && QUEUE_WORDS.iter().any(|word| contains(name, word))
    {
        issues.push(Problem::UserMayBeQueue {}, place);
    }
    check_tenant(target, place, context, issues);
}

fn check_tenant(identity: &Identity, place: &Place<'_>, context: &Context, issues: &mut Issues<'_>) {
    if let (Some(of_identity), Some(of_call)) = (identity.tenant_id(), &context.tenant_id)
        && of_identity != of_call
    {
        issues.push(Problem::TenantsDiffer { between: Tenants::CallAndIdentity }, &place.absent("tenantId"));
    }
}

/// Whether a name contains an ASCII word, in any case.
fn contains(name: &str, word: &str) -> bool {
    name.as_bytes().windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
}
