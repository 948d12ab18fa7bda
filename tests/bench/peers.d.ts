// As much of the peers as the cases call. The types are checked without the peers installed; and their own declarations,
// of some twenty megabytes, would take longer to check than everything else here.

declare module '@microsoft/kiota-serialization-json' {
  export class JsonSerializationWriter {
    writeObjectValue<T>(key: string | undefined, value: T | undefined, serialize: KiotaSerializer<T>): void;
    writeAdditionalData(members: Record<string, unknown> | undefined): void;
    getSerializedContent(): ArrayBuffer;
  }

  export type KiotaSerializer<T> = (writer: JsonSerializationWriter, value?: T) => void;
}

declare module '@microsoft/msgraph-sdk/models/index.js' {
  import type { KiotaSerializer } from '@microsoft/kiota-serialization-json';

  export const serializeInvitationParticipantInfo: KiotaSerializer<object>;
}

declare module '@microsoft/msgraph-beta-sdk/models/index.js' {
  import type { KiotaSerializer } from '@microsoft/kiota-serialization-json';

  export const serializeInvitationParticipantInfo: KiotaSerializer<object>;
}
