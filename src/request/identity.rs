//! The identities of targets and transferees.

use crate::strict::has_letters_of;
use crate::{Guid, PhoneNumber, TenantId};

/// A kind of directory object, whose id is a GUID.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DirectoryKind {
    /// A user.
    User,
    /// An application, or the resource account of a call queue.
    Application,
    /// An instance of an application in Teams.
    ApplicationInstance,
}

/// A kind of identity whose id is opaque text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum OpaqueKind {
    /// A guest without an account.
    Guest,
    /// An identity of an on-premises directory.
    OnPremises,
    /// An identity that Graph has encrypted.
    Encrypted,
    /// A user of Azure Communication Services.
    AzureCommunicationServicesUser,
    /// An identity that a telephone network asserts.
    AssertedIdentity,
    /// A device.
    Device,
}

/// The identity of a target or a transferee.
///
/// ```
/// use graph_call_transfer::Identity;
///
/// let heidi = Identity::user("550fae72-d251-43ec-868c-373732c2704f".parse()?)
///     .with_tenant_id("72f988bf-86f1-41af-91ab-2d7cd011db47".parse()?)
///     .with_display_name("Heidi Steen");
/// # Ok::<(), graph_call_transfer::IdError>(())
/// ```
///
/// Source: <https://learn.microsoft.com/graph/api/resources/communicationsidentityset>.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Identity {
    /// A directory object.
    Directory {
        /// The kind.
        kind: DirectoryKind,
        /// The object id.
        id: Guid,
        /// The tenant.
        tenant_id: Option<TenantId>,
        /// The name that Teams shows.
        display_name: Option<String>,
    },
    /// A telephone number.
    Phone(PhoneNumber),
    /// An identity with an opaque id.
    Opaque {
        /// The kind.
        kind: OpaqueKind,
        /// The id.
        id: String,
        /// The tenant.
        tenant_id: Option<TenantId>,
        /// The name that Teams shows.
        display_name: Option<String>,
    },
}

impl Identity {
    /// Creates the identity of a user, from the object id.
    #[must_use]
    pub fn user(id: Guid) -> Self {
        Self::directory(DirectoryKind::User, id)
    }

    /// Creates the identity of an application, from the object id.
    #[must_use]
    pub fn application(id: Guid) -> Self {
        Self::directory(DirectoryKind::Application, id)
    }

    /// Creates the identity of an application instance, from the object id.
    #[must_use]
    pub fn application_instance(id: Guid) -> Self {
        Self::directory(DirectoryKind::ApplicationInstance, id)
    }

    /// Creates the identity of a telephone.
    #[must_use]
    pub fn phone(number: PhoneNumber) -> Self {
        Self::Phone(number)
    }

    /// Creates an identity from an opaque id. A check reports an invalid id.
    #[must_use]
    pub fn opaque(kind: OpaqueKind, id: impl Into<String>) -> Self {
        Self::Opaque { kind, id: id.into(), tenant_id: None, display_name: None }
    }

    fn directory(kind: DirectoryKind, id: Guid) -> Self {
        Self::Directory { kind, id, tenant_id: None, display_name: None }
    }

    /// Sets the tenant. A telephone number has none.
    #[must_use]
    pub fn with_tenant_id(mut self, id: TenantId) -> Self {
        match &mut self {
            Self::Directory { tenant_id, .. } | Self::Opaque { tenant_id, .. } => *tenant_id = Some(id),
            Self::Phone(_) => {}
        }
        self
    }

    /// Sets the name that Teams shows. A telephone number has none.
    #[must_use]
    pub fn with_display_name(mut self, name: impl Into<String>) -> Self {
        match &mut self {
            Self::Directory { display_name, .. } | Self::Opaque { display_name, .. } => {
                *display_name = Some(name.into());
            }
            Self::Phone(_) => {}
        }
        self
    }

    /// Returns the tenant, if there is one.
    #[must_use]
    pub fn tenant_id(&self) -> Option<&TenantId> {
        match self {
            Self::Directory { tenant_id, .. } | Self::Opaque { tenant_id, .. } => tenant_id.as_ref(),
            Self::Phone(_) => None,
        }
    }

    /// Returns whether kind and id are equal.
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

/// The kind of an identity: the name of its member in an identity set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum IdentityKind {
    Directory(DirectoryKind),
    Opaque(OpaqueKind),
    Phone,
}

impl IdentityKind {
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

    pub(super) fn from_name(name: &str) -> Option<Self> {
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

    /// Returns the known kind that an unknown name probably means: other APIs of Microsoft have these names.
    pub(super) fn of_alias(name: &str) -> Option<&'static str> {
        const ALIASES: [(&str, &str); 13] = [
            ("phoneNumber", "phone"),
            ("telephone", "phone"),
            ("pstn", "phone"),
            ("aadUser", "user"),
            ("teamsUser", "user"),
            ("microsoftTeamsUser", "user"),
            ("orgUser", "user"),
            ("acsUser", "azureCommunicationServicesUser"),
            ("communicationUser", "azureCommunicationServicesUser"),
            ("communicationsUser", "user"),
            ("app", "application"),
            ("bot", "application"),
            ("microsoftTeamsApp", "application"),
        ];
        ALIASES.iter().find(|(alias, _)| has_letters_of(name, alias)).map(|(_, meant)| *meant)
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
    fn kinds_have_one_name_each() {
        for name in IdentityKind::NAMES {
            assert_eq!(IdentityKind::from_name(name).map(IdentityKind::name), Some(name));
        }
        assert_eq!(IdentityKind::from_name("User"), None);
    }
}
