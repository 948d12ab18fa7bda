"""An app that uses Microsoft's SDK for Python and knows nothing of this package.

It gets a token with azure-identity, reads a call, transfers it, and prints the results. Only its base URLs are settings.
"""

import asyncio
import json
import os

from azure.identity import ClientSecretCredential
from kiota_abstractions.api_error import APIError
from kiota_authentication_azure.azure_identity_authentication_provider import AzureIdentityAuthenticationProvider
from msgraph import GraphRequestAdapter, GraphServiceClient
from msgraph.generated.communications.calls.item.transfer.transfer_post_request_body import TransferPostRequestBody
from msgraph.generated.models.identity import Identity
from msgraph.generated.models.identity_set import IdentitySet
from msgraph.generated.models.invitation_participant_info import InvitationParticipantInfo

GRAPH = os.environ["GRAPH_URL"]
HOST = GRAPH.split("/")[2]
CALL_ID = os.environ["CALL_ID"]


async def main() -> None:
    credential = ClientSecretCredential(
        tenant_id="1fdd12d0-4620-44ed-baec-459b611f84b2",
        client_id=os.environ["APP_ID"],
        client_secret="s3cret-of-the-app",
        authority=GRAPH,
        disable_instance_discovery=True,
    )
    scopes = ["https://graph.microsoft.com/.default"]
    # kiota compares with the host's name and its port.
    authentication = AzureIdentityAuthenticationProvider(credential, scopes=scopes, allowed_hosts=[HOST, HOST.split(":")[0]])
    adapter = GraphRequestAdapter(authentication)
    adapter.base_url = f"{GRAPH.rstrip('/')}/v1.0"
    calls = GraphServiceClient(request_adapter=adapter).communications.calls

    call = await calls.by_call_id(CALL_ID).get()
    target = InvitationParticipantInfo(identity=IdentitySet(user=Identity(id="550fae72-d251-43ec-868c-373732c2704f")))
    await calls.by_call_id(CALL_ID).transfer.post(TransferPostRequestBody(transfer_target=target))
    try:
        await calls.by_call_id("not-a-call").get()
        refusal = None
    except APIError as error:
        refusal = error.response_status_code
    print(json.dumps({"id": call.id, "state": call.state.value, "refusal": refusal}))


asyncio.run(main())
