//! What is known beside the transfer.

use graph_call_transfer::{Context, Report};

use crate::{CALL, expect, fill};

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
