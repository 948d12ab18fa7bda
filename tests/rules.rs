//! Each rule of a transfer: what breaks it, and what nearly does.

#![cfg(not(target_family = "wasm"))]

use graph_call_transfer::{Context, Issue, Report};

const CALL: &str = "341a0500-d4bf-4224-8b19-1581168d328b";

/// Puts values into a template: `C` the call, `U` a user, `P` a participant, `T` and `O` two tenants, `R` a second call.
fn fill(template: &str) -> String {
    [
        ("«C»", CALL),
        ("«c»", "341A0500D4BF42248B191581168D328B"),
        ("«U»", "550fae72-d251-43ec-868c-373732c2704f"),
        ("«V»", "751f6800-3180-414d-bd94-333364659951"),
        ("«P»", "909c6581-5130-43e9-88f3-fcb3582cde37"),
        ("«T»", "72f988bf-86f1-41af-91ab-2d7cd011db47"),
        ("«O»", "00000000-0000-4000-8000-000000000001"),
        ("«R»", "e5d39592-99bd-4db8-bca8-30fb894ec51d"),
    ]
    .iter()
    .fold(template.to_owned(), |text, (mark, value)| text.replace(mark, value))
}

fn told(issues: &[Issue]) -> Vec<String> {
    let line = |issue: &Issue| {
        let severity = format!("{:?}", issue.severity()).to_lowercase();
        let part = serde_json::to_value(issue.part()).unwrap_or_default();
        format!("{severity} {} {}{}", issue.code(), part.as_str().unwrap_or_default(), issue.path())
    };
    issues.iter().map(line).collect()
}

/// Checks both forms of a transfer against one expectation: `told` is what is said, in order.
fn expect(report: &Report, expected: &[&str], what: &str) {
    assert_eq!(told(report.issues()), expected, "{what}");
    let has_error = expected.iter().any(|line| line.starts_with("error"));
    assert_eq!(report.request().is_none(), has_error, "{what}");
}

#[test]
fn call_ids() {
    for (call_id, expected) in [
        (CALL, None),
        ("341A0500D4BF42248B191581168D328B", None),
        ("", Some("idEmpty")),
        (" 341a0500-d4bf-4224-8b19-1581168d328b", Some("idPadded")),
        ("/communications/calls/341a0500-d4bf-4224-8b19-1581168d328b", Some("idIsPath")),
        (
            "https://graph.microsoft.com/v1.0/app/calls/341a0500-d4bf-4224-8b19-1581168d328b/",
            Some("idIsPath"),
        ),
        ("a/../b?x=1#y", Some("idIsPath")),
        ("%2e%2e", Some("notAGuid")),
        ("{id}", Some("notAGuid")),
        ("341a0500-d4bf-4224-8b19-1581168d328", Some("notAGuid")),
        ("341a0500-d4bf-4224-8b19-1581168d328b\u{0}", Some("notAGuid")),
    ] {
        let body = fill(r#"{"transferTarget":{"identity":{"user":{"id":"«U»"}}}}"#);
        let report = Report::of_body(call_id, &body, &Context::default());
        let expected: Vec<String> = expected.into_iter().map(|code| format!("error {code} callId")).collect();
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        expect(&report, &expected, call_id);
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn bodies() {
    for (body, expected) in [
        // The target.
        (r#"{"transferTarget":{"identity":{"user":{"id":"«U»"}}}}"#, &[][..]),
        ("{}", &["error memberMissing body/transferTarget"][..]),
        (r#"{"transferTarget":null}"#, &["error memberMissing body/transferTarget"]),
        (r#"{"transferTarget":[]}"#, &["error wrongType body/transferTarget"]),
        ("[]", &["error wrongType body"]),
        (r#"{"transferTarget":{}}"#, &["error identityMissing body/transferTarget/identity"]),
        (r#"{"transferTarget":{"identity":{}}}"#, &["error identityMissing body/transferTarget/identity"]),
        (
            r#"{"transferTarget":{"identity":{"user":null}}}"#,
            &["error identityMissing body/transferTarget/identity"],
        ),
        (r#"{"transferTarget":{"identity":{"user":{"id":"«U»"},"phone":null}}}"#, &[]),
        (
            r#"{"transferTarget":{"identity":{"user":{"id":"«U»"},"application":{"id":"«U»"}}}}"#,
            &["error severalIdentities body/transferTarget/identity"],
        ),
        (
            r#"{"transferTarget":{"identity":{"robot":{"id":"1"}}}}"#,
            &["warning unknownIdentityKind body/transferTarget/identity/robot"],
        ),
        (
            r#"{"transferTarget":{"identity":{"user":{}}}}"#,
            &["error memberMissing body/transferTarget/identity/user/id"],
        ),
        (
            r#"{"transferTarget":{"identity":{"user":{"id":7}}}}"#,
            &["error wrongType body/transferTarget/identity/user/id"],
        ),
        (
            r#"{"transferTarget":{"identity":{"user":{"id":"heidi@contoso.com","tenantId":"contoso"}}}}"#,
            &[
                "error notAGuid body/transferTarget/identity/user/id",
                "error notAGuid body/transferTarget/identity/user/tenantId",
            ],
        ),
        (r#"{"transferTarget":{"identity":{"guest":{"id":"8:teamsvisitor:x"}}}}"#, &[]),
        (
            r#"{"transferTarget":{"identity":{"encrypted":{"id":""}}}}"#,
            &["error idEmpty body/transferTarget/identity/encrypted/id"],
        ),
        (
            r#"{"transferTarget":{"identity":{"user":{"id":"«U»","displayName":"Sales Queue"}}}}"#,
            &["info userMayBeQueue body/transferTarget/identity/user"],
        ),
        (r#"{"transferTarget":{"identity":{"application":{"id":"«U»","displayName":"Sales Queue"}}}}"#, &[]),
        (
            r#"{"transferTarget":{"identity":{"user":{"id":"«U»","tenant_id":"«T»"}}}}"#,
            &["warning misspelledMember body/transferTarget/identity/user/tenant_id"],
        ),
        (
            r#"{"transfer_target":{"identity":{"user":{"id":"«U»"}}}}"#,
            &["error memberMissing body/transferTarget", "warning misspelledMember body/transfer_target"],
        ),
        // Telephone numbers.
        (
            r#"{"transferTarget":{"identity":{"phone":{"id":"+12345678901"}}}}"#,
            &["warning phoneNeedsApplicationInstance body/transferTarget/identity/phone"],
        ),
        (
            r#"{"transferTarget":{"identity":{"phone":{"id":"tel:+1 234 567 8901"}}}}"#,
            &["error phoneNotE164 body/transferTarget/identity/phone/id"],
        ),
        // The call that is replaced.
        (r#"{"transferTarget":{"identity":{"user":{"id":"«U»"}},"replacesCallId":"«R»"}}"#, &[]),
        (
            r#"{"transferTarget":{"identity":{"user":{"id":"«U»"}},"replacesCallId":"«c»"}}"#,
            &["error replacesOwnCall body/transferTarget/replacesCallId"],
        ),
        (
            r#"{"transferTarget":{"identity":{"user":{"id":"«U»"}},"replacesCallId":"/app/calls/«R»"}}"#,
            &["error idIsPath body/transferTarget/replacesCallId"],
        ),
        // The transferee.
        (
            r#"{"transferTarget":{"identity":{"user":{"id":"«U»"}}},"transferee":{"participantId":"«P»"}}"#,
            &[],
        ),
        (
            r#"{"transferTarget":{"identity":{"user":{"id":"«U»"}}},"transferee":{"identity":{"user":{"id":"«V»"}}}}"#,
            &["error participantIdMissing body/transferee/participantId"],
        ),
        (
            r#"{"transferTarget":{"identity":{"user":{"id":"«U»"}}},"transferee":{"participantId":"«V»","identity":{"user":{"id":"«V»"}}}}"#,
            &["warning participantIdIsUserId body/transferee/participantId"],
        ),
        (
            r#"{"transferTarget":{"identity":{"user":{"id":"«U»"}}},"transferee":{"participantId":"«P»","identity":{"user":{"id":"«U»"}}}}"#,
            &["error transfereeIsTarget body/transferee"],
        ),
        (
            r#"{"transferTarget":{"identity":{"user":{"id":"«U»","tenantId":"«T»"}}},"transferee":{"participantId":"«P»","identity":{"user":{"id":"«V»","tenantId":"«O»"}}}}"#,
            &["error tenantsDiffer body/transferTarget/identity/user/tenantId"],
        ),
        (
            r#"{"transferTarget":{"identity":{"user":{"id":"«U»"}},"transferee":{"participantId":"«P»"}}}"#,
            &["error transfereeInsideTarget body/transferTarget/transferee"],
        ),
        (
            r#"{"transferTarget":{"identity":{"user":{"id":"«U»"}},"transferee":{"participantId":"«P»"}},"transferee":{"participantId":"«P»"}}"#,
            &["error transfereeInsideTarget body/transferTarget/transferee"],
        ),
        (
            r#"{"transferTarget":{"identity":{"user":{"id":"«U»"}},"transferee":{"participantId":"«P»"}},"transferee":null}"#,
            &["error transfereeInsideTarget body/transferTarget/transferee"],
        ),
        (
            r#"{"transferTarget":{"identity":{"user":{"id":"«U»"}}},"language_id":"en"}"#,
            &["warning misspelledMember body/language_id"],
        ),
        (
            r#"{"transferTarget":{"identity":{"robot":{"id":"1"},"user":{"id":"«U»"}}}}"#,
            &["warning unknownIdentityKind body/transferTarget/identity/robot"],
        ),
        (
            r#"{"transferTarget":{"identity":{"User":{"id":"«U»"}}}}"#,
            &["warning misspelledMember body/transferTarget/identity/User"],
        ),
        (
            r#"{"transferTarget":{"@odata.type":7,"identity":{"user":{"id":"«U»"}}},"region":7}"#,
            &[
                "error wrongType body/transferTarget/@odata.type",
                "warning localeAtTopLevel body/region",
                "error wrongType body/region",
            ],
        ),
        (
            r#"{"transferTarget":{"identity":{"user":{"id":"«V»"},"user":{"id":"«U»"}}}}"#,
            &["warning jsonDuplicateMember body"],
        ),
        // Language and region.
        (
            r#"{"transferTarget":{"identity":{"user":{"id":"«U»"}},"languageId":"en-US","region":"amer"}}"#,
            &[
                "info localeInTarget body/transferTarget/languageId",
                "info localeInTarget body/transferTarget/region",
            ],
        ),
        (
            r#"{"transferTarget":{"identity":{"user":{"id":"«U»"}},"languageId":"english!","region":"?"}}"#,
            &[
                "info localeInTarget body/transferTarget/languageId",
                "warning languageForm body/transferTarget/languageId",
                "info localeInTarget body/transferTarget/region",
                "warning regionForm body/transferTarget/region",
            ],
        ),
        (
            r#"{"transferTarget":{"identity":{"user":{"id":"«U»"}}},"region":"amer"}"#,
            &["warning localeAtTopLevel body/region"],
        ),
        // The rest.
        (
            r#"{"transferTarget":{"identity":{"user":{"id":"«U»"}},"endpointType":"voicemail"}}"#,
            &["warning endpointTypeNotDefault body/transferTarget/endpointType"],
        ),
        (
            r#"{"transferTarget":{"identity":{"user":{"id":"«U»"}},"endpointType":"Default"}}"#,
            &["error unknownEndpointType body/transferTarget/endpointType"],
        ),
        (
            r#"{"transferTarget":{"identity":{"user":{"id":"«U»"}},"hidden":"yes"}}"#,
            &["error wrongType body/transferTarget/hidden"],
        ),
        (
            r#"{"transferTarget":{"identity":{"user":{"id":"«U»"}}},"clientContext":"x"}"#,
            &["warning clientContextLeftOver body/clientContext"],
        ),
        (
            r#"{"transferTarget":{"identity":{"user":{"id":"«U»","id":"«V»"}}}}"#,
            &["warning jsonDuplicateMember body"],
        ),
    ] {
        let body = fill(body);
        expect(&Report::of_body(CALL, &body, &Context::default()), expected, &body);
    }
}

#[test]
fn inputs() {
    for (input, expected) in [
        (r#"{"callId":"«C»","target":{"user":{"id":"«U»"}}}"#, &[][..]),
        (
            r#"{"callid":"«C»","target":{"phone":12}}"#,
            &[
                "error unknownMember input/callid",
                "error memberMissing input/callId",
                "error wrongType input/target/phone",
            ][..],
        ),
        (
            r#"{"callId":" ","target":{"user":{"id":"","name":"x"}},"transferee":{}}"#,
            &[
                "error idPadded input/callId",
                "error unknownMember input/target/user/name",
                "error idEmpty input/target/user/id",
                "error participantIdMissing input/transferee/participantId",
            ],
        ),
        (
            r#"{"callId":"«C»","target":{"user":{"id":"«U»"},"phone":"+12345678901"}}"#,
            &["error severalIdentities input/target"],
        ),
        (
            r#"{"callId":"«C»","target":{"usr":{"id":"«U»"}}}"#,
            &["error unknownMember input/target/usr", "error identityMissing input/target"],
        ),
        (
            r#"{"callId":"«C»","target":{"user":{"id":"«U»"}},"replacesCallId":"«C»","endpointType":"x"}"#,
            &["error unknownEndpointType input/endpointType", "error replacesOwnCall input/replacesCallId"],
        ),
        (r#""text""#, &["error wrongType input"]),
        (
            "{",
            &[
                "error memberMissing input/callId",
                "error memberMissing input/target",
                "error jsonMissingClose input",
            ],
        ),
    ] {
        let input = fill(input);
        expect(&Report::of_input(&input, &Context::default()), expected, &input);
    }
}

#[test]
fn contexts() {
    let blind = r#"{"transferTarget":{"identity":{"user":{"id":"«U»","tenantId":"«T»"}}}}"#;
    let group =
        r#"{"transferTarget":{"identity":{"user":{"id":"«U»"}}},"transferee":{"participantId":"«P»"}}"#;
    let phone = r#"{"transferTarget":{"identity":{"phone":{"id":"+12345678901"}}}}"#;
    for (body, context, expected) in [
        (blind, r#"{"callType":"peerToPeer","tenantId":"«T»","callState":"established"}"#, &[][..]),
        (blind, r#"{"callType":"group"}"#, &["error transfereeMissing body/transferee"][..]),
        (group, r#"{"callType":"group"}"#, &[]),
        (group, r#"{"callType":"peerToPeer"}"#, &["warning transfereeOnPeerToPeerCall body/transferee"]),
        (
            blind,
            r#"{"tenantId":"«O»"}"#,
            &["warning tenantsDiffer body/transferTarget/identity/user/tenantId"],
        ),
        (
            r#"{"transferTarget":{"identity":{"user":{"id":"«U»"}}},"transferee":{"participantId":"«P»","identity":{"user":{"id":"«V»","tenantId":"«T»"}}}}"#,
            r#"{"tenantId":"«O»"}"#,
            &["warning tenantsDiffer body/transferee/tenantId"],
        ),
        (
            blind,
            r#"{"tenantId":"«T»","token":{"kind":"app","roles":["Calls.Initiate.All"],"tenantId":"«O»"}}"#,
            &["warning tokenTenantDiffers token/tenantId"],
        ),
        (
            blind,
            r#"{"endpoint":{"cloud":"x"},"token":{"kind":"app","roles":["Calls.Initiate.All"],"audience":"y"}}"#,
            &["error outOfRange endpoint/cloud"],
        ),
        (phone, r#"{"applicationInstance":true}"#, &[]),
        (
            phone,
            r#"{"applicationInstance":false}"#,
            &["warning phoneNeedsApplicationInstance body/transferTarget/identity/phone"],
        ),
        (blind, r#"{"callState":"incoming"}"#, &["warning callNotEstablished context/callState"]),
        (blind, r#"{"callState":"Established"}"#, &[]),
        (blind, r#"{"endpoint":{"cloud":"usGovernmentL4"}}"#, &[]),
        (
            blind,
            r#"{"endpoint":{"cloud":"usGovernmentL5","version":"beta"}}"#,
            &["warning notAvailableInCloud endpoint/version"],
        ),
        (blind, r#"{"endpoint":{"cloud":"china"}}"#, &["warning notAvailableInCloud endpoint/version"]),
        (
            blind,
            r#"{"endpoint":{"baseUrl":"https://graph.microsoft.com/app"}}"#,
            &["warning deprecatedAppPath endpoint/baseUrl"],
        ),
        (
            blind,
            r#"{"endpoint":{"baseUrl":"https://graph.microsoft.com/v1.0"}}"#,
            &["error versionInBaseUrl endpoint/baseUrl"],
        ),
        (blind, r#"{"endpoint":{"baseUrl":"graph"}}"#, &["error invalidBaseUrl endpoint/baseUrl"]),
        (
            blind,
            r#"{"endpoint":{"baseUrl":"http://relay.example"}}"#,
            &["warning insecureBaseUrl endpoint/baseUrl"],
        ),
        (blind, r#"{"endpoint":{"baseUrl":"http://127.0.0.1:8080/sim"}}"#, &[]),
        (blind, r#"{"calltype":"group"}"#, &["error unknownMember context/calltype"]),
        (blind, r#"{"callType":"Group"}"#, &["error outOfRange context/callType"]),
        (blind, r#"{"tenantId":"contoso"}"#, &["error notAGuid context/tenantId"]),
        (
            blind,
            r#"{"token":{"kind":"app","roles":[],"scopes":[],"issues":[],"audience":"https://graph.microsoft.us"}}"#,
            &["warning tokenRoleMissing token/roles", "warning tokenAudience token/audience"],
        ),
    ] {
        let (body, context) = (fill(body), fill(context));
        let report = Report::of_body(CALL, &body, &Context::from_json(&context));
        expect(&report, expected, &context);
    }
}

#[test]
fn the_kind_and_the_type_of_call_follow_from_the_transfer() {
    for (input, kind, call_type) in [
        (r#"{"callId":"«C»","target":{"user":{"id":"«U»"}}}"#, "Blind", "PeerToPeer"),
        (
            r#"{"callId":"«C»","target":{"user":{"id":"«U»"}},"replacesCallId":"«R»"}"#,
            "Consultative",
            "PeerToPeer",
        ),
        (
            r#"{"callId":"«C»","target":{"user":{"id":"«U»"}},"transferee":{"participantId":"«P»"}}"#,
            "Blind",
            "Group",
        ),
    ] {
        let report = Report::of_input(&fill(input), &Context::default());
        let Some(request) = report.request() else { panic!("{input}") };
        assert_eq!(
            (format!("{:?}", request.kind()), format!("{:?}", request.call_type())),
            (kind.into(), call_type.into())
        );
        // What was built passes the check of a body, and says the same.
        let again = Report::of_body(CALL, request.body(), &Context::default());
        assert_eq!(
            again.request().map(|again| (again.kind(), again.call_type())),
            Some((request.kind(), request.call_type()))
        );
    }
}

#[test]
fn bodies_are_written_as_the_page_writes_them() {
    for (input, body) in [
        (
            r#"{"callId":"«C»","target":{"user":{"id":"«U»","tenantId":"«T»","displayName":"Heidi \"H\""}},"languageId":"en-US","region":"amer"}"#,
            r#"{"transferTarget":{"endpointType":"default","identity":{"user":{"id":"«U»","tenantId":"«T»","displayName":"Heidi \"H\""}},"languageId":"en-US","region":"amer"}}"#,
        ),
        (
            r#"{"callId":"«C»","target":{"phone":"+12345678901"},"replacesCallId":"«R»"}"#,
            r##"{"transferTarget":{"endpointType":"default","identity":{"phone":{"@odata.type":"#microsoft.graph.identity","id":"+12345678901"}},"replacesCallId":"«R»"}}"##,
        ),
        (
            r#"{"callId":"«C»","target":{"user":{"id":"«U»"}},"transferee":{"participantId":"«P»","user":{"id":"«V»"}}}"#,
            r#"{"transferTarget":{"endpointType":"default","identity":{"user":{"id":"«U»"}}},"transferee":{"identity":{"user":{"id":"«V»"}},"participantId":"«P»"}}"#,
        ),
    ] {
        let report = Report::of_input(&fill(input), &Context::default());
        assert_eq!(report.request().map(|request| request.body().to_owned()), Some(fill(body)));
    }
}

#[test]
fn what_looks_like_something_else_is_told_and_repaired_only_where_it_is_certain() {
    for (id, looks_like, repaired) in [
        ("8:orgid:«U»", Some("teamsUser"), true),
        ("8:gcch:«U»", Some("teamsUser"), true),
        ("{«U»}", Some("braces"), true),
        ("28:«U»", Some("teamsIdentifier"), false),
        ("8:teamsvisitor:550fae72d25143ec868c373732c2704f", Some("teamsIdentifier"), false),
        ("29:1a2b", Some("teamsIdentifier"), false),
        ("heidi@contoso.com", Some("userPrincipalName"), false),
        ("+1 234 567 8901", Some("phoneNumber"), false),
        ("{id}", Some("placeholder"), false),
        ("nobody", None, false),
    ] {
        let body = fill(&format!(r#"{{"transferTarget":{{"identity":{{"user":{{"id":"{id}"}}}}}}}}"#));
        let report = Report::of_body(CALL, &body, &Context::default());
        let issue = serde_json::to_value(&report.issues()[0]).unwrap_or_default();
        assert_eq!(issue["code"], "notAGuid", "{id}");
        assert_eq!(issue["params"].get("looksLike").and_then(|looks| looks.as_str()), looks_like, "{id}");
        assert_eq!(issue.get("fix").is_some(), repaired, "{id}");
    }
    let participant = fill(
        r#"{"transferTarget":{"identity":{"user":{"id":"«U»"}}},"transferee":{"participantId":"8:orgid:«V»"}}"#,
    );
    let report = Report::of_body(CALL, &participant, &Context::default());
    assert!(report.issues()[0].fix().is_none(), "a user id is not offered as a participantId");
}

#[test]
fn the_id_of_the_call_is_taken_from_a_path_and_not_that_of_the_application() {
    for (path, repaired) in [
        ("/communications/calls/«R»", true),
        ("/applications/«U»/calls/«R»/transfer", true),
        ("https://graph.microsoft.com/v1.0/app/calls/«R»?x=1", true),
        ("/«R»", true),
        ("/«U»/«R»", false),
        ("/calls/x/«R»", false),
    ] {
        let template = r#"{"transferTarget":{"identity":{"user":{"id":"«U»"}},"replacesCallId":"PATH"}}"#;
        let body = fill(&template.replace("PATH", path));
        let report = Report::of_body(CALL, &body, &Context::default());
        let issue = serde_json::to_value(&report.issues()[0]).unwrap_or_default();
        let offered = issue["fix"]["edits"][0]["text"].as_str().map(str::to_owned);
        assert_eq!(offered, repaired.then(|| fill(r#""«R»""#)), "{path}");
    }
}

#[test]
fn of_a_request_only_its_own_members_are_taken() {
    let body = r#"{"transferTarget":{"identity":{"user":{"id":"«U»"}}}}"#;
    for (request, expected) in [
        (format!(r#"{{"callId":"«C»","body":{body}}}"#), &[][..]),
        (
            format!(
                r#"{{"callId":"«C»","body":{body},"kind":"consultative","callType":"group","issues":[1]}}"#
            ),
            &[],
        ),
        (
            format!(r#"{{"callId":"«C»","body":{body},"target":{{"phone":"+12345678901"}}}}"#),
            &["error unknownMember input/target"],
        ),
        (format!(r#"{{"body":{body}}}"#), &["error memberMissing callId"]),
        (format!(r#"{{"callId":7,"body":{body}}}"#), &["error wrongType callId"]),
    ] {
        let request = fill(&request);
        expect(&Report::of_input_or_request(&request, &Context::default()), expected, &request);
    }
}
