// @ts-check
import { doubleQuotes } from '../quotes.js';

/** @import { Language } from '../language.js' */

/**
 * Go with the Graph SDK, msgraph-sdk-go 1.96.
 * @type {Language}
 */
export const go = {
  id: 'go',
  name: 'Go (Graph SDK)',
  quotes: doubleQuotes,
  body: {
    nested: false,
    indent: '\t',
    naming: 'pascal',
    types: {
      body: 'communications.NewCallsItemTransferPostRequestBody',
      target: 'models.NewInvitationParticipantInfo',
      transferee: 'models.NewParticipantInfo',
      identitySet: 'models.NewIdentitySet',
      identity: 'models.NewIdentity',
    },
    endpointTypes: {
      default: 'models.DEFAULT_ENDPOINTTYPE',
      voicemail: 'models.VOICEMAIL_ENDPOINTTYPE',
      skypeForBusiness: 'models.SKYPEFORBUSINESS_ENDPOINTTYPE',
      skypeForBusinessVoipPhone: 'models.SKYPEFORBUSINESSVOIPPHONE_ENDPOINTTYPE',
      unknownFutureValue: 'models.UNKNOWNFUTUREVALUE_ENDPOINTTYPE',
    },
    booleans: { false: 'false', true: 'true' },
    open: '«variable» := «type»()',
    close: '',
    property: '«variable».Set«property»(«value»)',
    scalar: 'to(«value»)',
    additionalOpen: '«variable».SetAdditionalData(map[string]any{',
    additionalEntry: '\t«name»: «value»,',
    additionalClose: '})',
    result: '«variable»',
  },
  template: `
// go get github.com/microsoftgraph/msgraph-«beta?beta-»sdk-go
package main

import (
	"context"
	"log"
	"os"

	abstractions "github.com/microsoft/kiota-abstractions-go"
	"github.com/microsoft/kiota-abstractions-go/authentication"
	graph "github.com/microsoftgraph/msgraph-«beta?beta-»sdk-go"
	"github.com/microsoftgraph/msgraph-«beta?beta-»sdk-go/communications"
	«typed?»"github.com/microsoftgraph/msgraph-«beta?beta-»sdk-go/models"
)

func main() {
	adapter, err := graph.NewGraphRequestAdapter(&authentication.AnonymousAuthenticationProvider{})
	if err != nil {
		log.Fatal(err)
	}
	«moved?»adapter.SetBaseUrl(«base»)
	client := graph.NewGraphServiceClient(adapter)

	«typed?»«body»
	«typed?»
	configuration := &communications.CallsItemTransferRequestBuilderPostRequestConfiguration{
		Headers: abstractions.NewRequestHeaders(),
	}
	configuration.Headers.Add("Authorization", "Bearer "+os.Getenv("GRAPH_TOKEN"))
	transfer := client.Communications().Calls().ByCallId(«callId»).Transfer()
	«typed?»err = transfer.Post(context.Background(), requestBody, configuration)
	«raw?»
	«raw?»// The models of the SDK cannot carry this body as it is.
	«raw?»empty := communications.NewCallsItemTransferPostRequestBody()
	«raw?»request, err := transfer.ToPostRequestInformation(context.Background(), empty, configuration)
	«raw?»if err != nil {
	«raw?»	log.Fatal(err)
	«raw?»}
	«raw?»request.SetStreamContentAndContentType([]byte(«json»), "application/json")
	«raw?»err = adapter.SendNoContent(context.Background(), request, nil)
	if err != nil {
		log.Fatal(err)
	}
}
«typed?»
«typed?»func to[T any](value T) *T {
«typed?»	return &value
«typed?»}
`,
};
