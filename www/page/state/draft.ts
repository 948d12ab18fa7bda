import { signal } from '@preact/signals';
import type { Fix } from 'graph-call-transfer';
import { exampleBodies, exampleCallId } from '../examples/index.js';
import {
  isObject,
  type Json,
  type JsonObject,
  objectAt,
  pruned,
  readBody,
  valueAt,
  withValue,
  writeBody,
} from './body.js';
import type { Field } from './fields.js';
import { randomGuid } from './guid.js';
import {
  emptyBody,
  paths,
  reshape,
  type Scenario,
  type Shape,
  type Shelf,
  shapeFor,
  shapeOf,
  withKind,
} from './scenario.js';

/**
 * The transfer that is being made. The text of the body is what is checked and sent; the form shows and edits the body
 * that was last read from it, so that members unknown to the form stay where they are.
 */
export interface Draft {
  readonly callId: string;
  /** The body as the JSON pane shows it. */
  readonly text: string;
  /** The body that the form shows. */
  readonly body: JsonObject;
  /** The text cannot be read, so the form shows what it said before. */
  readonly stale: boolean;
  readonly shelf: Shelf;
  /** The call belongs to an application instance with a telephone number. */
  readonly applicationInstance: boolean;
}

const blind: Shape = { group: false, phone: false, consultative: false };

function draftOf(callId: string, body: JsonObject): Draft {
  return { callId, text: writeBody(body), body, stale: false, shelf: {}, applicationInstance: false };
}

/** The one draft of the page. */
export const draft = signal<Draft>(draftOf('', emptyBody(blind)));

/** Takes over the text of the JSON pane; the form follows when it can be read. */
export function editText(text: string): void {
  const body = readBody(text);
  draft.value = body ? { ...draft.value, text, body, stale: false } : { ...draft.value, text, stale: true };
}

/** Returns what a field shows. A member that is no text is shown as JSON. */
export function textOf(field: Field): string {
  if (field.part === 'callId') return draft.value.callId;
  const value = valueAt(draft.value.body, field.path);
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Takes over what was typed into a field. */
export function editField(field: Field, text: string): void {
  if (field.part === 'callId') {
    chooseCallId(text);
    return;
  }
  const { body } = draft.value;
  editBody(text === '' && !field.required ? pruned(body, field.path) : withValue(body, field.path, text));
}

/** Takes over the id of the call. */
export function chooseCallId(callId: string): void {
  draft.value = { ...draft.value, callId };
}

/** Sets members of the body, each by its JSON Pointer. */
export function replaceMembers(members: readonly (readonly [pointer: string, value: Json])[]): void {
  editBody(members.reduce((body, [pointer, value]) => withValue(body, pointer, value), draft.value.body));
}

/** Gives the draft the shape of a scenario; typed values that it does not need are kept for later. */
export function chooseScenario(scenario: Scenario): void {
  chooseShape(shapeFor(scenario, shapeOf(draft.value.body)));
}

/** Gives the draft a shape; typed values that it does not need are kept for later. */
export function chooseShape(shape: Shape): void {
  const { body, shelf } = reshape(draft.value.body, draft.value.shelf, shape);
  draft.value = { ...draft.value, shelf };
  editBody(body);
}

/** Changes what kind of directory object the target is. */
export function chooseKind(kind: string): void {
  editBody(withKind(draft.value.body, kind));
}

export function chooseApplicationInstance(applicationInstance: boolean): void {
  draft.value = { ...draft.value, applicationInstance };
}

/** Replaces the draft by the scenario's example of Graph's page. */
export function loadExample(scenario: Scenario): void {
  draft.value = {
    ...draftOf(exampleCallId, exampleBodies[scenario]),
    applicationInstance: draft.value.applicationInstance,
  };
}

/** Replaces the draft by another one, whose text may be one that cannot be read. */
export function replaceDraft(callId: string, text: string): void {
  const body = readBody(text);
  draft.value = { ...draftOf(callId, body ?? emptyBody(blind)), text, stale: body === undefined };
}

/** Empties the form; the scenario stays. */
export function clearDraft(): void {
  draft.value = draftOf('', emptyBody(shapeOf(draft.value.body)));
}

/** Gives the call and everyone in it ids that were never used. The tenants stay: all of them must be the token's. */
export function renewIds(): void {
  let body = draft.value.body;
  for (const set of [paths.identity, '/transferee/identity']) {
    for (const [kind, identity] of Object.entries(objectAt(body, set))) {
      if (kind !== 'phone' && isObject(identity)) body = withValue(body, `${set}/${kind}/id`, randomGuid());
    }
  }
  for (const id of [paths.replacesCallId, '/transferee/participantId']) {
    if (valueAt(body, id) !== undefined) body = withValue(body, id, randomGuid());
  }
  draft.value = { ...draft.value, callId: randomGuid() };
  editBody(body);
}

/** Writes the text anew: from what it says, or from what the form shows when it cannot be read. */
export function formatText(): void {
  editBody(draft.value.body);
}

/** Carries out a repair that the core offers. */
export function applyFix(part: 'callId' | 'body', fix: Fix): void {
  if ('edits' in fix) {
    const fromTheEnd = [...fix.edits].sort((a, b) => b.start - a.start);
    const text = part === 'body' ? draft.value.text : draft.value.callId;
    const mended = fromTheEnd.reduce((all, edit) => all.slice(0, edit.start) + edit.text + all.slice(edit.end), text);
    if (part === 'body') editText(mended);
    else draft.value = { ...draft.value, callId: mended };
  } else if (part === 'callId') {
    draft.value = { ...draft.value, callId: String(fix.value ?? '') };
  } else {
    editBody(withValue(draft.value.body, fix.path, fix.value as Json | undefined));
  }
}

function editBody(body: JsonObject): void {
  draft.value = { ...draft.value, body, text: writeBody(body), stale: false };
}
