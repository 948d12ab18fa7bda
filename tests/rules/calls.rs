//! Issues of new calls: inputs and bodies. `tests/request.rs` has those of the examples on Microsoft's page.

use graph_call_transfer::{
    CallReport, CheckContext, Cloud, Endpoint, GraphVersion, Identity, Issue, NewCall, Severity,
};

use crate::{expect_call, fill};

#[test]
fn inputs_of_calls_have_the_expected_issues() {
    for (input, expected) in [
        (r#"{"target":{"user":{"id":"«U»"}},"callbackUri":"https://bot.example/calls"}"#, &[][..]),
        (r#"{"target":{"application":{"id":"«U»"}},"callbackUri":"https://bot.example/calls"}"#, &[]),
        (
            r#"{"target":{"phone":"+12345678901"},"callbackUri":"https://bot.example/calls","tenantId":"«T»",
                "source":{"applicationInstance":{"id":"«V»"}}}"#,
            &[],
        ),
        ("{}", &["error memberMissing input/target", "error memberMissing input/callbackUri"]),
        (
            r#"{"target":{"phone":"004930123456"},"callbackUri":"http://bot.example","callbackUrl":1}"#,
            &[
                "error unknownMember input/callbackUrl",
                "error phoneNotE164 input/target/phone",
                "error callbackUriInvalid input/callbackUri",
            ],
        ),
        (
            r#"{"target":{"phone":"+12345678901"},"callbackUri":"http://localhost:3000/calls","tenantId":"x"}"#,
            &[
                "warning callbackUriNotPublic input/callbackUri",
                "error notAGuid input/tenantId",
                "error sourceInstanceMissing input/source",
            ],
        ),
        (
            r#"{"target":{"phone":"+12345678901"},"callbackUri":"https://bot.example/calls",
                "source":{"application":{"id":"«V»"}}}"#,
            &["error sourceInstanceMissing input/source", "warning callTenantMissing input/tenantId"],
        ),
        (
            r#"{"target":{"user":{"id":"«U»"}},"callbackUri":"https://bot.example/calls","source":{"user":{"id":"«V»"}}}"#,
            &["error outOfRange input/source"],
        ),
        (
            r#"{"target":{"user":{"id":"«U»"}},"callbackUri":"https://bot.example/calls?clientContext=a","clientContext":"b c"}"#,
            &["error clientContextForm input/clientContext", "error callbackUriInvalid input/callbackUri"],
        ),
        (
            r#"{"target":{"guest":{"id":"8:teamsvisitor:x"}},"callbackUri":"https://bot.example/calls"}"#,
            &["warning guestTarget input/target/guest"],
        ),
    ] {
        let input = fill(input);
        expect_call(&CallReport::parse_input(&input, &CheckContext::default()), expected, &input);
    }
}

/// A body with the members that each example has, and the members of this one.
fn body(members: &str) -> String {
    fill(&format!(
        r##"{{"@odata.type":"#microsoft.graph.call","callbackUri":"https://bot.example/calls","requestedModalities":["audio"],{members}}}"##
    ))
}

const USER: &str =
    r##"{"@odata.type":"#microsoft.graph.invitationParticipantInfo","identity":{"user":{"id":"«U»"}}}"##;
const SERVICE: &str = r##""mediaConfig":{"@odata.type":"#microsoft.graph.serviceHostedMediaConfig"}"##;

#[test]
fn body_that_joins_a_meeting_or_calls_several_is_out_of_scope_and_nothing_else_is_checked() {
    for (members, expected) in [
        (r##""meetingInfo":{"@odata.type":"#microsoft.graph.tokenMeetingInfo","token":"x"}"##, "meetingInfo"),
        (r#""chatInfo":{"threadId":"19:meeting_x@thread.v2","messageId":"0"}"#, "chatInfo"),
        (r#""targets":[{},{}],"mediaConfig":{}"#, "targets"),
    ] {
        let body = body(members);
        let expected = format!("error callOutOfScope body/{expected}");
        expect_call(&CallReport::parse_body(&body, &CheckContext::default()), &[&expected], members);
    }
}

#[test]
fn bodies_of_calls_have_the_expected_issues() {
    for (members, expected) in [
        (r#""targets":[]"#, &["error memberMissing body/mediaConfig", "error outOfRange body/targets"][..]),
        (
            r##""targets":{},"mediaConfig":{"@odata.type":"#microsoft.graph.mediaConfig"}"##,
            &["error wrongType body/targets", "error outOfRange body/mediaConfig/@odata.type"],
        ),
        (
            r##""mediaConfig":{"@odata.type":"#microsoft.graph.appHostedMediaConfig","blob":"<blob>"},"targets":[{"identity":{"user":{"id":"«U»"}}}]"##,
            &["warning placeholder body/mediaConfig/blob"],
        ),
        (
            r##""mediaConfig":{"@odata.type":"#microsoft.graph.appHostedMediaConfig"},"targets":[{"user":{"id":"«U»"}}]"##,
            &["error memberMissing body/mediaConfig/blob", "error identityMissing body/targets/0/identity"],
        ),
        (
            r#""mediaConfig":{},"targets":[{"identity":{"phone":{"id":"+12345678901"}}}]"#,
            &[
                "error sourceInstanceMissing body/source",
                "warning callTenantMissing body/tenantId",
                "error memberMissing body/mediaConfig/@odata.type",
            ],
        ),
        (
            r##""mediaConfig":{"@odata.type":"#microsoft.graph.serviceHostedMediaConfig"},
                "targets":[{"identity":{"user":{"id":"heidi@contoso.com"}},"replacesCallId":"x"}],"tenantid":"«T»""##,
            &[
                "error notAGuid body/targets/0/identity/user/id",
                "error notAGuid body/targets/0/replacesCallId",
                "warning misspelledMember body/tenantid",
            ],
        ),
    ] {
        let body = body(members);
        expect_call(&CallReport::parse_body(&body, &CheckContext::default()), expected, members);
    }
    expect_call(&CallReport::parse_body("[]", &CheckContext::default()), &["error wrongType body"], "[]");
}

#[test]
fn unknown_members_of_a_call_stay_in_its_body() {
    let body = body(&format!(r#""targets":[{USER}],{SERVICE},"clientContext":"a""#));
    let report = CallReport::parse_body(&body, &CheckContext::default());
    assert_eq!(report.unknown_members(), ["/clientContext"]);
    assert!(report.request().is_some_and(|request| request.body().contains(r#""clientContext":"a""#)));
}

#[test]
fn context_of_a_call_is_its_endpoint_token_and_tenant() {
    let input = fill(
        r#"{"target":{"user":{"id":"«U»","tenantId":"«T»"}},"callbackUri":"https://bot.example/calls"}"#,
    );
    let context = CheckContext::new()
        .with_endpoint(Endpoint::new(Cloud::UsGovernmentL4, GraphVersion::Beta))
        .with_tenant_id(fill("«O»").parse().unwrap())
        .with_call_state("terminated");
    expect_call(
        &CallReport::parse_input(&input, &context),
        &["warning tenantsDiffer input/target/user/tenantId", "warning notAvailableInCloud endpoint/version"],
        &input,
    );
}

#[test]
fn request_that_is_checked_again_is_equal() {
    let heidi = Identity::user(fill("«U»").parse().unwrap());
    let call = NewCall::new(heidi, "https://bot.example/calls?a=1").with_client_context("c-1");
    let request = call.check(&CheckContext::new()).unwrap();
    assert_eq!(request.callback_uri(), "https://bot.example/calls?a=1&clientContext=c-1");
    assert_eq!(request.client_context(), Some("c-1"));
    let json = format!(r#"{{"body":{}}}"#, request.body());
    let again = CallReport::parse_input_or_request(&json, &CheckContext::new()).into_request().unwrap();
    assert_eq!(again, request);
}

#[test]
fn typed_call_reports_its_text_members() {
    let heidi = Identity::user(fill("«U»").parse().unwrap());
    let call = NewCall::new(heidi, "ftp://bot.example").with_client_context("b c");
    let issues = call.check(&CheckContext::new()).unwrap_err();
    let errors: Vec<&str> =
        issues.iter().filter(|issue| issue.severity() == Severity::Error).map(Issue::code).collect();
    assert_eq!(errors, ["clientContextForm", "callbackUriInvalid"]);
}
