// @ts-check
import { doubleQuotes } from '../quotes.js';
import { modelNames } from '../schema.js';

/** @import { Language } from '../language.js' */

/**
 * Python with the Graph SDK, msgraph-sdk 1.65.
 * @type {Language}
 */
export const python = {
  id: 'python',
  name: 'Python (Graph SDK)',
  quotes: doubleQuotes,
  body: {
    nested: true,
    indent: '    ',
    naming: 'snake',
    types: modelNames,
    endpointTypes: {
      default: 'EndpointType.Default',
      voicemail: 'EndpointType.Voicemail',
      skypeForBusiness: 'EndpointType.SkypeForBusiness',
      skypeForBusinessVoipPhone: 'EndpointType.SkypeForBusinessVoipPhone',
      unknownFutureValue: 'EndpointType.UnknownFutureValue',
    },
    booleans: { false: 'False', true: 'True' },
    open: '«type»(',
    close: ')',
    property: '«property»=«value»,',
    scalar: '«value»',
    additionalOpen: 'additional_data={',
    additionalEntry: '    «name»: «value»,',
    additionalClose: '},',
    result: 'request_body = «value»',
  },
  template: `
# pip install msgraph-«beta?beta-»sdk
import asyncio
import os

from kiota_abstractions.authentication import AnonymousAuthenticationProvider
from kiota_abstractions.base_request_configuration import RequestConfiguration
from msgraph«beta?_beta» import GraphRequestAdapter, GraphServiceClient
from msgraph«beta?_beta».generated.communications.calls.item.transfer.transfer_post_request_body import (
    TransferPostRequestBody,
)
«EndpointType?»from msgraph«beta?_beta».generated.models.endpoint_type import EndpointType
«typed?»from msgraph«beta?_beta».generated.models.identity import Identity
«typed?»from msgraph«beta?_beta».generated.models.identity_set import IdentitySet
«typed?»from msgraph«beta?_beta».generated.models.invitation_participant_info import InvitationParticipantInfo
«ParticipantInfo?»from msgraph«beta?_beta».generated.models.participant_info import ParticipantInfo


async def main() -> None:
    adapter = GraphRequestAdapter(AnonymousAuthenticationProvider())
    «moved?»adapter.base_url = «base»
    client = GraphServiceClient(request_adapter=adapter)

    «typed?»«body»
    «typed?»
    configuration = RequestConfiguration()
    configuration.headers.add("Authorization", f"Bearer {os.environ['GRAPH_TOKEN']}")
    transfer = client.communications.calls.by_call_id(«callId»).transfer
    «typed?»await transfer.post(request_body, configuration)
    «raw?»
    «raw?»# The models of the SDK cannot carry this body as it is.
    «raw?»request = transfer.to_post_request_information(TransferPostRequestBody(), configuration)
    «raw?»request.set_stream_content(«json».encode(), "application/json")
    «raw?»await adapter.send_no_response_content_async(request, {})


asyncio.run(main())
`,
};
