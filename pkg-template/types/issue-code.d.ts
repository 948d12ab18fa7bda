/** The faults that a JSON text can have. */
export type SyntaxIssueCode =
  /** There is no value at all. */
  | 'jsonEmpty'
  /** The text has more bytes than the limit and was not read. */
  | 'jsonTooLarge'
  /** Arrays and objects are nested deeper than the limit; reading stopped there. */
  | 'jsonTooDeep'
  /** A comma follows the last item or member. */
  | 'jsonTrailingComma'
  /** Two items or members follow each other without a comma. */
  | 'jsonMissingComma'
  /** A member's name is followed by its value without a colon. */
  | 'jsonMissingColon'
  /** A member has no value; `null` is read. */
  | 'jsonMissingValue'
  /** A member stands at the top without the brace that opens its object. */
  | 'jsonMissingOpen'
  /** An object or array is not closed. */
  | 'jsonMissingClose'
  /** One bracket was expected to close and another one was found. */
  | 'jsonMismatchedClose'
  /** Something that cannot stand here was skipped. */
  | 'jsonUnexpected'
  /** A member's name has no quotes. */
  | 'jsonUnquotedName'
  /** A string value has no quotes. */
  | 'jsonUnquotedText'
  /** A string is in single quotes. */
  | 'jsonSingleQuotes'
  /** A string is in typographic quotes. */
  | 'jsonCurlyQuotes'
  /** A comment, which JSON does not have. */
  | 'jsonComment'
  /** A number in a spelling that JSON does not have. */
  | 'jsonBadNumber'
  /** A literal in the spelling of another language, or cut short by the end of the text. */
  | 'jsonBadLiteral'
  /** A string is not closed. */
  | 'jsonUnterminatedText'
  /** Control characters stand in a string. */
  | 'jsonControlCharacter'
  /** A backslash is followed by what no escape begins with. */
  | 'jsonBadEscape'
  /** An escape names half of a surrogate pair. */
  | 'jsonLoneSurrogate'
  /** Spaces between the tokens that JSON does not count as spaces. */
  | 'jsonOddSpace'
  /** The object already has a member of this name. */
  | 'jsonDuplicateMember'
  /** `JSON.parse` in JavaScript would change this number. */
  | 'jsonNumberLosesDigits'
  /** There are more faults than are kept. */
  | 'jsonMoreFaults';

/** The codes of issues: closed, stable, one for each rule. */
export type IssueCode =
  | SyntaxIssueCode
  /** A JavaScript value could not be turned into JSON: a getter threw, a cycle, a `BigInt`. */
  | 'unreadableInput'
  /** The bytes are not UTF-8. */
  | 'invalidUtf8'
  /** A JavaScript string has half of a surrogate pair. */
  | 'loneSurrogate'
  /** A value of another JSON type was expected. */
  | 'wrongType'
  /** A number or text outside what is allowed. */
  | 'outOfRange'
  /** A required member is absent. */
  | 'memberMissing'
  /** One of this library's own objects has a member that it does not know. */
  | 'unknownMember'
  /** A member of Graph's body is spelled in another way than Graph spells it. */
  | 'misspelledMember'
  /** An id is empty. */
  | 'idEmpty'
  /** An id has white space around it. */
  | 'idPadded'
  /** An id is too long to be looked at. */
  | 'idTooLong'
  /** A path or URL stands where the bare id of a call is expected. */
  | 'idIsPath'
  /** An id is not a GUID. */
  | 'notAGuid'
  /** An identity set without identity. */
  | 'identityMissing'
  /** An identity set with more than one identity. */
  | 'severalIdentities'
  /** An identity of a kind that Graph's metadata does not know. */
  | 'unknownIdentityKind'
  /** A telephone number is not E.164. */
  | 'phoneNotE164'
  /** A transfer to a telephone needs a call of an application instance with a number. */
  | 'phoneNeedsApplicationInstance'
  /** A user id may be that of a call queue or auto attendant. */
  | 'userMayBeQueue'
  /** `replacesCallId` is the call itself. */
  | 'replacesOwnCall'
  /** A group call needs a transferee. */
  | 'transfereeMissing'
  /** A transferee in a peer-to-peer call. */
  | 'transfereeOnPeerToPeerCall'
  /** A transferee without `participantId`. */
  | 'participantIdMissing'
  /** `participantId` repeats the user id. */
  | 'participantIdIsUserId'
  /** The transferee is the target. */
  | 'transfereeIsTarget'
  /** `transferee` stands inside `transferTarget`. */
  | 'transfereeInsideTarget'
  /** Target and transferee, or the target and the context's tenant, are of two tenants. */
  | 'tenantsDiffer'
  /** `languageId` or `region` at the top level of the body. */
  | 'localeAtTopLevel'
  /** `languageId` or `region` inside the target: so in Microsoft's examples, but in no metadata. */
  | 'localeInTarget'
  /** A language that is no language tag. */
  | 'languageForm'
  /** A region of an odd form. */
  | 'regionForm'
  /** A placeholder of Microsoft's documentation. */
  | 'placeholder'
  /** `clientContext`, left over from 2019. */
  | 'clientContextLeftOver'
  /** An `endpointType` that Graph does not know. */
  | 'unknownEndpointType'
  /** An `endpointType` that was never shown with a transfer. */
  | 'endpointTypeNotDefault'
  /** The call is in a state in which it cannot be transferred. */
  | 'callNotEstablished'
  /** The transfer does not exist in this cloud and version. */
  | 'notAvailableInCloud'
  /** A base URL that cannot be used. */
  | 'invalidBaseUrl'
  /** A base URL that already names a version. */
  | 'versionInBaseUrl'
  /** A base URL with the deprecated `/app` path. */
  | 'deprecatedAppPath'
  /** A base URL that would carry a token without encryption. */
  | 'insecureBaseUrl'
  /** The token is no JSON Web Token that can be read. */
  | 'tokenUnreadable'
  /** The token is for a signed-in user. */
  | 'tokenDelegated'
  /** The token lacks the permission. */
  | 'tokenRoleMissing'
  /** The token is for another service. */
  | 'tokenAudience'
  /** The token is of another tenant than the context's. */
  | 'tokenTenantDiffers'
  /** The token has expired. */
  | 'tokenExpired'
  /** The token expires within five minutes. */
  | 'tokenExpiresSoon'
  /** The token is not valid yet. */
  | 'tokenNotYetValid'
  /** More issues than are listed. */
  | 'moreIssues';
