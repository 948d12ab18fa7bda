//! Issues of the context of a transfer.

use graph_call_transfer::{CheckContext, TransferReport};

use crate::{CALL, expect, fill, lines};

#[test]
fn contexts_cause_the_expected_issues() {
    let blind = r#"{"transferTarget":{"identity":{"user":{"id":"«U»","tenantId":"«T»"}}}}"#;
    let group =
        r#"{"transferTarget":{"identity":{"user":{"id":"«U»"}}},"transferee":{"participantId":"«P»"}}"#;
    let phone = r#"{"transferTarget":{"identity":{"phone":{"id":"+12345678901"}}}}"#;
    for (body, context, expected) in [
        (blind, r#"{"callType":"peerToPeer","tenantId":"«T»","callState":"established"}"#, &[][..]),
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
            &["warning tenantsDiffer body/transferee/identity/user/tenantId"],
        ),
        (
            blind,
            r#"{"tenantId":"«T»","token":{"kind":"app","roles":["Calls.Initiate.All"],"tenantId":"«O»"}}"#,
            &["warning tokenTenantDiffers token/tenantId"],
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
            r#"{"endpoint":{"baseUrl":"http://relay.example"}}"#,
            &["warning insecureBaseUrl endpoint/baseUrl"],
        ),
        (blind, r#"{"endpoint":{"baseUrl":"http://127.0.0.1:8080/sim"}}"#, &[]),
        (blind, r#"{"callType":"group"}"#, &["error transfereeMissing body/transferee"]),
        (
            blind,
            r#"{"token":{"kind":"app","roles":[],"scopes":[],"issues":[],"audience":"https://graph.microsoft.us"}}"#,
            &["warning tokenRoleMissing token/roles", "warning tokenAudience token/audience"],
        ),
    ] {
        let (body, context) = (fill(body), fill(context));
        let parsed = CheckContext::from_json(&context).unwrap();
        let report = TransferReport::parse_body(CALL, &body, &parsed);
        expect(&report, expected, &context);
    }
}

#[test]
fn invalid_contexts_have_the_expected_issue() {
    for (context, expected) in [
        (
            r#"{"endpoint":{"baseUrl":"https://graph.microsoft.com/v1.0"}}"#,
            "error versionInBaseUrl endpoint/baseUrl",
        ),
        (r#"{"endpoint":{"baseUrl":"graph"}}"#, "error invalidBaseUrl endpoint/baseUrl"),
        (r#"{"calltype":"group"}"#, "error unknownMember context/calltype"),
        (r#"{"callType":"Group"}"#, "error outOfRange context/callType"),
        (r#"{"tenantId":"contoso"}"#, "error notAGuid context/tenantId"),
    ] {
        let issues = CheckContext::from_json(context).unwrap_err();
        assert_eq!(lines(&issues), [expected], "{context}");
    }
}
