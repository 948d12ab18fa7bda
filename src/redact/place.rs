//! Which names make secret what they name.

use super::mark::Mark;

/// A longer name is not looked up.
pub(super) const LONGEST_NAME: usize = 64;

/// A name whose text is secret. Names are compared without case, dashes and underscores.
struct Rule {
    name: &'static str,
    mark: Mark,
    /// Whether longer names that end like this are meant too, as `recordingAccessToken`.
    is_ending: bool,
    /// Whether everything in an object of this name is secret too.
    is_deep: bool,
}

const fn exact(name: &'static str, mark: Mark) -> Rule {
    Rule { name, mark, is_ending: false, is_deep: false }
}

const fn ending(name: &'static str, mark: Mark) -> Rule {
    Rule { name, mark, is_ending: true, is_deep: false }
}

/// Opaque data: whatever is in it.
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

/// Names that are secret in the query of a URL. Elsewhere `code` is a result's, and `key` is any.
const QUERY_NAMES: [&str; 4] = ["code", "sig", "signature", "key"];

/// Where a text stands, as far as that makes it secret.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Place {
    mark: Option<Mark>,
    is_deep: bool,
}

impl Place {
    /// What takes the place of a text that stands here, whatever it says.
    pub(super) const fn mark(self) -> Option<Mark> {
        self.mark
    }

    /// The place of a member of the object that stands here. An array's items stand where the array does.
    pub(crate) fn member(self, name: &str) -> Self {
        if self.is_deep {
            return self;
        }
        // The identity of a telephone has its number as id.
        if self.mark == Some(Mark::Phone) && name.eq_ignore_ascii_case("id") {
            return Self { mark: self.mark, is_deep: false };
        }
        let rule = rule_of(name);
        Self { mark: rule.map(|rule| rule.mark), is_deep: rule.is_some_and(|rule| rule.is_deep) }
    }
}

fn rule_of(name: &str) -> Option<&'static Rule> {
    if name.len() > LONGEST_NAME {
        return None;
    }
    let letters = letters_of(name);
    RULES.iter().find(|rule| letters == rule.name || (rule.is_ending && letters.ends_with(rule.name)))
}

/// What takes the place of a value in the query of a URL.
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
    fn rules_are_written_as_names_are_compared() {
        for rule in &RULES {
            assert_eq!(letters_of(rule.name), rule.name);
            assert_eq!(rule_of(rule.name).map(|found| found.mark), Some(rule.mark), "{}", rule.name);
        }
    }

    #[test]
    fn secret_names_are_known_in_any_spelling() {
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
            assert_eq!(Place::default().member(name).mark(), Some(mark), "{name}");
        }
    }

    #[test]
    fn names_that_are_only_similar_are_not_secret() {
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
            assert_eq!(Place::default().member(name), Place::default(), "{name}");
        }
    }

    #[test]
    fn a_place_reaches_as_far_as_its_secret_does() {
        let of =
            |names: &[&str]| names.iter().fold(Place::default(), |place, name| place.member(name)).mark();
        assert_eq!(of(&["botData", "user", "mri"]), Some(Mark::Secret));
        assert_eq!(of(&["phone", "id"]), Some(Mark::Phone));
        assert_eq!(of(&["phone", "displayName"]), Some(Mark::Name));
        assert_eq!(of(&["phone", "tenantId"]), None);
        assert_eq!(of(&["phone", "id", "id"]), Some(Mark::Phone));
        assert_eq!(of(&["user", "id"]), None);
        assert_eq!(of(&["token", "kind"]), None, "a report on a token is not the token");
    }
}
