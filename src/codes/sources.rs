//! Where the book's knowledge comes from: pages that everybody can read.

macro_rules! issue {
    ($repository:literal, $number:literal) => {
        concat!("https://github.com/", $repository, "/issues/", $number)
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
/// Graph: participant: invite.
pub(super) const PARTICIPANT_INVITE: &str = "https://learn.microsoft.com/graph/api/participant-invite";
/// Graph: error responses.
pub(super) const GRAPH_ERRORS: &str = "https://learn.microsoft.com/graph/errors";
/// Graph: throttling.
pub(super) const GRAPH_THROTTLING: &str = "https://learn.microsoft.com/graph/throttling";
/// Azure Communication Services: codes of Call Automation, of ends, and of the telephone network.
pub(super) const ACS_CODES: &str = "https://learn.microsoft.com/azure/communication-services/resources/troubleshooting/voice-video-calling/troubleshooting-codes";
/// The documentation of the .NET SDK for calling bots.
pub(super) const COMMS_SDK: &str = "https://microsoftgraph.github.io/microsoft-graph-comms-samples/docs/";
/// A sample with captured notifications.
pub(super) const CALLING_BOTS: &str = "https://github.com/sambetts/graph-calling-bots";

pub(super) const AZURE_SDK_28369: &str = issue!("Azure/azure-sdk-for-js", 28369);
pub(super) const COMMS_SAMPLES_295: &str = issue!("microsoftgraph/microsoft-graph-comms-samples", 295);
pub(super) const COMMS_SAMPLES_433: &str = issue!("microsoftgraph/microsoft-graph-comms-samples", 433);
pub(super) const COMMS_SAMPLES_512: &str = issue!("microsoftgraph/microsoft-graph-comms-samples", 512);
pub(super) const COMMS_SAMPLES_532: &str = issue!("microsoftgraph/microsoft-graph-comms-samples", 532);
pub(super) const COMMS_SAMPLES_538: &str = issue!("microsoftgraph/microsoft-graph-comms-samples", 538);
pub(super) const COMMS_SAMPLES_571: &str = issue!("microsoftgraph/microsoft-graph-comms-samples", 571);
pub(super) const COMMS_SAMPLES_664: &str = issue!("microsoftgraph/microsoft-graph-comms-samples", 664);
pub(super) const COMMS_SAMPLES_667: &str = issue!("microsoftgraph/microsoft-graph-comms-samples", 667);
pub(super) const COMMS_SAMPLES_742: &str = issue!("microsoftgraph/microsoft-graph-comms-samples", 742);
pub(super) const COMMS_SAMPLES_765: &str = issue!("microsoftgraph/microsoft-graph-comms-samples", 765);
pub(super) const COMMS_SAMPLES_822: &str = issue!("microsoftgraph/microsoft-graph-comms-samples", 822);
pub(super) const COMMS_SAMPLES_861: &str = issue!("microsoftgraph/microsoft-graph-comms-samples", 861);
pub(super) const TEAMS_SAMPLES_1339: &str = issue!("OfficeDev/Microsoft-Teams-Samples", 1339);
pub(super) const DOCS_CONTRIB_63: &str = issue!("microsoftgraph/microsoft-graph-docs-contrib", 63);
/// Several projects met it; none of them explains it.
pub(super) const REPORTS_10391: &str = "https://github.com/search?q=%22403%2310391%22&type=code";
