//! Secrecy by name: names whose values are secret.

use super::mark::Mark;

/// The longest name that is looked up.
pub(super) const MAX_NAME: usize = 64;

/// A name whose value is secret. Names are compared without case, dashes and underscores.
struct Rule {
    name: &'static str,
    mark: Mark,
    /// Whether longer names with this end match too, such as `recordingAccessToken`.
    is_ending: bool,
    /// Whether every value in an object of this name is secret too.
    is_deep: bool,
}

const fn exact(name: &'static str, mark: Mark) -> Rule {
    Rule { name, mark, is_ending: false, is_deep: false }
}

const fn ending(name: &'static str, mark: Mark) -> Rule {
    Rule { name, mark, is_ending: true, is_deep: false }
}

/// A name of opaque data, of which every part is secret.
const fn opaque(name: &'static str) -> Rule {
    Rule { name, mark: Mark::Secret, is_ending: false, is_deep: true }
}

const RULES: [Rule; 42] = [
    ending("token", Mark::Token),
    ending("authorization", Mark::Token),
    ending("assertion", Mark::Token),
    ending("secret", Mark::Secret),
    ending("password", Mark::Secret),
    ending("passcode", Mark::Secret),
    ending("apikey", Mark::Secret),
    ending("privatekey", Mark::Secret),
    exact("cookie", Mark::Secret),
    exact("setcookie", Mark::Secret),
    exact("codeverifier", Mark::Secret),
    exact("clientstate", Mark::Secret),
    exact("replacescontext", Mark::Secret),
    exact("joinmeetingid", Mark::Secret),
    opaque("blob"),
    opaque("botdata"),
    opaque("encryptedcontent"),
    exact("replacementlink", Mark::Link),
    exact("recordinglocation", Mark::Link),
    exact("meetingurl", Mark::Link),
    ending("joinurl", Mark::Link),
    ending("joinweburl", Mark::Link),
    ending("displayname", Mark::Name),
    exact("givenname", Mark::Name),
    exact("familyname", Mark::Name),
    exact("surname", Mark::Name),
    exact("username", Mark::Name),
    exact("subject", Mark::Name),
    ending("email", Mark::Email),
    ending("emailaddress", Mark::Email),
    exact("emails", Mark::Email),
    exact("mail", Mark::Email),
    exact("upn", Mark::Email),
    exact("preferredusername", Mark::Email),
    ending("userprincipalname", Mark::Email),
    exact("phone", Mark::Phone),
    ending("phonenumber", Mark::Phone),
    exact("mobilephone", Mark::Phone),
    exact("businessphones", Mark::Phone),
    exact("homephones", Mark::Phone),
    ending("ipaddress", Mark::Ip),
    exact("ipaddr", Mark::Ip),
];

/// Names that are secret in the query of a URL. Elsewhere, `code` is a result code and `key` any key.
const QUERY_NAMES: [&str; 4] = ["code", "sig", "signature", "key"];

/// The secrecy of a value, which depends on the names of the members around it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Secrecy {
    mark: Option<Mark>,
    is_deep: bool,
}

impl Secrecy {
    /// Returns the mark that replaces any text of this secrecy.
    pub(super) const fn mark(self) -> Option<Mark> {
        self.mark
    }

    /// Returns the secrecy of a member of an object of this secrecy. The items of an array have that of the array.
    pub(crate) fn member(self, name: &str) -> Self {
        if self.is_deep {
            return self;
        }
        // The id of a telephone's identity is its number.
        if self.mark == Some(Mark::Phone) && name.eq_ignore_ascii_case("id") {
            return Self { mark: self.mark, is_deep: false };
        }
        let rule = rule_of(name);
        Self { mark: rule.map(|rule| rule.mark), is_deep: rule.is_some_and(|rule| rule.is_deep) }
    }
}

fn rule_of(name: &str) -> Option<&'static Rule> {
    if name.len() > MAX_NAME {
        return None;
    }
    let letters = letters_of(name);
    RULES.iter().find(|rule| letters == rule.name || (rule.is_ending && letters.ends_with(rule.name)))
}

/// Returns the mark that replaces a value in the query of a URL.
pub(super) fn mark_in_query(name: &str) -> Option<Mark> {
    QUERY_NAMES.contains(&&*letters_of(name)).then_some(Mark::Secret)
}

fn letters_of(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '_' | '-' | ' ')).map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rule_names_are_in_the_form_of_comparison() {
        for rule in &RULES {
            assert_eq!(letters_of(rule.name), rule.name);
            assert_eq!(rule_of(rule.name).map(|found| found.mark), Some(rule.mark), "{}", rule.name);
        }
    }

    #[test]
    fn secret_names_match_in_any_spelling() {
        for (name, mark) in [
            ("token", Mark::Token),
            ("access_token", Mark::Token),
            ("refreshToken", Mark::Token),
            ("ID_TOKEN", Mark::Token),
            ("recordingAccessToken", Mark::Token),
            ("validationToken", Mark::Token),
            ("JoinToken", Mark::Token),
            ("Authorization", Mark::Token),
            ("Proxy-Authorization", Mark::Token),
            ("x-ms-token-aad-access-token", Mark::Token),
            ("client_assertion", Mark::Token),
            ("clientSecret", Mark::Secret),
            ("client-secret", Mark::Secret),
            ("PASSWORD", Mark::Secret),
            ("Set-Cookie", Mark::Secret),
            ("clientState", Mark::Secret),
            ("encryptedContent", Mark::Secret),
            ("replacesContext", Mark::Secret),
            ("joinMeetingId", Mark::Secret),
            ("replacementLink", Mark::Link),
            ("recordingLocation", Mark::Link),
            ("JoinWebUrl", Mark::Link),
            ("join_url", Mark::Link),
            ("MeetingUrl", Mark::Link),
            ("preferredDisplayName", Mark::Name),
            ("surname", Mark::Name),
            ("subject", Mark::Name),
            ("userPrincipalName", Mark::Email),
            ("email", Mark::Email),
            ("phone", Mark::Phone),
            ("phone_number", Mark::Phone),
            ("ipAddress", Mark::Ip),
        ] {
            assert_eq!(Secrecy::default().member(name).mark(), Some(mark), "{name}");
        }
    }

    #[test]
    fn similar_names_are_not_secret() {
        for name in [
            "",
            "id",
            "name",
            "tokenKind",
            "tokens",
            "code",
            "key",
            "callId",
            "tenantId",
            "participantId",
            "microphone",
            "phoneme",
            "subjects",
            "threadId",
            "joinMeetingIdMeetingInfo",
            "tokenMeetingInfo",
            "emailed",
            "callbackUri",
            "resourceUrl",
            "sourceId",
            "label",
            "secretary",
            "__proto__",
            &"token".repeat(20),
        ] {
            assert_eq!(Secrecy::default().member(name), Secrecy::default(), "{name}");
        }
    }

    #[test]
    fn secrecy_extends_to_opaque_data_and_telephone_ids_only() {
        let of = |names: &[&str]| {
            names.iter().fold(Secrecy::default(), |secrecy, name| secrecy.member(name)).mark()
        };
        assert_eq!(of(&["botData", "user", "mri"]), Some(Mark::Secret));
        assert_eq!(of(&["phone", "id"]), Some(Mark::Phone));
        assert_eq!(of(&["phone", "displayName"]), Some(Mark::Name));
        assert_eq!(of(&["phone", "tenantId"]), None);
        assert_eq!(of(&["phone", "id", "id"]), Some(Mark::Phone));
        assert_eq!(of(&["user", "id"]), None);
        assert_eq!(of(&["token", "kind"]), None, "a report on a token is not the token");
    }
}
