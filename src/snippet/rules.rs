//! How snippets are written in each language.
//!
//! The names of the SDKs' types and members are those of Microsoft.Graph 6.5 (C#), msgraph-sdk-go 1.96, microsoft-graph 6.68 (Java),
//! microsoft-graph-client 3.0 (JavaScript), microsoft-graph 3.4 (PHP) and msgraph-sdk 1.65 (Python).

use serde::Serialize;

use super::models::{Case, Models};
use super::quotes::{self, Quotes};

/// The rules of one language.
#[derive(Debug, Serialize)]
pub(super) struct Rules {
    /// The text around the body.
    pub(super) template: &'static str,
    /// How texts are written.
    pub(super) quotes: Quotes,
    /// How the body is written.
    pub(super) body: Body,
}

/// How the body is written.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Body {
    /// As JSON, which is a text of the language.
    Text,
    /// As a JavaScript object.
    Literal,
    /// As objects of the SDK's models.
    Models(&'static Models),
}

pub(super) static CURL: Rules =
    Rules { template: include_str!("templates/curl.txt"), quotes: quotes::BASH, body: Body::Text };

pub(super) static FETCH: Rules =
    Rules { template: include_str!("templates/fetch.txt"), quotes: quotes::SINGLE, body: Body::Literal };

pub(super) static PACKAGE: Rules =
    Rules { template: include_str!("templates/package.txt"), quotes: quotes::SINGLE, body: Body::Literal };

pub(super) static JAVASCRIPT: Rules =
    Rules { template: include_str!("templates/javascript.txt"), quotes: quotes::SINGLE, body: Body::Literal };

const TYPES: [&str; 5] =
    ["TransferPostRequestBody", "InvitationParticipantInfo", "ParticipantInfo", "IdentitySet", "Identity"];

pub(super) static CSHARP: Rules = Rules {
    template: include_str!("templates/csharp.txt"),
    quotes: quotes::DOUBLE,
    body: Body::Models(&Models {
        nested: true,
        indent: "    ",
        case: Case::Pascal,
        types: TYPES,
        endpoint_types: [
            ("default", "EndpointType.Default"),
            ("voicemail", "EndpointType.Voicemail"),
            ("skypeForBusiness", "EndpointType.SkypeForBusiness"),
            ("skypeForBusinessVoipPhone", "EndpointType.SkypeForBusinessVoipPhone"),
            ("unknownFutureValue", "EndpointType.UnknownFutureValue"),
        ],
        flags: ["false", "true"],
        open: "new «type»\n{",
        close: "}",
        member: "«member» = «value»,",
        scalar: "«value»",
        data_open: "AdditionalData = new Dictionary<string, object>\n{",
        data_entry: "    [«name»] = «value»,",
        data_close: "},",
        result: "var requestBody = «value»;",
    }),
};

pub(super) static GO: Rules = Rules {
    template: include_str!("templates/go.txt"),
    quotes: quotes::DOUBLE,
    body: Body::Models(&Models {
        nested: false,
        indent: "\t",
        case: Case::Pascal,
        types: [
            "communications.NewCallsItemTransferPostRequestBody",
            "models.NewInvitationParticipantInfo",
            "models.NewParticipantInfo",
            "models.NewIdentitySet",
            "models.NewIdentity",
        ],
        endpoint_types: [
            ("default", "models.DEFAULT_ENDPOINTTYPE"),
            ("voicemail", "models.VOICEMAIL_ENDPOINTTYPE"),
            ("skypeForBusiness", "models.SKYPEFORBUSINESS_ENDPOINTTYPE"),
            ("skypeForBusinessVoipPhone", "models.SKYPEFORBUSINESSVOIPPHONE_ENDPOINTTYPE"),
            ("unknownFutureValue", "models.UNKNOWNFUTUREVALUE_ENDPOINTTYPE"),
        ],
        flags: ["false", "true"],
        open: "«variable» := «type»()",
        close: "",
        member: "«variable».Set«member»(«value»)",
        scalar: "to(«value»)",
        data_open: "«variable».SetAdditionalData(map[string]any{",
        data_entry: "\t«name»: «value»,",
        data_close: "})",
        result: "«variable»",
    }),
};

pub(super) static JAVA: Rules = Rules {
    template: include_str!("templates/java.txt"),
    quotes: quotes::DOUBLE,
    body: Body::Models(&Models {
        nested: false,
        indent: "    ",
        case: Case::Pascal,
        types: TYPES,
        endpoint_types: [
            ("default", "EndpointType.Default"),
            ("voicemail", "EndpointType.Voicemail"),
            ("skypeForBusiness", "EndpointType.SkypeForBusiness"),
            ("skypeForBusinessVoipPhone", "EndpointType.SkypeForBusinessVoipPhone"),
            ("unknownFutureValue", "EndpointType.UnknownFutureValue"),
        ],
        flags: ["false", "true"],
        open: "var «variable» = new «type»();",
        close: "",
        member: "«variable».set«member»(«value»);",
        scalar: "«value»",
        data_open: "Map<String, Object> «variable»Data = new HashMap<>();",
        data_entry: "«variable»Data.put(«name», «value»);",
        data_close: "«variable».setAdditionalData(«variable»Data);",
        result: "«variable»",
    }),
};

pub(super) static PHP: Rules = Rules {
    template: include_str!("templates/php.txt"),
    quotes: quotes::PHP,
    body: Body::Models(&Models {
        nested: false,
        indent: "    ",
        case: Case::Pascal,
        types: TYPES,
        endpoint_types: [
            ("default", "new EndpointType(EndpointType::DEFAULT)"),
            ("voicemail", "new EndpointType(EndpointType::VOICEMAIL)"),
            ("skypeForBusiness", "new EndpointType(EndpointType::SKYPE_FOR_BUSINESS)"),
            ("skypeForBusinessVoipPhone", "new EndpointType(EndpointType::SKYPE_FOR_BUSINESS_VOIP_PHONE)"),
            ("unknownFutureValue", "new EndpointType(EndpointType::UNKNOWN_FUTURE_VALUE)"),
        ],
        flags: ["false", "true"],
        open: "$«variable» = new «type»();",
        close: "",
        member: "$«variable»->set«member»(«value»);",
        scalar: "«value»",
        data_open: "$«variable»->setAdditionalData([",
        data_entry: "    «name» => «value»,",
        data_close: "]);",
        result: "$«variable»",
    }),
};

pub(super) static PYTHON: Rules = Rules {
    template: include_str!("templates/python.txt"),
    quotes: quotes::DOUBLE,
    body: Body::Models(&Models {
        nested: true,
        indent: "    ",
        case: Case::Snake,
        types: TYPES,
        endpoint_types: [
            ("default", "EndpointType.Default"),
            ("voicemail", "EndpointType.Voicemail"),
            ("skypeForBusiness", "EndpointType.SkypeForBusiness"),
            ("skypeForBusinessVoipPhone", "EndpointType.SkypeForBusinessVoipPhone"),
            ("unknownFutureValue", "EndpointType.UnknownFutureValue"),
        ],
        flags: ["False", "True"],
        open: "«type»(",
        close: ")",
        member: "«member»=«value»,",
        scalar: "«value»",
        data_open: "additional_data={",
        data_entry: "    «name»: «value»,",
        data_close: "},",
        result: "request_body = «value»",
    }),
};
