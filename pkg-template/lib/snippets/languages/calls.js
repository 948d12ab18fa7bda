// @ts-check
/**
 * The programs that create a call and hang one up. The marks are those of the transfer's templates. The Graph SDKs send the JSON text of
 * the call: their models are for the transfer only.
 */

/** @import { SnippetLanguage } from '../../../types/snippets.js' */

/** @type {Readonly<Record<SnippetLanguage, { readonly createCall: string, readonly hangUp: string }>>} */
export const callTemplates = {
  curl: {
    createCall: `
curl --include «url» \\
  --header "Authorization: Bearer $GRAPH_TOKEN" \\
  --header 'Content-Type: application/json' \\
  --data-raw «body»
`,
    hangUp: `
curl --include --request DELETE «url» \\
  --header "Authorization: Bearer $GRAPH_TOKEN"
`,
  },

  fetch: {
    createCall: `
const response = await fetch(«url», {
  method: 'POST',
  headers: {
    Authorization: \`Bearer \${process.env.GRAPH_TOKEN}\`,
    'Content-Type': 'application/json',
  },
  // A redirect that is followed makes a GET of the POST, and creates nothing.
  redirect: 'manual',
  body: JSON.stringify(«body»),
});
if (!response.ok) throw new Error(\`\${response.status} \${await response.text()}\`);
const { id } = await response.json();
console.log(id);
`,
    hangUp: `
const response = await fetch(«url», {
  method: 'DELETE',
  headers: { Authorization: \`Bearer \${process.env.GRAPH_TOKEN}\` },
  redirect: 'manual',
});
if (!response.ok) throw new Error(\`\${response.status} \${await response.text()}\`);
`,
  },

  package: {
    createCall: `
// npm install graph-call-transfer
import { createCall, parseCall } from 'graph-call-transfer';

const report = parseCall(«body»);
if (!report.valid) throw new Error(report.issues.map((issue) => issue.message).join('\\n'));

const response = await createCall(report.request, {
  token: process.env.GRAPH_TOKEN ?? '',
  «elsewhere?»endpoint: «endpoint»,
});
if (response.kind === 'refused') throw new Error(\`\${response.status} \${response.error.message}\`);
console.log(response.callId);
`,
    hangUp: `
// npm install graph-call-transfer
import { hangUp } from 'graph-call-transfer';

const response = await hangUp(«callId», {
  token: process.env.GRAPH_TOKEN ?? '',
  «elsewhere?»endpoint: «endpoint»,
});
if (response.kind === 'refused') throw new Error(\`\${response.status} \${response.error.message}\`);
`,
  },

  javascript: {
    createCall: `
// npm install @microsoft/microsoft-graph-client
import { Client } from '@microsoft/microsoft-graph-client';

«insecure?»// This SDK sends the token over https only, and not to an IPv6 address: from here it sends none.
const client = Client.init({
  «moved?»baseUrl: «root»,
  «beta?»defaultVersion: 'beta',
  «custom?»customHosts: new Set([«host»]),
  authProvider: (done) => done(null, process.env.GRAPH_TOKEN ?? null),
});

const call = await client.api(«path»).post(«body»);
console.log(call.id);
`,
    hangUp: `
// npm install @microsoft/microsoft-graph-client
import { Client } from '@microsoft/microsoft-graph-client';

«insecure?»// This SDK sends the token over https only, and not to an IPv6 address: from here it sends none.
const client = Client.init({
  «moved?»baseUrl: «root»,
  «beta?»defaultVersion: 'beta',
  «custom?»customHosts: new Set([«host»]),
  authProvider: (done) => done(null, process.env.GRAPH_TOKEN ?? null),
});

await client.api(«path»).delete();
`,
  },

  csharp: {
    createCall: `
// dotnet add package Microsoft.Graph«beta?.Beta --prerelease»
using System.Text;
using Microsoft.Graph«beta?.Beta»;
using Microsoft.Graph«beta?.Beta».Models;
using Microsoft.Kiota.Abstractions.Authentication;

«!moved?»var client = new GraphServiceClient(new AnonymousAuthenticationProvider());
«moved?»var client = new GraphServiceClient(new AnonymousAuthenticationProvider(), «base»);
var token = Environment.GetEnvironmentVariable("GRAPH_TOKEN");

var request = client.Communications.Calls.ToPostRequestInformation(new Call());
request.Headers.Add("Authorization", $"Bearer {token}");
request.SetStreamContent(
    new MemoryStream(Encoding.UTF8.GetBytes(«json»)),
    "application/json");
var call = await client.RequestAdapter.SendAsync(request, Call.CreateFromDiscriminatorValue);
Console.WriteLine(call?.Id);
`,
    hangUp: `
// dotnet add package Microsoft.Graph«beta?.Beta --prerelease»
using Microsoft.Graph«beta?.Beta»;
using Microsoft.Kiota.Abstractions.Authentication;

«!moved?»var client = new GraphServiceClient(new AnonymousAuthenticationProvider());
«moved?»var client = new GraphServiceClient(new AnonymousAuthenticationProvider(), «base»);
var token = Environment.GetEnvironmentVariable("GRAPH_TOKEN");

await client.Communications.Calls[«callId»].DeleteAsync(
    configuration => configuration.Headers.Add("Authorization", $"Bearer {token}"));
`,
  },

  go: {
    createCall: `
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
	"github.com/microsoftgraph/msgraph-«beta?beta-»sdk-go/models"
)

func main() {
	adapter, err := graph.NewGraphRequestAdapter(&authentication.AnonymousAuthenticationProvider{})
	if err != nil {
		log.Fatal(err)
	}
	«moved?»adapter.SetBaseUrl(«base»)
	client := graph.NewGraphServiceClient(adapter)

	configuration := &communications.CallsRequestBuilderPostRequestConfiguration{
		Headers: abstractions.NewRequestHeaders(),
	}
	configuration.Headers.Add("Authorization", "Bearer "+os.Getenv("GRAPH_TOKEN"))
	request, err := client.Communications().Calls().ToPostRequestInformation(context.Background(), models.NewCall(), configuration)
	if err != nil {
		log.Fatal(err)
	}
	request.SetStreamContentAndContentType([]byte(«json»), "application/json")
	call, err := adapter.Send(context.Background(), request, models.CreateCallFromDiscriminatorValue, nil)
	if err != nil {
		log.Fatal(err)
	}
	log.Println(*call.(models.Callable).GetId())
}
`,
    hangUp: `
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
)

func main() {
	adapter, err := graph.NewGraphRequestAdapter(&authentication.AnonymousAuthenticationProvider{})
	if err != nil {
		log.Fatal(err)
	}
	«moved?»adapter.SetBaseUrl(«base»)
	client := graph.NewGraphServiceClient(adapter)

	configuration := &communications.CallsCallItemRequestBuilderDeleteRequestConfiguration{
		Headers: abstractions.NewRequestHeaders(),
	}
	configuration.Headers.Add("Authorization", "Bearer "+os.Getenv("GRAPH_TOKEN"))
	err = client.Communications().Calls().ByCallId(«callId»).Delete(context.Background(), configuration)
	if err != nil {
		log.Fatal(err)
	}
}
`,
  },

  java: {
    createCall: `
// Gradle: implementation 'com.microsoft.graph:microsoft-graph«beta?-beta»:6.+'
import com.microsoft.graph«beta?.beta».models.Call;
import com.microsoft.graph«beta?.beta».serviceclient.GraphServiceClient;
«moved?»import com.microsoft.graph.core.requests.BaseGraphRequestAdapter;
import com.microsoft.kiota.authentication.AnonymousAuthenticationProvider;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

public class CreateCall {
    public static void main(String[] args) {
        «!moved?»var client = new GraphServiceClient(new AnonymousAuthenticationProvider());
        «moved?»var adapter = new BaseGraphRequestAdapter(new AnonymousAuthenticationProvider(), «base»);
        «moved?»var client = new GraphServiceClient(adapter);
        var token = System.getenv("GRAPH_TOKEN");

        var request = client.communications().calls().toPostRequestInformation(new Call());
        request.headers.add("Authorization", "Bearer " + token);
        var body = «json»;
        request.setStreamContent(
            new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), "application/json");
        var call = client.getRequestAdapter().send(request, null, Call::createFromDiscriminatorValue);
        System.out.println(call.getId());
    }
}
`,
    hangUp: `
// Gradle: implementation 'com.microsoft.graph:microsoft-graph«beta?-beta»:6.+'
import com.microsoft.graph«beta?.beta».serviceclient.GraphServiceClient;
«moved?»import com.microsoft.graph.core.requests.BaseGraphRequestAdapter;
import com.microsoft.kiota.authentication.AnonymousAuthenticationProvider;

public class HangUp {
    public static void main(String[] args) {
        «!moved?»var client = new GraphServiceClient(new AnonymousAuthenticationProvider());
        «moved?»var adapter = new BaseGraphRequestAdapter(new AnonymousAuthenticationProvider(), «base»);
        «moved?»var client = new GraphServiceClient(adapter);
        var token = System.getenv("GRAPH_TOKEN");

        client.communications().calls().byCallId(«callId»)
            .delete(configuration -> configuration.headers.add("Authorization", "Bearer " + token));
    }
}
`,
  },

  // Not `String.raw`: Bun writes the marks in it as escapes.
  php: {
    createCall: `
<?php
// composer require microsoft/microsoft-graph«beta?-beta»
require 'vendor/autoload.php';

use GuzzleHttp\\Psr7\\Utils;
use Microsoft\\Graph«beta?\\Beta»\\Generated\\Communications\\Calls\\CallsRequestBuilderPostRequestConfiguration;
use Microsoft\\Graph«beta?\\Beta»\\Generated\\Models\\Call;
use Microsoft\\Graph«beta?\\Beta»\\GraphServiceClient;
use Microsoft\\Kiota\\Abstractions\\Authentication\\AnonymousAuthenticationProvider;

«!moved?»$client = GraphServiceClient::createWithAuthenticationProvider(new AnonymousAuthenticationProvider());
«moved?»$client = GraphServiceClient::createWithAuthenticationProvider(
«moved?»    new AnonymousAuthenticationProvider(),
«moved?»    «root»
«moved?»);

$configuration = new CallsRequestBuilderPostRequestConfiguration([
    'Authorization' => 'Bearer ' . getenv('GRAPH_TOKEN'),
]);
$request = $client->communications()->calls()->toPostRequestInformation(new Call(), $configuration);
$request->setStreamContent(Utils::streamFor(«json»), 'application/json');
$call = $client->getRequestAdapter()->sendAsync($request, [Call::class, 'createFromDiscriminatorValue'])->wait();
echo $call->getId();
`,
    hangUp: `
<?php
// composer require microsoft/microsoft-graph«beta?-beta»
require 'vendor/autoload.php';

use Microsoft\\Graph«beta?\\Beta»\\Generated\\Communications\\Calls\\Item\\CallItemRequestBuilderDeleteRequestConfiguration;
use Microsoft\\Graph«beta?\\Beta»\\GraphServiceClient;
use Microsoft\\Kiota\\Abstractions\\Authentication\\AnonymousAuthenticationProvider;

«!moved?»$client = GraphServiceClient::createWithAuthenticationProvider(new AnonymousAuthenticationProvider());
«moved?»$client = GraphServiceClient::createWithAuthenticationProvider(
«moved?»    new AnonymousAuthenticationProvider(),
«moved?»    «root»
«moved?»);

$configuration = new CallItemRequestBuilderDeleteRequestConfiguration([
    'Authorization' => 'Bearer ' . getenv('GRAPH_TOKEN'),
]);
$client->communications()->calls()->byCallId(«callId»)->delete($configuration)->wait();
`,
  },

  python: {
    createCall: `
# pip install msgraph-«beta?beta-»sdk
import asyncio
import os

from kiota_abstractions.authentication import AnonymousAuthenticationProvider
from kiota_abstractions.base_request_configuration import RequestConfiguration
from msgraph«beta?_beta» import GraphRequestAdapter, GraphServiceClient
from msgraph«beta?_beta».generated.models.call import Call


async def main() -> None:
    adapter = GraphRequestAdapter(AnonymousAuthenticationProvider())
    «moved?»adapter.base_url = «base»
    client = GraphServiceClient(request_adapter=adapter)

    configuration = RequestConfiguration()
    configuration.headers.add("Authorization", f"Bearer {os.environ['GRAPH_TOKEN']}")
    request = client.communications.calls.to_post_request_information(Call(), configuration)
    request.set_stream_content(«json».encode(), "application/json")
    call = await adapter.send_async(request, Call, {})
    print(call.id)


asyncio.run(main())
`,
    hangUp: `
# pip install msgraph-«beta?beta-»sdk
import asyncio
import os

from kiota_abstractions.authentication import AnonymousAuthenticationProvider
from kiota_abstractions.base_request_configuration import RequestConfiguration
from msgraph«beta?_beta» import GraphRequestAdapter, GraphServiceClient


async def main() -> None:
    adapter = GraphRequestAdapter(AnonymousAuthenticationProvider())
    «moved?»adapter.base_url = «base»
    client = GraphServiceClient(request_adapter=adapter)

    configuration = RequestConfiguration()
    configuration.headers.add("Authorization", f"Bearer {os.environ['GRAPH_TOKEN']}")
    await client.communications.calls.by_call_id(«callId»).delete(configuration)


asyncio.run(main())
`,
  },
};
