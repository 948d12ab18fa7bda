//! Hints that name the id which a target needs.

use graph_call_transfer::{CheckContext, Issue, TransferReport};

use crate::{CALL, fill};

const RESOURCE_ACCOUNTS: &str = "`GET /users?$filter=department eq 'Microsoft Communication Application Instance'&$select=id,displayName,userPrincipalName`";

#[test]
fn hints_name_the_id_that_a_target_needs() {
    for (identity, code, parts) in [
        (
            r#"{"application":{"id":"11cd3e2e-fccb-42ad-ad00-878b93575e07"}}"#,
            "microsoftApplication",
            &["names no queue", "object id of its resource account", RESOURCE_ACCOUNTS][..],
        ),
        (
            r#"{"applicationInstance":{"id":"{CE933385-9390-45D1-9512-C8D228074E07}"}}"#,
            "notAGuid",
            &["Remove the braces"],
        ),
        (
            r#"{"applicationInstance":{"id":"CE933385-9390-45D1-9512-C8D228074E07"}}"#,
            "microsoftApplication",
            &[RESOURCE_ACCOUNTS],
        ),
        (
            r#"{"user":{"id":"cf28171e-fcfd-47e4-a1d6-79460b0b3ca0"}}"#,
            "microsoftApplication",
            &["object id of the user or of the resource account"],
        ),
        (
            r#"{"user":{"id":"«U»","displayName":"Sales Queue"}}"#,
            "userMayBeQueue",
            &["`application`", RESOURCE_ACCOUNTS],
        ),
        (
            r#"{"callQueue":{"id":"«U»"}}"#,
            "unknownIdentityKind",
            &["Graph knows user, phone", RESOURCE_ACCOUNTS],
        ),
        (
            r#"{"phoneNumber":{"value":"+12345678901"}}"#,
            "unknownIdentityKind",
            &["Did you mean `phone`?", "Graph knows user"],
        ),
        (r#"{"aadUser":{"id":"«U»"}}"#, "unknownIdentityKind", &["Did you mean `user`?"]),
        (r#"{"robot":{"id":"«U»"}}"#, "unknownIdentityKind", &["Graph knows user, phone, application"]),
        (
            r#"{"user":{"id":"heidi@contoso.com"}}"#,
            "notAGuid",
            &["user principal name or an email address", "GET /users/", "$filter=mail eq"],
        ),
        (
            r#"{"user":{"id":"heidi_fabrikam.com#EXT#@contoso.com"}}"#,
            "notAGuid",
            &["user principal name of a guest", "%23 for #"],
        ),
        (
            r#"{"user":{"userPrincipalName":"heidi@contoso.com"}}"#,
            "memberMissing",
            &["object id", "GET /users/"],
        ),
        (r#"{"guest":{"id":"x"}}"#, "guestTarget", &["`user`, with the object id", "userType eq 'Guest'"]),
        (r"{}", "identityMissing", &["\"identity\": { \"user\": { \"id\""]),
        (
            r#"{"user":{"id":"«U»"}},"endpointType":"voicemail""#,
            "endpointTypeNotDefault",
            &["until February 2022", "documents only `default`"],
        ),
    ] {
        let body = fill(&format!(r#"{{"transferTarget":{{"identity":{identity}}}}}"#));
        let report = TransferReport::parse_body(CALL, &body, &CheckContext::default());
        let issue = report.issues().iter().find(|issue| issue.code() == code);
        let hint = issue.and_then(Issue::hint).unwrap_or_else(|| panic!("{body}: {:?}", report.issues()));
        assert!(parts.iter().all(|part| hint.contains(part)), "{body}: {hint}");
    }
}

#[test]
fn hints_name_the_form_of_a_text_that_is_no_body() {
    for (body, code, part) in [
        (r#"{"transferTarget":{"identity":"System.Collections.Hashtable"}}"#, "wrongType", "`-Depth 10`"),
        (r#"{"transferTarget":{"identity":{"user":"[object Object]"}}}"#, "wrongType", "JSON.stringify"),
        ("<html><body>403</body></html>", "jsonUnexpected", "response of a proxy or of a sign-in"),
        ("Body(a={}, b=C(d='x'))", "jsonUnexpected", "json.dumps in Python"),
        ("{a={b=c}}", "jsonUnexpected", "A serializer writes it"),
        ("transferTarget:\n  identity:", "jsonUnexpected", "Graph reads only JSON"),
        ("var t = new InvitationParticipantInfo { };", "jsonUnexpected", "KiotaJsonSerializer"),
        (
            "GET https://graph.microsoft.com/v1.0/communications/calls/x/transfer",
            "requestMethod",
            "with POST",
        ),
        ("POST /v1.0/communications/calls/x/transfer", "requestBodyMissing", "in a file or in a variable"),
        (
            "curl https://g/v1.0/communications/calls/x/transfer -d '{\"transferTarget\":{}}'",
            "requestContentType",
            "curl sends data as a form",
        ),
        ("{&quot;transferTarget&quot;:{}}", "jsonUnexpected", "Decode the text"),
        ("%7B%22transferTarget%22%3A%7B%7D%7D", "jsonUnexpected", "Decode the text"),
        ("eyJ0cmFuc2ZlclRhcmdldCI6eyJpZGVudGl0eSI6eyJ1c2VyIjp7fX19fQ==", "jsonUnexpected", "Decode the text"),
        ("a=1&b=2", "jsonUnexpected", "`Content-Type: application/json`"),
        (
            r#"[{"specversion":"1.0","type":"Microsoft.Communication.CallConnected","data":{}}]"#,
            "foreignBody",
            "another service",
        ),
        (r#"{"eventType":"Contoso.A","data":{}}"#, "foreignBody", "Azure Event Grid"),
        (
            r#"{"value":[{"subscriptionId":"s","resource":"communications/callRecords/x"}]}"#,
            "foreignBody",
            "A subscription of Graph",
        ),
        (
            r#"{"channelId":"msteams","serviceUrl":"https://smba","type":"message"}"#,
            "foreignBody",
            "chat message",
        ),
        (r#"{"token_type":"Bearer","access_token":"e30"}"#, "foreignBody", "Never share a text with a token"),
    ] {
        let report = TransferReport::parse_body(CALL, body, &CheckContext::default());
        let issue = report.issues().iter().find(|issue| issue.code() == code);
        let hint = issue.and_then(Issue::hint).unwrap_or_default();
        assert!(hint.contains(part), "{body}: {hint}");
    }
}

#[test]
fn hints_name_placeholders_in_the_place_of_ids() {
    for (id, is_placeholder) in [
        ("$userId", true),
        ("${userId}", true),
        ("{{target_user_id}}", true),
        ("%USER_ID%", true),
        ("<object-id>", true),
        ("[user id]", true),
        ("your-user-id", true),
        ("YOUR_USER_ID", true),
        ("user_id", true),
        ("xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", true),
        ("550fae72-****-****-****-373732c2704f", true),
        ("heidi", false),
        ("550fae72-d251-43ec-868c-373732c2704", false),
        ("maxx", false),
    ] {
        let body = format!(r#"{{"transferTarget":{{"identity":{{"user":{{"id":"{id}"}}}}}}}}"#);
        let report = TransferReport::parse_body(CALL, &body, &CheckContext::default());
        let issue = report.issues().iter().find(|issue| issue.code() == "notAGuid");
        let hint = issue.and_then(Issue::hint).unwrap_or_default();
        assert_eq!(hint.contains("a placeholder"), is_placeholder, "{id}: {hint}");
    }
}
