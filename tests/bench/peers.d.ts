// The functions of the peers that the cases call. The types are checked without the peers installed; and checking their own
// declarations, about twenty megabytes, would take longer than all others here.

declare module '@microsoft/kiota-serialization-json' {
  export class JsonSerializationWriter {
    writeObjectValue<T>(key: string | undefined, value: T | undefined, serialize: KiotaSerializer<T>): void;
    writeAdditionalData(members: Record<string, unknown> | undefined): void;
    getSerializedContent(): ArrayBuffer;
  }

  export type KiotaSerializer<T> = (writer: JsonSerializationWriter, value?: T) => void;

  export class JsonParseNode {
    constructor(json: unknown);
    getStringValue(): string | undefined;
    getObjectValue<T>(create: KiotaFactory<T>): T | undefined;
    getCollectionOfObjectValues<T>(create: KiotaFactory<T>): T[] | undefined;
  }

  /** Returns, for a value, the functions that parse its members into a model. */
  export type KiotaFactory<T> = (node: JsonParseNode) => (model?: T) => Record<string, (node: JsonParseNode) => void>;
}

declare module '@microsoft/msgraph-sdk/models/index.js' {
  import type { KiotaFactory, KiotaSerializer } from '@microsoft/kiota-serialization-json';

  export const serializeInvitationParticipantInfo: KiotaSerializer<object>;
  export const createCallFromDiscriminatorValue: KiotaFactory<object>;
}

declare module '@microsoft/msgraph-beta-sdk/models/index.js' {
  import type { KiotaFactory, KiotaSerializer } from '@microsoft/kiota-serialization-json';

  export const serializeInvitationParticipantInfo: KiotaSerializer<object>;
  export const createCallFromDiscriminatorValue: KiotaFactory<object>;
}

declare module '@azure/communication-call-automation' {
  export function parseCallAutomationEvent(event: string): object;
}

declare module 'ajv' {
  export class Ajv {
    constructor(options?: { code: { source: boolean; esm: boolean } });
    compile(schema: object): Check;
  }

  export interface Check {
    (value: unknown): boolean;
    errors?: readonly object[] | null;
  }
}

declare module 'ajv/dist/standalone/index.js' {
  import type { Ajv, Check } from 'ajv';

  const standaloneCode: { default(ajv: Ajv, check: Check): string };
  export default standaloneCode;
}

declare module 'valibot' {
  export interface Schema {
    readonly kind: 'schema';
  }

  export function string(): Schema;
  export function number(): Schema;
  export function nullish(schema: Schema): Schema;
  export function array(item: Schema): Schema;
  export function looseObject(members: Record<string, Schema>): Schema;
  export function parse(schema: Schema, value: unknown): object;
}

declare module 'zod' {
  export interface Schema {
    nullish(): Schema;
    parse(value: unknown): object;
  }

  export function string(): Schema;
  export function number(): Schema;
  export function array(item: Schema): Schema;
  export function looseObject(members: Record<string, Schema>): Schema;
  export function config(settings: { jitless: boolean }): void;
}
