//! Applications of Microsoft that have one id in every tenant. A call cannot be transferred to such an id: it names no resource account.

use crate::Guid;

/// An application with one id in every tenant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct KnownApplication {
    id: &'static str,
    name: &'static str,
}

/// Sources: <https://learn.microsoft.com/powershell/module/teams/new-csonlineapplicationinstance> for the first two,
/// <https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in> for the services; Teams' clients
/// use the id of the echo bot.
const APPLICATIONS: [KnownApplication; 8] = [
    KnownApplication { id: "11cd3e2e-fccb-42ad-ad00-878b93575e07", name: "Call Queue" },
    KnownApplication { id: "ce933385-9390-45d1-9512-c8d228074e07", name: "Auto Attendant" },
    KnownApplication { id: "cf28171e-fcfd-47e4-a1d6-79460b0b3ca0", name: "Echo Bot" },
    KnownApplication { id: "1fec8e78-bce4-4aaf-ab1b-5451cc387264", name: "Microsoft Teams" },
    KnownApplication { id: "5e3ce6c0-2b1f-4285-8d4b-75ee78787346", name: "Microsoft Teams Web Client" },
    KnownApplication { id: "cc15fd57-2c6c-4117-a88c-83b1d56b4bbe", name: "Microsoft Teams Services" },
    KnownApplication { id: "00000004-0000-0ff1-ce00-000000000000", name: "Skype for Business Online" },
    KnownApplication { id: "00000003-0000-0000-c000-000000000000", name: "Microsoft Graph" },
];

impl KnownApplication {
    pub(super) fn find(id: &Guid) -> Option<Self> {
        APPLICATIONS.into_iter().find(|application| Guid::parse(application.id).as_ref() == Ok(id))
    }

    pub(super) fn name(self) -> &'static str {
        self.name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_applications_are_found_in_any_spelling() {
        for application in APPLICATIONS {
            let spelling = application.id.replace('-', "").to_uppercase();
            assert_eq!(KnownApplication::find(&Guid::parse(&spelling).unwrap()), Some(application));
        }
        assert_eq!(
            KnownApplication::find(&Guid::parse("550fae72-d251-43ec-868c-373732c2704f").unwrap()),
            None
        );
    }
}
