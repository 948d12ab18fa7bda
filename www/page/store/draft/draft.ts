import { signal } from '@preact/signals';
import type { Fix, TextEdit } from 'graph-call-transfer';
import { randomGuid } from 'graph-call-transfer/ids';
import { exampleBodies, exampleCallId } from '../../model/examples/index.js';
import type { Field } from '../../model/field.js';
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
} from '../../model/json-body.js';
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
} from '../../model/scenario.js';

/**
 * The transfer in the form. The text of the body is checked and sent; the form shows and edits the last body that could be read
 * from it, so that members unknown to the form stay.
 */
export interface Draft {
  readonly callId: string;
  /** The body as the JSON pane shows it. */
  readonly text: string;
  /** The body that the form shows. */
  readonly body: JsonObject;
  /** Whether the text is invalid JSON, so that the form shows the body before. */
  readonly stale: boolean;
  readonly shelf: Shelf;
  /** Whether the call belongs to an application instance with a telephone number. */
  readonly applicationInstance: boolean;
}

const blind: Shape = { group: false, phone: false, consultative: false };

export type DraftStore = ReturnType<typeof createDraftStore>;

/** Creates the draft of a page. */
export function createDraftStore() {
  const draft = signal<Draft>(draftOf('', emptyBody(blind)));

  /** Replaces the text of the body; the form follows when it is valid JSON. */
  function editText(text: string): void {
    const body = readBody(text);
    draft.value = body ? { ...draft.value, text, body, stale: false } : { ...draft.value, text, stale: true };
  }

  /** Returns the text of a field. A member of another type is shown as JSON. */
  function textOf(field: Field): string {
    if (field.part === 'callId') return draft.value.callId;
    const value = valueAt(draft.value.body, field.path);
    if (value === undefined) return '';
    return typeof value === 'string' ? value : JSON.stringify(value);
  }

  /** Replaces the value of a field. */
  function editField(field: Field, text: string): void {
    if (field.part === 'callId') {
      chooseCallId(text);
      return;
    }
    const { body } = draft.value;
    editBody(text === '' && !field.required ? pruned(body, field.path) : withValue(body, field.path, text));
  }

  function chooseCallId(callId: string): void {
    draft.value = { ...draft.value, callId };
  }

  /** Sets members of the body, each by its JSON Pointer. */
  function replaceMembers(members: readonly (readonly [pointer: string, value: Json])[]): void {
    editBody(members.reduce((body, [pointer, value]) => withValue(body, pointer, value), draft.value.body));
  }

  /** Changes the scenario; values that it does not need are kept for later. */
  function chooseScenario(scenario: Scenario): void {
    chooseShape(shapeFor(scenario, shapeOf(draft.value.body)));
  }

  /** Changes the shape; values that it does not need are kept for later. */
  function chooseShape(shape: Shape): void {
    const { body, shelf } = reshape(draft.value.body, draft.value.shelf, shape);
    draft.value = { ...draft.value, shelf };
    editBody(body);
  }

  /** Changes the kind of the target's identity. */
  function chooseKind(kind: string): void {
    editBody(withKind(draft.value.body, kind));
  }

  function chooseApplicationInstance(applicationInstance: boolean): void {
    draft.value = { ...draft.value, applicationInstance };
  }

  /** Replaces the draft by the scenario's example of Graph's page. */
  function loadExample(scenario: Scenario): void {
    const { applicationInstance } = draft.value;
    draft.value = { ...draftOf(exampleCallId, exampleBodies[scenario]), applicationInstance };
  }

  /** Replaces the draft by another one, whose text may be invalid. */
  function replaceDraft(callId: string, text: string): void {
    const body = readBody(text);
    draft.value = { ...draftOf(callId, body ?? emptyBody(blind)), text, stale: body === undefined };
  }

  /** Empties the draft; the scenario stays. */
  function clearDraft(): void {
    draft.value = draftOf('', emptyBody(shapeOf(draft.value.body)));
  }

  /** Restores an earlier draft. */
  function restoreDraft(earlier: Draft): void {
    draft.value = earlier;
  }

  /** Gives the call and its participants new ids. The tenants stay: all of them must be the token's. */
  function renewIds(): void {
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

  /** Formats the text, or replaces an invalid one by the body that the form shows. */
  function formatText(): void {
    editBody(draft.value.body);
  }

  /** Applies a fix of the core. */
  function applyFix(part: 'callId' | 'body', fix: Fix): void {
    if ('edits' in fix) {
      const fixed = withEdits(part === 'body' ? draft.value.text : draft.value.callId, fix.edits);
      if (part === 'body') editText(fixed);
      else chooseCallId(fixed);
    } else if (part === 'callId') {
      chooseCallId(String(fix.value ?? ''));
    } else {
      editBody(withValue(draft.value.body, fix.path, fix.value as Json | undefined));
    }
  }

  function editBody(body: JsonObject): void {
    draft.value = { ...draft.value, body, text: writeBody(body), stale: false };
  }

  return {
    ...{ draft, editText, textOf, editField, chooseCallId, replaceMembers, chooseScenario, chooseShape, chooseKind },
    ...{
      chooseApplicationInstance,
      loadExample,
      replaceDraft,
      clearDraft,
      restoreDraft,
      renewIds,
      formatText,
      applyFix,
    },
  };
}

function draftOf(callId: string, body: JsonObject): Draft {
  return { callId, text: writeBody(body), body, stale: false, shelf: {}, applicationInstance: false };
}

/** Applies edits in one pass: a fix can have as many as the text has characters. Those at one place are applied in their order. */
function withEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { start, end, text: added } of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    parts.push(text.slice(done, start), added);
    done = end;
  }
  return parts.join('') + text.slice(done);
}
