//! Transfers in the caller's words, and requests that are handed in again.

use graph_call_transfer::{Context, Report};

use crate::{CALL, expect, fill};

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
