//! Who: the identities that a target or a transferee can have.

use crate::{Guid, PhoneNumber};

/// A kind of directory object, whose id is a GUID.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DirectoryKind {
    /// A person.
    User,
    /// An application, or the resource account behind a queue.
    Application,
    /// An application's own instance in Teams.
    ApplicationInstance,
}

/// A kind of identity whose id is opaque text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpaqueKind {
    /// Somebody without an account.
    Guest,
    /// An identity of an on-premises directory.
    OnPremises,
    /// An identity that Graph has encrypted.
    Encrypted,
    /// A user of Azure Communication Services.
    AzureCommunicationServicesUser,
    /// What a telephone network asserted.
    AssertedIdentity,
    /// A device.
    Device,
}

/// One identity.
///
/// Source: <https://learn.microsoft.com/graph/api/resources/communicationsidentityset>.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Identity {
    /// A directory object.
    Directory {
        /// Its kind.
        kind: DirectoryKind,
        /// Its object id.
        id: Guid,
        /// Its tenant.
        tenant_id: Option<Guid>,
        /// The name that Teams shows.
        display_name: Option<String>,
    },
    /// A telephone.
    Phone(PhoneNumber),
    /// An identity with an opaque id.
    Opaque {
        /// Its kind.
        kind: OpaqueKind,
        /// Its id.
        id: String,
        /// Its tenant.
        tenant_id: Option<Guid>,
        /// The name that Teams shows.
        display_name: Option<String>,
    },
}

impl Identity {
    /// A user.
    #[must_use]
    pub fn user(id: Guid) -> Self {
        Self::Directory { kind: DirectoryKind::User, id, tenant_id: None, display_name: None }
    }

    /// Returns the tenant, if one is named.
    #[must_use]
    pub fn tenant_id(&self) -> Option<&Guid> {
        match self {
            Self::Directory { tenant_id, .. } | Self::Opaque { tenant_id, .. } => tenant_id.as_ref(),
            Self::Phone(_) => None,
        }
    }

    /// Whether both name the same person or thing: tenants and names do not count.
    pub(super) fn is_same_as(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Directory { kind, id, .. }, Self::Directory { kind: other_kind, id: other_id, .. }) => {
                kind == other_kind && id == other_id
            }
            (Self::Phone(number), Self::Phone(other)) => number == other,
            (Self::Opaque { kind, id, .. }, Self::Opaque { kind: other_kind, id: other_id, .. }) => {
                kind == other_kind && id == other_id
            }
            _ => false,
        }
    }
}

/// The kind of an identity, as the name of its member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Directory(DirectoryKind),
    Opaque(OpaqueKind),
    Phone,
}

impl Kind {
    pub(super) const NAMES: [&'static str; 10] = [
        "user",
        "phone",
        "application",
        "applicationInstance",
        "guest",
        "onPremises",
        "encrypted",
        "azureCommunicationServicesUser",
        "assertedIdentity",
        "device",
    ];

    pub(super) fn of_name(name: &str) -> Option<Self> {
        Some(match name {
            "user" => Self::Directory(DirectoryKind::User),
            "application" => Self::Directory(DirectoryKind::Application),
            "applicationInstance" => Self::Directory(DirectoryKind::ApplicationInstance),
            "phone" => Self::Phone,
            "guest" => Self::Opaque(OpaqueKind::Guest),
            "onPremises" => Self::Opaque(OpaqueKind::OnPremises),
            "encrypted" => Self::Opaque(OpaqueKind::Encrypted),
            "azureCommunicationServicesUser" => Self::Opaque(OpaqueKind::AzureCommunicationServicesUser),
            "assertedIdentity" => Self::Opaque(OpaqueKind::AssertedIdentity),
            "device" => Self::Opaque(OpaqueKind::Device),
            _ => return None,
        })
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Directory(DirectoryKind::User) => "user",
            Self::Directory(DirectoryKind::Application) => "application",
            Self::Directory(DirectoryKind::ApplicationInstance) => "applicationInstance",
            Self::Phone => "phone",
            Self::Opaque(OpaqueKind::Guest) => "guest",
            Self::Opaque(OpaqueKind::OnPremises) => "onPremises",
            Self::Opaque(OpaqueKind::Encrypted) => "encrypted",
            Self::Opaque(OpaqueKind::AzureCommunicationServicesUser) => "azureCommunicationServicesUser",
            Self::Opaque(OpaqueKind::AssertedIdentity) => "assertedIdentity",
            Self::Opaque(OpaqueKind::Device) => "device",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_one_name() {
        for name in Kind::NAMES {
            assert_eq!(Kind::of_name(name).map(Kind::name), Some(name));
        }
        assert_eq!(Kind::of_name("User"), None);
    }
}
