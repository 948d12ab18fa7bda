// @ts-check
/** msgraph-sdk-php and kiota-php, as far as the snippets use them: namespaces, classes and signatures. The adapter records the request. */

import { ENDPOINT_TYPES, modelsOf, PATHS, pascal, TRANSFER_BODY } from './models.mjs';

/** @import { Members } from './models.mjs' */

const KIOTA = `
namespace Http\\Promise {
    interface Promise { public function wait($unwrap = true); }
}
namespace Psr\\Http\\Message {
    interface StreamInterface { public function getContents(): string; }
}
namespace GuzzleHttp\\Psr7 {
    use Psr\\Http\\Message\\StreamInterface;
    final class Utils {
        public static function streamFor($resource = '', array $options = []): StreamInterface {
            return new class($resource) implements StreamInterface {
                public function __construct(private string $text) {}
                public function getContents(): string { return $this->text; }
            };
        }
    }
}
namespace Microsoft\\Kiota\\Abstractions\\Authentication {
    interface AuthenticationProvider {}
    class AnonymousAuthenticationProvider implements AuthenticationProvider {}
}
namespace Microsoft\\Kiota\\Abstractions {
    use Http\\Promise\\Promise;
    use Psr\\Http\\Message\\StreamInterface;
    abstract class Enum implements \\JsonSerializable {
        private string $_value;
        public function __construct(string $value) {
            if (!in_array($value, (new \\ReflectionClass(static::class))->getConstants(), true)) throw new \\InvalidArgumentException("Invalid enum value $value");
            $this->_value = $value;
        }
        public function jsonSerialize(): mixed { return $this->_value; }
    }
    abstract class Model implements \\JsonSerializable {
        protected array $values = [];
        private array $additionalData = [];
        public function setAdditionalData(?array $value): void { $this->additionalData = $value ?? []; }
        public function jsonSerialize(): mixed { return (object) ($this->values + $this->additionalData); }
    }
    abstract class BaseRequestConfiguration {
        public array $headers;
        public function __construct(array $headers, array $options) { $this->headers = $headers; }
    }
    class RequestInformation {
        public array $headers = [];
        public string $body = '';
        public function __construct(public string $method, public string $url, ?Model $body, ?BaseRequestConfiguration $configuration) {
            foreach ($configuration->headers ?? [] as $name => $value) $this->addHeader($name, $value);
            if ($body === null) return;
            $this->body = json_encode($body, JSON_THROW_ON_ERROR);
            $this->addHeader('Content-Type', 'application/json');
        }
        public function addHeader(string $key, string $value): void { $this->headers[strtolower($key)] = $value; }
        public function setStreamContent(StreamInterface $value, string $contentType = 'application/octet-stream'): void {
            $this->body = $value->getContents();
            $this->addHeader('Content-Type', $contentType);
        }
    }
    interface RequestAdapter {
        public function sendAsync(RequestInformation $requestInfo, array $targetCallable, ?array $errorMappings = null): Promise;
        public function sendNoContentAsync(RequestInformation $requestInfo, ?array $errorMappings = null): Promise;
    }
    class RecordingAdapter implements RequestAdapter {
        public function __construct(public string $baseUrl) {}
        public function sendAsync(RequestInformation $requestInfo, array $targetCallable, ?array $errorMappings = null): Promise {
            return $this->promise($requestInfo, fn () => $targetCallable(null));
        }
        public function sendNoContentAsync(RequestInformation $requestInfo, ?array $errorMappings = null): Promise {
            return $this->promise($requestInfo, fn () => null);
        }
        /** Sends when the program waits: a snippet that does not wait sends nothing. */
        private function promise(RequestInformation $request, callable $result): Promise {
            return new class($request, $result) implements Promise {
                public function __construct(private RequestInformation $request, private $result) {}
                public function wait($unwrap = true) {
                    file_put_contents(getenv('RECORD'), json_encode($this->request, JSON_THROW_ON_ERROR));
                    return ($this->result)();
                }
            };
        }
    }
}
`;

/** @param {string} type */
function phpType(type) {
  return `?${type === 'boolean' ? 'bool' : type}`;
}

/** @param {string} name @param {Members} members */
function model(name, members) {
  const all = Object.entries(members).map(
    ([member, type]) =>
      `    public function set${pascal(member)}(${phpType(type)} $value): void { $this->values['${member}'] = $value; }
    public function get${pascal(member)}(): ${phpType(type)} { return $this->values['${member}'] ?? null; }\n`,
  );
  const create = `    public static function createFromDiscriminatorValue($parseNode): ${name} { $model = new ${name}(); ${name === 'Call' ? "$model->setId('created'); " : ''}return $model; }\n`;
  return `class ${name} extends Model {\n${all.join('')}${create}}\n`;
}

/** @param {boolean} isBeta */
function sdk(isBeta) {
  const root = `Microsoft\\Graph${isBeta ? '\\Beta' : ''}`;
  const calls = `${root}\\Generated\\Communications\\Calls`;
  const constants = ENDPOINT_TYPES.map(
    (value) => `public const ${value.replace(/[A-Z]/g, '_$&').toUpperCase()} = '${value}';`,
  );
  const configuration = (
    /** @type {string} */ name,
  ) => `class ${name}RequestConfiguration extends BaseRequestConfiguration {
    public function __construct(?array $headers = null, ?array $options = null) { parent::__construct($headers ?? [], $options ?? []); }
}\n`;
  const builder = (/** @type {string} */ name, /** @type {string} */ members) =>
    `class ${name}RequestBuilder {
    public function __construct(private string $url, private RequestAdapter $requestAdapter) {}
${members}}\n`;
  const uses = `use Http\\Promise\\Promise;
use Microsoft\\Kiota\\Abstractions\\{Authentication\\AuthenticationProvider, BaseRequestConfiguration, Enum, Model, RecordingAdapter, RequestAdapter, RequestInformation};\n`;
  const transferBody =
    '(TransferPostRequestBody $body, ?TransferRequestBuilderPostRequestConfiguration $requestConfiguration = null)';
  return `
namespace ${root}\\Generated\\Models {
${uses}class EndpointType extends Enum { ${constants.join(' ')} }
${modelsOf(isBeta)
  .map(([name, members]) => model(name, members))
  .join('')}}
namespace ${calls}\\Item\\Transfer {
${uses}use ${root}\\Generated\\Models\\{InvitationParticipantInfo, ParticipantInfo};
${model('TransferPostRequestBody', TRANSFER_BODY)}${configuration('TransferRequestBuilderPost')}${builder(
  'Transfer',
  `    public function post${transferBody}: Promise { return $this->requestAdapter->sendNoContentAsync($this->toPostRequestInformation($body, $requestConfiguration)); }
    public function toPostRequestInformation${transferBody}: RequestInformation { return new RequestInformation('POST', $this->url, $body, $requestConfiguration); }
`,
)}}
namespace ${calls}\\Item {
${uses}${configuration('CallItemRequestBuilderDelete')}${builder(
  'CallItem',
  `    public function transfer(): Transfer\\TransferRequestBuilder { return new Transfer\\TransferRequestBuilder($this->url . '${PATHS.transfer}', $this->requestAdapter); }
    public function delete(?CallItemRequestBuilderDeleteRequestConfiguration $requestConfiguration = null): Promise { return $this->requestAdapter->sendNoContentAsync(new RequestInformation('DELETE', $this->url, null, $requestConfiguration)); }
`,
)}}
namespace ${calls} {
${uses}use ${root}\\Generated\\Models\\Call;
${configuration('CallsRequestBuilderPost')}${builder(
  'Calls',
  `    public function byCallId(string $callId): Item\\CallItemRequestBuilder { return new Item\\CallItemRequestBuilder($this->url . '/' . $callId, $this->requestAdapter); }
    public function toPostRequestInformation(Call $body, ?CallsRequestBuilderPostRequestConfiguration $requestConfiguration = null): RequestInformation { return new RequestInformation('POST', $this->url, $body, $requestConfiguration); }
`,
)}}
namespace ${root}\\Generated\\Communications {
${uses}${builder(
  'Communications',
  `    public function calls(): Calls\\CallsRequestBuilder { return new Calls\\CallsRequestBuilder($this->url . '${PATHS.calls}', $this->requestAdapter); }
`,
)}}
namespace ${root} {
${uses}class GraphServiceClient {
    private function __construct(private RecordingAdapter $requestAdapter) {}
    public static function createWithAuthenticationProvider(AuthenticationProvider $authenticationProvider, string $nationalCloud = 'https://graph.microsoft.com'): self { return new self(new RecordingAdapter("$nationalCloud/${isBeta ? 'beta' : 'v1.0'}")); }
    public function getRequestAdapter(): RequestAdapter { return $this->requestAdapter; }
    public function communications(): Generated\\Communications\\CommunicationsRequestBuilder { return new Generated\\Communications\\CommunicationsRequestBuilder($this->requestAdapter->baseUrl, $this->requestAdapter); }
}
}
`;
}

export const php = { files: { 'vendor/autoload.php': `<?php${KIOTA}${sdk(false)}${sdk(true)}` } };
