// @ts-check
/**
 * The programs that create a call and hang one up. The marks are those of the transfer's templates. The Graph SDKs send the JSON text of
 * the call: their models are for the transfer only.
 */

/** @import { SnippetLanguage } from '../../../types/snippets.js' */

/** The head of a program of the JavaScript SDK. */
const javascript = `
// npm install @microsoft/microsoft-graph-client
import { Client } from '@microsoft/microsoft-graph-client';

«insecure?»// This SDK sends the token over https only, and not to an IPv6 address: from here it sends none.
const client = Client.init({
  «moved?»baseUrl: «root»,
  «beta?»defaultVersion: 'beta',
  «custom?»customHosts: new Set([«host»]),
  authProvider: (done) => done(null, process.env.GRAPH_TOKEN ?? null),
});
`;

/** A program of the C# SDK. @param {{ system?: string, models?: string, statements: string }} parts */
const csharp = ({ system = '', models = '', statements }) => `
// dotnet add package Microsoft.Graph«beta?.Beta --prerelease»
${system}using Microsoft.Graph«beta?.Beta»;
${models}using Microsoft.Kiota.Abstractions.Authentication;

«!moved?»var client = new GraphServiceClient(new AnonymousAuthenticationProvider());
«moved?»var client = new GraphServiceClient(new AnonymousAuthenticationProvider(), «base»);
var token = Environment.GetEnvironmentVariable("GRAPH_TOKEN");

${statements}`;

/** A program of the Go SDK. @param {{ models?: string, builder: string, statements: string }} parts `builder` is the configuration's */
const go = ({ models = '', builder, statements }) => `
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
${models})

func main() {
	adapter, err := graph.NewGraphRequestAdapter(&authentication.AnonymousAuthenticationProvider{})
	if err != nil {
		log.Fatal(err)
	}
	«moved?»adapter.SetBaseUrl(«base»)
	client := graph.NewGraphServiceClient(adapter)

	configuration := &communications.${builder}RequestConfiguration{
		Headers: abstractions.NewRequestHeaders(),
	}
	configuration.Headers.Add("Authorization", "Bearer "+os.Getenv("GRAPH_TOKEN"))
${statements}}
`;

/** A program of the Java SDK. @param {{ name: string, call?: string, java?: string, statements: string }} parts */
const java = ({ name, call = '', java: imports = '', statements }) => `
// Gradle: implementation 'com.microsoft.graph:microsoft-graph«beta?-beta»:6.+'
${call}import com.microsoft.graph«beta?.beta».serviceclient.GraphServiceClient;
«moved?»import com.microsoft.graph.core.requests.BaseGraphRequestAdapter;
import com.microsoft.kiota.authentication.AnonymousAuthenticationProvider;
${imports}
public class ${name} {
    public static void main(String[] args) {
        «!moved?»var client = new GraphServiceClient(new AnonymousAuthenticationProvider());
        «moved?»var adapter = new BaseGraphRequestAdapter(new AnonymousAuthenticationProvider(), «base»);
        «moved?»var client = new GraphServiceClient(adapter);
        var token = System.getenv("GRAPH_TOKEN");

${statements}    }
}
`;

// Not `String.raw`: Bun writes the marks in it as escapes.
/** A program of the PHP SDK. @param {{ utils?: string, builder: string, call?: string, statements: string }} parts */
const php = ({ utils = '', builder, call = '', statements }) => `
<?php
// composer require microsoft/microsoft-graph«beta?-beta»
require 'vendor/autoload.php';

${utils}use Microsoft\\Graph«beta?\\Beta»\\Generated\\Communications\\Calls\\${builder}RequestConfiguration;
${call}use Microsoft\\Graph«beta?\\Beta»\\GraphServiceClient;
use Microsoft\\Kiota\\Abstractions\\Authentication\\AnonymousAuthenticationProvider;

«!moved?»$client = GraphServiceClient::createWithAuthenticationProvider(new AnonymousAuthenticationProvider());
«moved?»$client = GraphServiceClient::createWithAuthenticationProvider(
«moved?»    new AnonymousAuthenticationProvider(),
«moved?»    «root»
«moved?»);

$configuration = new ${builder.split('\\').at(-1)}RequestConfiguration([
    'Authorization' => 'Bearer ' . getenv('GRAPH_TOKEN'),
]);
${statements}`;

/** A program of the Python SDK. @param {{ call?: string, statements: string }} parts */
const python = ({ call = '', statements }) => `
# pip install msgraph-«beta?beta-»sdk
import asyncio
import os

from kiota_abstractions.authentication import AnonymousAuthenticationProvider
from kiota_abstractions.base_request_configuration import RequestConfiguration
from msgraph«beta?_beta» import GraphRequestAdapter, GraphServiceClient
${call}

async def main() -> None:
    adapter = GraphRequestAdapter(AnonymousAuthenticationProvider())
    «moved?»adapter.base_url = «base»
    client = GraphServiceClient(request_adapter=adapter)

    configuration = RequestConfiguration()
    configuration.headers.add("Authorization", f"Bearer {os.environ['GRAPH_TOKEN']}")
${statements}

asyncio.run(main())
`;

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
    createCall: `${javascript}
const call = await client.api(«path»).post(«body»);
console.log(call.id);
`,
    hangUp: `${javascript}
await client.api(«path»).delete();
`,
  },

  csharp: {
    createCall: csharp({
      system: 'using System.Text;\n',
      models: 'using Microsoft.Graph«beta?.Beta».Models;\n',
      statements: `var request = client.Communications.Calls.ToPostRequestInformation(new Call());
request.Headers.Add("Authorization", $"Bearer {token}");
request.SetStreamContent(
    new MemoryStream(Encoding.UTF8.GetBytes(«json»)),
    "application/json");
var call = await client.RequestAdapter.SendAsync(request, Call.CreateFromDiscriminatorValue);
Console.WriteLine(call?.Id);
`,
    }),
    hangUp: csharp({
      statements: `await client.Communications.Calls[«callId»].DeleteAsync(
    configuration => configuration.Headers.Add("Authorization", $"Bearer {token}"));
`,
    }),
  },

  go: {
    createCall: go({
      models: '\t"github.com/microsoftgraph/msgraph-«beta?beta-»sdk-go/models"\n',
      builder: 'CallsRequestBuilderPost',
      statements: `	request, err := client.Communications().Calls().ToPostRequestInformation(context.Background(), models.NewCall(), configuration)
	if err != nil {
		log.Fatal(err)
	}
	request.SetStreamContentAndContentType([]byte(«json»), "application/json")
	call, err := adapter.Send(context.Background(), request, models.CreateCallFromDiscriminatorValue, nil)
	if err != nil {
		log.Fatal(err)
	}
	log.Println(*call.(models.Callable).GetId())
`,
    }),
    hangUp: go({
      builder: 'CallsCallItemRequestBuilderDelete',
      statements: `	err = client.Communications().Calls().ByCallId(«callId»).Delete(context.Background(), configuration)
	if err != nil {
		log.Fatal(err)
	}
`,
    }),
  },

  java: {
    createCall: java({
      name: 'CreateCall',
      call: 'import com.microsoft.graph«beta?.beta».models.Call;\n',
      java: 'import java.io.ByteArrayInputStream;\nimport java.nio.charset.StandardCharsets;\n',
      statements: `        var request = client.communications().calls().toPostRequestInformation(new Call());
        request.headers.add("Authorization", "Bearer " + token);
        var body = «json»;
        request.setStreamContent(
            new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), "application/json");
        var call = client.getRequestAdapter().send(request, null, Call::createFromDiscriminatorValue);
        System.out.println(call.getId());
`,
    }),
    hangUp: java({
      name: 'HangUp',
      statements: `        client.communications().calls().byCallId(«callId»)
            .delete(configuration -> configuration.headers.add("Authorization", "Bearer " + token));
`,
    }),
  },

  php: {
    createCall: php({
      utils: 'use GuzzleHttp\\Psr7\\Utils;\n',
      builder: 'CallsRequestBuilderPost',
      call: 'use Microsoft\\Graph«beta?\\Beta»\\Generated\\Models\\Call;\n',
      statements: `$request = $client->communications()->calls()->toPostRequestInformation(new Call(), $configuration);
$request->setStreamContent(Utils::streamFor(«json»), 'application/json');
$call = $client->getRequestAdapter()->sendAsync($request, [Call::class, 'createFromDiscriminatorValue'])->wait();
echo $call->getId();
`,
    }),
    hangUp: php({
      builder: 'Item\\CallItemRequestBuilderDelete',
      statements: `$client->communications()->calls()->byCallId(«callId»)->delete($configuration)->wait();
`,
    }),
  },

  python: {
    createCall: python({
      call: 'from msgraph«beta?_beta».generated.models.call import Call\n',
      statements: `    request = client.communications.calls.to_post_request_information(Call(), configuration)
    request.set_stream_content(«json».encode(), "application/json")
    call = await adapter.send_async(request, Call, {})
    print(call.id)
`,
    }),
    hangUp: python({
      statements: '    await client.communications.calls.by_call_id(«callId»).delete(configuration)\n',
    }),
  },
};
