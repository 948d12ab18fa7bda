/** The codes of faults of a JSON text. */
export type SyntaxIssueCode =
  /** The text has no value. */
  | 'jsonEmpty'
  /** The text has more bytes than the limit and is not read. */
  | 'jsonTooLarge'
  /** Arrays and objects are nested deeper than the limit, at which reading stops. */
  | 'jsonTooDeep'
  /** A comma follows the last item or member. */
  | 'jsonTrailingComma'
  /** Two items or members follow each other without a comma. */
  | 'jsonMissingComma'
  /** A member's name is followed by its value without a colon. */
  | 'jsonMissingColon'
  /** A member has no value; it is read as `null`. */
  | 'jsonMissingValue'
  /** A member at the top is not inside an object: the opening brace is missing. */
  | 'jsonMissingOpen'
  /** An object or array is not closed. */
  | 'jsonMissingClose'
  /** Another closing bracket than the expected one. */
  | 'jsonMismatchedClose'
  /** A token that is not allowed here, and is skipped. */
  | 'jsonUnexpected'
  /** A member's name has no quotes. */
  | 'jsonUnquotedName'
  /** A string value has no quotes. */
  | 'jsonUnquotedText'
  /** A string is in single quotes. */
  | 'jsonSingleQuotes'
  /** A string is in typographic quotes. */
  | 'jsonCurlyQuotes'
  /** A comment, which JSON does not allow. */
  | 'jsonComment'
  /** A number in a spelling that JSON does not allow. */
  | 'jsonBadNumber'
  /** A literal in the spelling of another language, or cut short by the end of the text. */
  | 'jsonBadLiteral'
  /** A string is not closed. */
  | 'jsonUnterminatedText'
  /** A string contains control characters. */
  | 'jsonControlCharacter'
  /** A backslash that does not begin an escape of JSON. */
  | 'jsonBadEscape'
  /** An escape of half a surrogate pair. */
  | 'jsonLoneSurrogate'
  /** Spaces between tokens that are not white space in JSON. */
  | 'jsonOddSpace'
  /** The object already has a member of this name. */
  | 'jsonDuplicateMember'
  /** `JSON.parse` in JavaScript would change this number. */
  | 'jsonNumberLosesDigits'
  /** The text has more faults than are listed. */
  | 'jsonMoreFaults';

/** The codes of issues: closed, stable, one for each rule. */
export type IssueCode =
  | SyntaxIssueCode
  /** A JavaScript value is not representable as JSON: a getter that throws, a circular structure, a `BigInt`. */
  | 'unreadableInput'
  /** The bytes are not UTF-8. */
  | 'invalidUtf8'
  /** A JavaScript string contains half of a surrogate pair. */
  | 'loneSurrogate'
  /** A value of another JSON type was expected. */
  | 'wrongType'
  /** A number or text is out of the allowed range. */
  | 'outOfRange'
  /** A required member is absent. */
  | 'memberMissing'
  /** One of this library's own objects has an unknown member. */
  | 'unknownMember'
  /** A member of Graph's body is misspelled. */
  | 'misspelledMember'
  /** A member was added by an SDK or a serializer: a bag of further members, a backing store, a type name, a reference. */
  | 'sdkMember'
  /** An object is written as JSON text. */
  | 'objectAsText'
  /** The number of an enum's member is in the place of its name. */
  | 'enumAsNumber'
  /** The body belongs to another API. */
  | 'foreignBody'
  /** A whole HTTP request is in the place of its body. */
  | 'httpRequest'
  /** A whole HTTP request has no body in the text: it is in a file or in a variable, or missing. */
  | 'requestBodyMissing'
  /** The method of a whole HTTP request is not POST. */
  | 'requestMethod'
  /** The content type of a whole HTTP request is not JSON; without the header, curl sends a form. */
  | 'requestContentType'
  /** The call of a whole HTTP request is another one. */
  | 'callIdDiffers'
  /** The version of a whole HTTP request is another one. */
  | 'versionDiffers'
  /** An id is empty. */
  | 'idEmpty'
  /** An id has white space around it. */
  | 'idPadded'
  /** An id is too long. */
  | 'idTooLong'
  /** An id is a path or URL: only the call id is expected. */
  | 'idIsPath'
  /** An id is not a GUID. */
  | 'notAGuid'
  /** An identity set has no identity. */
  | 'identityMissing'
  /** An identity set has more than one identity. */
  | 'severalIdentities'
  /** The kind of an identity is unknown in Graph's metadata. */
  | 'unknownIdentityKind'
  /** A telephone number is not in E.164 form. */
  | 'phoneNotE164'
  /** A transfer to a telephone requires a call of an application instance with a number. */
  | 'phoneNeedsApplicationInstance'
  /** The id is that of an application of Microsoft, the same in every tenant. */
  | 'microsoftApplication'
  /** The target is a guest without an account. */
  | 'guestTarget'
  /** A user may be the resource account of a call queue or auto attendant. */
  | 'userMayBeQueue'
  /** `replacesCallId` is the id of the transferred call. */
  | 'replacesOwnCall'
  /** A transfer from a group call requires a transferee. */
  | 'transfereeMissing'
  /** A peer-to-peer call needs no transferee. */
  | 'transfereeOnPeerToPeerCall'
  /** A transferee has no `participantId`. */
  | 'participantIdMissing'
  /** `participantId` is the user id. */
  | 'participantIdIsUserId'
  /** The transferee is the target. */
  | 'transfereeIsTarget'
  /** `transferee` is inside `transferTarget`. */
  | 'transfereeInsideTarget'
  /** Two values belong to different tenants. */
  | 'tenantsDiffer'
  /** `languageId` or `region` is at the top level of the body. */
  | 'localeAtTopLevel'
  /** `languageId` or `region` is inside the target, as in Microsoft's examples, but not in Graph's metadata. */
  | 'localeInTarget'
  /** A language is not a language tag. */
  | 'languageForm'
  /** A region is invalid. */
  | 'regionForm'
  /** A value is a placeholder of Microsoft's documentation. */
  | 'placeholder'
  /** `clientContext` is obsolete. */
  | 'clientContextLeftOver'
  /** An `endpointType` is unknown to Graph. */
  | 'unknownEndpointType'
  /** An `endpointType` is not documented for a transfer. */
  | 'endpointTypeNotDefault'
  /** A callback address is invalid. */
  | 'callbackUriInvalid'
  /** A callback address leads to the machine itself. */
  | 'callbackUriNotPublic'
  /** The client context of a new call has characters that its callback address cannot contain. */
  | 'clientContextForm'
  /** The body creates a group call or joins a meeting. */
  | 'callOutOfScope'
  /** A call to a telephone requires an application instance as its source. */
  | 'sourceInstanceMissing'
  /** The tenant of a call to a telephone is missing. */
  | 'callTenantMissing'
  /** The call is not established. */
  | 'callNotEstablished'
  /** The request is not available in this cloud and version. */
  | 'notAvailableInCloud'
  /** A base URL is invalid. */
  | 'invalidBaseUrl'
  /** A base URL contains a version. */
  | 'versionInBaseUrl'
  /** A base URL contains the deprecated `/app` path. */
  | 'deprecatedAppPath'
  /** A base URL is not encrypted. */
  | 'insecureBaseUrl'
  /** The token is not a readable JSON Web Token. */
  | 'tokenUnreadable'
  /** The token is for a signed-in user. */
  | 'tokenDelegated'
  /** The application permission is missing in the token. */
  | 'tokenRoleMissing'
  /** The token is for another service. */
  | 'tokenAudience'
  /** The token belongs to another tenant than the call. */
  | 'tokenTenantDiffers'
  /** The token has expired. */
  | 'tokenExpired'
  /** The token expires within five minutes. */
  | 'tokenExpiresSoon'
  /** The token is not valid yet. */
  | 'tokenNotYetValid'
  /** There are more issues than are listed. */
  | 'moreIssues';
