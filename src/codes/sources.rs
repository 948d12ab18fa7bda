//! Where the book's knowledge comes from: pages that everybody can read.

macro_rules! issue {
    ($repository:literal, $number:literal) => {
        concat!("https://github.com/", $repository, "/issues/", $number)
    };
}

/// A page of Teams Direct Routing about one SIP status.
macro_rules! sip_page {
    ($status:literal) => {
        concat!(
            "https://learn.microsoft.com/microsoftteams/troubleshoot/phone-system/direct-routing/microsoft-sip-response-codes-",
            $status
        )
    };
}

/// Graph: call: transfer, the outcomes in its examples.
pub(super) const CALL_TRANSFER: &str = "https://learn.microsoft.com/graph/api/call-transfer";
/// The same page in 2019.
pub(super) const TRANSFER_2019: &str = "https://github.com/microsoftgraph/microsoft-graph-docs-contrib/blob/06909ac2fd76978fbaa401398da1a4c6412c3093/api-reference/beta/api/call-transfer.md";
/// Graph: Delete call, whose table of reasons is the only one for Graph.
pub(super) const CALL_DELETE: &str = "https://learn.microsoft.com/graph/api/call-delete";
/// Graph: call: record.
pub(super) const CALL_RECORD: &str = "https://learn.microsoft.com/graph/api/call-record";
/// Graph: call: cancelMediaProcessing.
pub(super) const CALL_CANCEL: &str = "https://learn.microsoft.com/graph/api/call-cancelmediaprocessing";
/// Graph: call: playPrompt.
pub(super) const CALL_PLAY_PROMPT: &str = "https://learn.microsoft.com/graph/api/call-playprompt";
/// Graph: participant: invite.
pub(super) const PARTICIPANT_INVITE: &str = "https://learn.microsoft.com/graph/api/participant-invite";
/// Graph: error responses.
pub(super) const GRAPH_ERRORS: &str = "https://learn.microsoft.com/graph/errors";
/// Microsoft Entra: the codes of the token service.
pub(super) const ENTRA_ERRORS: &str =
    "https://learn.microsoft.com/entra/identity-platform/reference-error-codes";
/// Microsoft Entra: the words of OAuth 2.0 in its error responses.
pub(super) const OAUTH_ERRORS: &str = "https://learn.microsoft.com/entra/identity-platform/reference-error-codes#handling-error-codes-in-your-application";
/// Graph: throttling.
pub(super) const GRAPH_THROTTLING: &str = "https://learn.microsoft.com/graph/throttling";
/// Azure Communication Services: codes of Call Automation, of ends, and of the telephone network.
pub(super) const ACS_CODES: &str = "https://learn.microsoft.com/azure/communication-services/resources/troubleshooting/voice-video-calling/troubleshooting-codes";
/// Teams Direct Routing: the structure of the six-digit codes.
pub(super) const SIP_CODES: &str = "https://learn.microsoft.com/microsoftteams/troubleshoot/phone-system/direct-routing/microsoft-sip-response-codes";
pub(super) const SIP_400: &str = sip_page!("400");
pub(super) const SIP_402: &str = sip_page!("402");
pub(super) const SIP_403: &str = sip_page!("403");
pub(super) const SIP_404: &str = sip_page!("404");
pub(super) const SIP_408: &str = sip_page!("408");
pub(super) const SIP_410: &str = sip_page!("410");
pub(super) const SIP_412: &str = sip_page!("412");
pub(super) const SIP_415: &str = sip_page!("415");
pub(super) const SIP_420: &str = sip_page!("420");
pub(super) const SIP_422: &str = sip_page!("422");
pub(super) const SIP_480: &str = sip_page!("480");
pub(super) const SIP_484: &str = sip_page!("484");
pub(super) const SIP_486: &str = sip_page!("486");
pub(super) const SIP_488: &str = sip_page!("488");
pub(super) const SIP_500: &str = sip_page!("500");
pub(super) const SIP_503: &str = sip_page!("503");
pub(super) const SIP_504: &str = sip_page!("504");
/// Teams Direct Routing: transfers that Microsoft starts.
pub(super) const TRANSFER_ISSUES: &str = "https://learn.microsoft.com/microsoftteams/troubleshoot/phone-system/direct-routing/issues-with-call-transfers";
/// Teams Direct Routing: outgoing calls.
pub(super) const OUTBOUND_ISSUES: &str = "https://learn.microsoft.com/microsoftteams/troubleshoot/phone-system/direct-routing/issues-with-outbound-calls";
/// Teams Direct Routing: TLS and the certificate of the session border controller.
pub(super) const TLS_ISSUES: &str = "https://learn.microsoft.com/microsoftteams/troubleshoot/phone-system/direct-routing/sip-options-tls-certificate-issues";
/// Graph: a telephone number for a bot.
pub(super) const PHONE_NUMBER: &str = "https://learn.microsoft.com/graph/cloud-communications-phone-number";
/// Teams: the registration of a calling bot.
pub(super) const CALLING_BOT: &str =
    "https://learn.microsoft.com/microsoftteams/platform/bots/calls-and-meetings/registering-calling-bot";
/// RFC 3261: the meaning of each SIP status.
pub(super) const SIP_RFC: &str = "https://www.rfc-editor.org/rfc/rfc3261#section-21";
/// The documentation of the .NET SDK for calling bots.
pub(super) const COMMS_SDK: &str = "https://microsoftgraph.github.io/microsoft-graph-comms-samples/docs/";

pub(super) const ACS_CALLING_56: &str =
    issue!("Azure-Samples/communication-services-web-calling-tutorial", 56);
pub(super) const AZURE_SDK_28369: &str = issue!("Azure/azure-sdk-for-js", 28369);
pub(super) const AZURE_SDK_33159: &str = issue!("Azure/azure-sdk-for-js", 33159);
pub(super) const AZURE_LOGIN_372: &str = issue!("Azure/login", 372);
pub(super) const AZURE_SDK_NET_46762: &str = issue!("Azure/azure-sdk-for-net", 46762);
pub(super) const COMMS_SAMPLES_126: &str = issue!("microsoftgraph/microsoft-graph-comms-samples", 126);
pub(super) const COMMS_SAMPLES_29: &str = issue!("microsoftgraph/microsoft-graph-comms-samples", 29);
pub(super) const COMMS_SAMPLES_295: &str = issue!("microsoftgraph/microsoft-graph-comms-samples", 295);
pub(super) const COMMS_SAMPLES_309: &str = issue!("microsoftgraph/microsoft-graph-comms-samples", 309);
pub(super) const COMMS_SAMPLES_343: &str = issue!("microsoftgraph/microsoft-graph-comms-samples", 343);
pub(super) const COMMS_SAMPLES_377: &str = issue!("microsoftgraph/microsoft-graph-comms-samples", 377);
pub(super) const COMMS_SAMPLES_410: &str = issue!("microsoftgraph/microsoft-graph-comms-samples", 410);
pub(super) const COMMS_SAMPLES_432: &str = issue!("microsoftgraph/microsoft-graph-comms-samples", 432);
pub(super) const COMMS_SAMPLES_433: &str = issue!("microsoftgraph/microsoft-graph-comms-samples", 433);
pub(super) const COMMS_SAMPLES_464: &str = issue!("microsoftgraph/microsoft-graph-comms-samples", 464);
pub(super) const COMMS_SAMPLES_474: &str = issue!("microsoftgraph/microsoft-graph-comms-samples", 474);
pub(super) const COMMS_SAMPLES_512: &str = issue!("microsoftgraph/microsoft-graph-comms-samples", 512);
pub(super) const COMMS_SAMPLES_532: &str = issue!("microsoftgraph/microsoft-graph-comms-samples", 532);
pub(super) const COMMS_SAMPLES_538: &str = issue!("microsoftgraph/microsoft-graph-comms-samples", 538);
pub(super) const COMMS_SAMPLES_66: &str = issue!("microsoftgraph/microsoft-graph-comms-samples", 66);
pub(super) const COMMS_SAMPLES_664: &str = issue!("microsoftgraph/microsoft-graph-comms-samples", 664);
pub(super) const COMMS_SAMPLES_667: &str = issue!("microsoftgraph/microsoft-graph-comms-samples", 667);
pub(super) const COMMS_SAMPLES_742: &str = issue!("microsoftgraph/microsoft-graph-comms-samples", 742);
pub(super) const COMMS_SAMPLES_744: &str = issue!("microsoftgraph/microsoft-graph-comms-samples", 744);
pub(super) const COMMS_SAMPLES_752: &str = issue!("microsoftgraph/microsoft-graph-comms-samples", 752);
pub(super) const COMMS_SAMPLES_765: &str = issue!("microsoftgraph/microsoft-graph-comms-samples", 765);
pub(super) const COMMS_SAMPLES_822: &str = issue!("microsoftgraph/microsoft-graph-comms-samples", 822);
pub(super) const COMMS_SAMPLES_855: &str = issue!("microsoftgraph/microsoft-graph-comms-samples", 855);
pub(super) const COMMS_SAMPLES_861: &str = issue!("microsoftgraph/microsoft-graph-comms-samples", 861);
pub(super) const DIRECT_ROUTING_9021: &str = issue!("MicrosoftDocs/OfficeDocs-SkypeForBusiness", 9021);
pub(super) const DOCS_11648: &str = issue!("microsoftgraph/microsoft-graph-docs", 11648);
pub(super) const DOCS_13158: &str = issue!("microsoftgraph/microsoft-graph-docs", 13158);
pub(super) const DOCS_16084: &str = issue!("microsoftgraph/microsoft-graph-docs", 16084);
pub(super) const DOCS_7080: &str = issue!("microsoftgraph/microsoft-graph-docs", 7080);
pub(super) const DOCS_CONTRIB_63: &str = issue!("microsoftgraph/microsoft-graph-docs-contrib", 63);
pub(super) const DOCS_CONTRIB_649: &str = issue!("microsoftgraph/microsoft-graph-docs-contrib", 649);
pub(super) const MSTEAMS_DOCS_1930: &str = issue!("MicrosoftDocs/msteams-docs", 1930);
pub(super) const MSGRAPH_PYTHON_181: &str = issue!("microsoftgraph/msgraph-sdk-python", 181);
pub(super) const TEAMS_SAMPLES_1339: &str = issue!("OfficeDev/Microsoft-Teams-Samples", 1339);
/// Several projects met it; none of them explains it.
pub(super) const REPORTS_10391: &str = "https://github.com/search?q=%22403%2310391%22&type=code";
