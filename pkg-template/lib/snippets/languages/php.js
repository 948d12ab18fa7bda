// @ts-check
import { phpQuotes } from '../quotes.js';
import { modelNames } from '../schema.js';

/** @import { Language } from '../language.js' */

/**
 * PHP with the Graph SDK, microsoft-graph 3.4.
 * @type {Language}
 */
export const php = {
  id: 'php',
  name: 'PHP (Graph SDK)',
  quotes: phpQuotes,
  body: {
    nested: false,
    indent: '    ',
    naming: 'pascal',
    types: modelNames,
    endpointTypes: {
      default: 'new EndpointType(EndpointType::DEFAULT)',
      voicemail: 'new EndpointType(EndpointType::VOICEMAIL)',
      skypeForBusiness: 'new EndpointType(EndpointType::SKYPE_FOR_BUSINESS)',
      skypeForBusinessVoipPhone: 'new EndpointType(EndpointType::SKYPE_FOR_BUSINESS_VOIP_PHONE)',
      unknownFutureValue: 'new EndpointType(EndpointType::UNKNOWN_FUTURE_VALUE)',
    },
    booleans: { false: 'false', true: 'true' },
    open: '$«variable» = new «type»();',
    close: '',
    property: '$«variable»->set«property»(«value»);',
    scalar: '«value»',
    additionalOpen: '$«variable»->setAdditionalData([',
    additionalEntry: '    «name» => «value»,',
    additionalClose: ']);',
    result: '$«variable»',
  },
  // Not `String.raw`: Bun writes the marks in it as escapes.
  template: `
<?php
// composer require microsoft/microsoft-graph«beta?-beta»
require 'vendor/autoload.php';

«raw?»use GuzzleHttp\\Psr7\\Utils;
use Microsoft\\Graph«beta?\\Beta»\\Generated\\Communications\\Calls\\Item\\Transfer\\TransferPostRequestBody;
use Microsoft\\Graph«beta?\\Beta»\\Generated\\Communications\\Calls\\Item\\Transfer\\TransferRequestBuilderPostRequestConfiguration;
«EndpointType?»use Microsoft\\Graph«beta?\\Beta»\\Generated\\Models\\EndpointType;
«typed?»use Microsoft\\Graph«beta?\\Beta»\\Generated\\Models\\Identity;
«typed?»use Microsoft\\Graph«beta?\\Beta»\\Generated\\Models\\IdentitySet;
«typed?»use Microsoft\\Graph«beta?\\Beta»\\Generated\\Models\\InvitationParticipantInfo;
«ParticipantInfo?»use Microsoft\\Graph«beta?\\Beta»\\Generated\\Models\\ParticipantInfo;
use Microsoft\\Graph«beta?\\Beta»\\GraphServiceClient;
use Microsoft\\Kiota\\Abstractions\\Authentication\\AnonymousAuthenticationProvider;

«!moved?»$client = GraphServiceClient::createWithAuthenticationProvider(new AnonymousAuthenticationProvider());
«moved?»$client = GraphServiceClient::createWithAuthenticationProvider(
«moved?»    new AnonymousAuthenticationProvider(),
«moved?»    «root»
«moved?»);

«typed?»«body»
«typed?»
$configuration = new TransferRequestBuilderPostRequestConfiguration([
    'Authorization' => 'Bearer ' . getenv('GRAPH_TOKEN'),
]);
$transfer = $client->communications()->calls()->byCallId(«callId»)->transfer();
«typed?»$transfer->post($requestBody, $configuration)->wait();
«raw?»
«raw?»// The models of the SDK cannot carry this body as it is.
«raw?»$request = $transfer->toPostRequestInformation(new TransferPostRequestBody(), $configuration);
«raw?»$request->setStreamContent(Utils::streamFor(«json»), 'application/json');
«raw?»$client->getRequestAdapter()->sendNoContentAsync($request)->wait();
`,
};
