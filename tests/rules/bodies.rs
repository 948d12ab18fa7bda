//! Issues of bodies.

use graph_call_transfer::{CheckContext, TransferReport};

use crate::{CALL, expect, fill};

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn bodies_have_the_expected_issues() {
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
            &[
                "error identityMissing body/transferTarget/identity",
                "warning unknownIdentityKind body/transferTarget/identity/robot",
            ],
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
        (
            r#"{"transferTarget":{"identity":{"guest":{"id":"8:teamsvisitor:x"}}}}"#,
            &["warning guestTarget body/transferTarget/identity/guest"],
        ),
        (
            r#"{"transferTarget":{"identity":{"application":{"id":"11cd3e2e-fccb-42ad-ad00-878b93575e07"}}}}"#,
            &["error microsoftApplication body/transferTarget/identity/application/id"],
        ),
        (
            r#"{"transferTarget":{"identity":{"user":{"id":"CE933385939045D19512C8D228074E07"}}}}"#,
            &["error microsoftApplication body/transferTarget/identity/user/id"],
        ),
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
            &[
                "error identityMissing body/transferTarget/identity",
                "warning misspelledMember body/transferTarget/identity/User",
            ],
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
        expect(&TransferReport::parse_body(CALL, &body, &CheckContext::default()), expected, &body);
    }
}
