//! Issues of transfer inputs, and of requests that are checked again.

use graph_call_transfer::{CheckContext, TransferReport};

use crate::{CALL, expect, fill};

#[test]
fn inputs_have_the_expected_issues() {
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
        expect(&TransferReport::parse_input(&input, &CheckContext::default()), expected, &input);
    }
}

#[test]
fn requests_are_checked_by_call_id_and_body() {
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
        expect(
            &TransferReport::parse_input_or_request(&request, &CheckContext::default()),
            expected,
            &request,
        );
    }
}

#[test]
fn kind_and_call_type_follow_from_the_transfer() {
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
        let report = TransferReport::parse_input(&fill(input), &CheckContext::default());
        let Some(request) = report.request() else { panic!("{input}") };
        assert_eq!(
            (format!("{:?}", request.kind()), format!("{:?}", request.call_type())),
            (kind.into(), call_type.into())
        );
        // The body passes the check of bodies, with the same result.
        let again = TransferReport::parse_body(CALL, request.body(), &CheckContext::default());
        assert_eq!(
            again.request().map(|again| (again.kind(), again.call_type())),
            Some((request.kind(), request.call_type()))
        );
    }
}

#[test]
fn bodies_have_the_form_of_the_documentation() {
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
        let report = TransferReport::parse_input(&fill(input), &CheckContext::default());
        assert_eq!(report.request().map(|request| request.body().to_owned()), Some(fill(body)));
    }
}
