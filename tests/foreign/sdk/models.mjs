// @ts-check
/**
 * The models that the snippets use, with their members, as the public sources of the Graph SDKs declare them (msgraph-sdk-go,
 * msgraph-sdk-dotnet, msgraph-sdk-java, msgraph-sdk-php and their beta versions, of April to August 2026). The list is written by hand,
 * and not from the list that the snippets are written with: the two are compared by compiling.
 */

/** @typedef {'string' | 'boolean' | 'EndpointType' | 'Identity' | 'IdentitySet' | 'ParticipantInfo' | 'InvitationParticipantInfo'} MemberType */
/** @typedef {Readonly<Record<string, MemberType>>} Members */

/** @type {Members} */
const PARTICIPANT = { participantId: 'string', identity: 'IdentitySet', '@odata.type': 'string' };

/** The members besides the additional data, which each model has. @type {Readonly<Record<string, Members>>} */
const MODELS = {
  Identity: { id: 'string', displayName: 'string', '@odata.type': 'string' },
  IdentitySet: { application: 'Identity', device: 'Identity', user: 'Identity', '@odata.type': 'string' },
  ParticipantInfo: {
    ...PARTICIPANT,
    countryCode: 'string',
    endpointType: 'EndpointType',
    languageId: 'string',
    region: 'string',
  },
  InvitationParticipantInfo: {
    ...PARTICIPANT,
    hidden: 'boolean',
    removeFromDefaultAudioRoutingGroup: 'boolean',
    replacesCallId: 'string',
  },
  Call: { id: 'string' },
};

/** @type {Readonly<Record<string, Members>>} */
const BETA_MEMBERS = {
  ParticipantInfo: { nonAnonymizedIdentity: 'IdentitySet', platformId: 'string' },
  InvitationParticipantInfo: { endpointType: 'EndpointType' },
};

/** The values of the enumeration `endpointType`, as Graph spells them. */
export const ENDPOINT_TYPES = [
  'default',
  'voicemail',
  'skypeForBusiness',
  'skypeForBusinessVoipPhone',
  'unknownFutureValue',
];

/** The body of the transfer, which is not a model of Graph: it has no `@odata.type`. @type {Members} */
export const TRANSFER_BODY = { transferTarget: 'InvitationParticipantInfo', transferee: 'ParticipantInfo' };

/** The path of each request below the base URL. */
export const PATHS = { calls: '/communications/calls', transfer: '/transfer' };

/**
 * @param {boolean} isBeta
 * @returns {[name: string, members: Members][]}
 */
export function modelsOf(isBeta) {
  return Object.entries(MODELS).map(([name, members]) => [
    name,
    isBeta ? { ...members, ...BETA_MEMBERS[name] } : members,
  ]);
}

/** Returns the name of a member in the SDKs: `OdataType`. @param {string} name */
export function pascal(name) {
  return name === '@odata.type' ? 'OdataType' : name.charAt(0).toUpperCase() + name.slice(1);
}
