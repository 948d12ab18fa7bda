// @ts-check
/** msgraph-sdk-go, as far as the snippets use it: its packages, types and signatures. The adapter records the request. */

import { ENDPOINT_TYPES, modelsOf, PATHS, pascal, TRANSFER_BODY } from './models.mjs';

/** @import { Members } from './models.mjs' */

const KIOTA = 'github.com/microsoft/kiota-abstractions-go';

/** @type {Readonly<Record<string, string>>} */
const KIOTA_FILES = {
  [`${KIOTA}/go.mod`]: `module ${KIOTA}\n\ngo 1.19\n`,
  [`${KIOTA}/serialization/serialization.go`]: `package serialization

type ParseNode interface{}
type Parsable interface{ Serialize() map[string]any }
type ParsableFactory func(parseNode ParseNode) (Parsable, error)
`,
  [`${KIOTA}/abstractions.go`]: `package abstractions

import (
	"context"
	"encoding/json"
	"os"
	"strings"

	s "${KIOTA}/serialization"
)

type ErrorMappings map[string]s.ParsableFactory
type RequestHeaders struct{ values map[string]string }
type RequestInformation struct {
	Method, Url string
	Headers     *RequestHeaders
	Content     []byte
}
type RequestAdapter interface {
	Send(ctx context.Context, requestInfo *RequestInformation, constructor s.ParsableFactory, errorMappings ErrorMappings) (s.Parsable, error)
	SendNoContent(ctx context.Context, requestInfo *RequestInformation, errorMappings ErrorMappings) error
	SetBaseUrl(baseUrl string)
	GetBaseUrl() string
}
type RecordingAdapter struct{ baseUrl string }

func NewRequestHeaders() *RequestHeaders { return &RequestHeaders{values: map[string]string{}} }
func (r *RequestHeaders) Add(key string, value string, additionalValues ...string) {
	r.values[strings.ToLower(key)] = value
}

func NewRequest(method string, url string, body s.Parsable, headers *RequestHeaders) (*RequestInformation, error) {
	request := &RequestInformation{Method: method, Url: url, Headers: NewRequestHeaders()}
	if headers != nil {
		for name, value := range headers.values {
			request.Headers.Add(name, value)
		}
	}
	if body == nil {
		return request, nil
	}
	content, err := json.Marshal(plain(body))
	request.SetStreamContentAndContentType(content, "application/json")
	return request, err
}
func (request *RequestInformation) SetStreamContentAndContentType(content []byte, contentType string) {
	request.Content = content
	request.Headers.Add("Content-Type", contentType)
}

// plain writes models as objects, also among the additional data.
func plain(value any) any {
	switch value := value.(type) {
	case s.Parsable:
		object := map[string]any{}
		for name, member := range value.Serialize() {
			object[name] = plain(member)
		}
		return object
	default:
		return value
	}
}

func (a *RecordingAdapter) SetBaseUrl(baseUrl string) { a.baseUrl = baseUrl }
func (a *RecordingAdapter) GetBaseUrl() string        { return a.baseUrl }
func (a *RecordingAdapter) Send(ctx context.Context, requestInfo *RequestInformation, constructor s.ParsableFactory, errorMappings ErrorMappings) (s.Parsable, error) {
	if err := a.SendNoContent(ctx, requestInfo, errorMappings); err != nil {
		return nil, err
	}
	return constructor(nil)
}
func (a *RecordingAdapter) SendNoContent(ctx context.Context, requestInfo *RequestInformation, errorMappings ErrorMappings) error {
	record := map[string]any{"method": requestInfo.Method, "url": requestInfo.Url, "headers": requestInfo.Headers.values, "body": string(requestInfo.Content)}
	line, err := json.Marshal(record)
	if err != nil {
		return err
	}
	return os.WriteFile(os.Getenv("RECORD"), line, 0o644)
}
`,
  [`${KIOTA}/authentication/authentication.go`]: `package authentication

import (
	"context"

	abstractions "${KIOTA}"
)

type AuthenticationProvider interface {
	AuthenticateRequest(ctx context.Context, request *abstractions.RequestInformation, additionalAuthenticationContext map[string]any) error
}
type AnonymousAuthenticationProvider struct{}

func (provider *AnonymousAuthenticationProvider) AuthenticateRequest(ctx context.Context, request *abstractions.RequestInformation, additionalAuthenticationContext map[string]any) error {
	return nil
}
`,
};

/** @param {string} type @param {string} models the qualifier of the models' package */
function goType(type, models = '') {
  if (type === 'string') return '*string';
  if (type === 'boolean') return '*bool';
  return type === 'EndpointType' ? `*${models}EndpointType` : `${models}${type}able`;
}

/** @param {string} name @param {Members} members @param {string} [models] */
function model(name, members, models) {
  const all = Object.entries(members).map(([member, type]) => ({
    member,
    name: pascal(member),
    type: goType(type, models),
  }));
  const able = all.map(({ name, type }) => `\tGet${name}() ${type}\n\tSet${name}(value ${type})`);
  const methods = all.map(
    ({ member, name: property, type }) => `func (m *${name}) Get${property}() ${type} {
	value, _ := m.values["${member}"].(${type})
	return value
}
func (m *${name}) Set${property}(value ${type}) { m.values["${member}"] = value }
`,
  );
  return `type ${name}able interface {
	serialization.Parsable
	SetAdditionalData(value map[string]any)
${able.join('\n')}
}
type ${name} struct {
	values     map[string]any
	additional map[string]any
}

func New${name}() *${name} { return &${name}{values: map[string]any{}} }
func (m *${name}) SetAdditionalData(value map[string]any) { m.additional = value }
func (m *${name}) Serialize() map[string]any {
	all := map[string]any{}
	for name, value := range m.values {
		all[name] = value
	}
	for name, value := range m.additional {
		all[name] = value
	}
	return all
}
${methods.join('')}`;
}

/** @param {boolean} isBeta @returns {Record<string, string>} */
function sdk(isBeta) {
  const name = `github.com/microsoftgraph/msgraph-${isBeta ? 'beta-' : ''}sdk-go`;
  const endpointTypes = ENDPOINT_TYPES.map((value) => `${value.toUpperCase()}_ENDPOINTTYPE`);
  const header = (/** @type {string} */ models) => `package communications

import (
	"context"

	abstractions "${KIOTA}"
	"${KIOTA}/serialization"
	${models}
)
`;
  const configuration = (/** @type {string} */ builder) => `type ${builder}RequestConfiguration struct {
	Headers *abstractions.RequestHeaders
}
`;
  const transfer = 'CallsItemTransfer';
  const post = `ctx context.Context, body ${transfer}PostRequestBodyable, requestConfiguration *${transfer}RequestBuilderPostRequestConfiguration`;
  const remove = 'ctx context.Context, requestConfiguration *CallsCallItemRequestBuilderDeleteRequestConfiguration';
  const create =
    'ctx context.Context, body models.Callable, requestConfiguration *CallsRequestBuilderPostRequestConfiguration';
  return {
    [`${name}/go.mod`]: `module ${name}\n\ngo 1.19\n\nrequire ${KIOTA} v1.0.0\n\nreplace ${KIOTA} => ../../microsoft/kiota-abstractions-go\n`,
    [`${name}/models/models.go`]: `package models

import (
	"encoding/json"

	"${KIOTA}/serialization"
)

type EndpointType int

const (
	${endpointTypes[0]} EndpointType = iota
	${endpointTypes.slice(1).join('\n\t')}
)

func (i EndpointType) String() string { return []string{${ENDPOINT_TYPES.map((value) => `"${value}"`).join(', ')}}[i] }
func (i EndpointType) MarshalJSON() ([]byte, error) { return json.Marshal(i.String()) }

func CreateCallFromDiscriminatorValue(parseNode serialization.ParseNode) (serialization.Parsable, error) {
	id, call := "created", NewCall()
	call.SetId(&id)
	return call, nil
}

${modelsOf(isBeta)
  .map(([name, members]) => model(name, members))
  .join('\n')}`,
    [`${name}/communications/communications.go`]: `${header(`"${name}/models"`)}
${model(`${transfer}PostRequestBody`, TRANSFER_BODY, 'models.')}
${configuration(`${transfer}RequestBuilderPost`)}${configuration('CallsRequestBuilderPost')}${configuration('CallsCallItemRequestBuilderDelete')}
type builder struct {
	adapter abstractions.RequestAdapter
	url     string
}
type ${transfer}RequestBuilder struct{ builder }
type CallsCallItemRequestBuilder struct{ builder }
type CallsRequestBuilder struct{ builder }
type CommunicationsRequestBuilder struct{ builder }

func NewCommunicationsRequestBuilder(adapter abstractions.RequestAdapter) *CommunicationsRequestBuilder {
	return &CommunicationsRequestBuilder{builder{adapter, adapter.GetBaseUrl()}}
}
func (m *CommunicationsRequestBuilder) Calls() *CallsRequestBuilder {
	return &CallsRequestBuilder{builder{m.adapter, m.url + "${PATHS.calls}"}}
}
func (m *CallsRequestBuilder) ByCallId(callId string) *CallsCallItemRequestBuilder {
	return &CallsCallItemRequestBuilder{builder{m.adapter, m.url + "/" + callId}}
}
func (m *CallsRequestBuilder) ToPostRequestInformation(${create}) (*abstractions.RequestInformation, error) {
	return abstractions.NewRequest("POST", m.url, body, requestConfiguration.Headers)
}
func (m *CallsCallItemRequestBuilder) Delete(${remove}) error {
	request, err := abstractions.NewRequest("DELETE", m.url, nil, requestConfiguration.Headers)
	if err != nil {
		return err
	}
	return m.adapter.SendNoContent(ctx, request, nil)
}
func (m *CallsCallItemRequestBuilder) Transfer() *${transfer}RequestBuilder {
	return &${transfer}RequestBuilder{builder{m.adapter, m.url + "${PATHS.transfer}"}}
}
func (m *${transfer}RequestBuilder) ToPostRequestInformation(${post}) (*abstractions.RequestInformation, error) {
	return abstractions.NewRequest("POST", m.url, body, requestConfiguration.Headers)
}
func (m *${transfer}RequestBuilder) Post(${post}) error {
	request, err := m.ToPostRequestInformation(ctx, body, requestConfiguration)
	if err != nil {
		return err
	}
	return m.adapter.SendNoContent(ctx, request, nil)
}
`,
    [`${name}/graph.go`]: `package msgraphsdkgo

import (
	abstractions "${KIOTA}"
	"${KIOTA}/authentication"
	"${name}/communications"
)

type GraphRequestAdapter struct{ abstractions.RecordingAdapter }
type GraphServiceClient struct{ adapter abstractions.RequestAdapter }

func NewGraphRequestAdapter(authenticationProvider authentication.AuthenticationProvider) (*GraphRequestAdapter, error) {
	return &GraphRequestAdapter{}, nil
}
func NewGraphServiceClient(adapter abstractions.RequestAdapter) *GraphServiceClient {
	if adapter.GetBaseUrl() == "" {
		adapter.SetBaseUrl("https://graph.microsoft.com/${isBeta ? 'beta' : 'v1.0'}")
	}
	return &GraphServiceClient{adapter}
}
func (m *GraphServiceClient) Communications() *communications.CommunicationsRequestBuilder {
	return communications.NewCommunicationsRequestBuilder(m.adapter)
}
`,
  };
}

/** The module of a program: it takes the SDKs from the folders beside it. */
const MODULES = [
  'microsoft/kiota-abstractions-go',
  'microsoftgraph/msgraph-sdk-go',
  'microsoftgraph/msgraph-beta-sdk-go',
];

export const go = {
  files: {
    ...KIOTA_FILES,
    ...sdk(false),
    ...sdk(true),
    'go.mod': `module snippets\n\ngo 1.19\n\n${MODULES.map((path) => `require github.com/${path} v1.0.0\nreplace github.com/${path} => ./github.com/${path}\n`).join('')}`,
  },
};
