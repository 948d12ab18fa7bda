import { computed } from '@preact/signals';
import type { Issue } from 'graph-call-transfer';
import { texts } from '../texts/index.js';
import { objectAt } from './body.js';
import { draft } from './draft.js';
import { kindOf, paths, type Shape, shapeOf } from './scenario.js';

/** The groups of the form, in its order. */
export type FieldGroup = 'call' | 'target' | 'consultation' | 'transferee' | 'locale';

/** A text field of the form, bound to the call id or to a member of the body. */
export interface Field {
  /** The element's id; the same for the same place in the form, whatever it is bound to. */
  readonly id: string;
  readonly group: FieldGroup;
  readonly part: 'callId' | 'body';
  /** The JSON Pointer of the member, inside the part. */
  readonly path: string;
  readonly label: string;
  readonly hint: string;
  /** A required member stays in the body when it is empty, an optional one is left out. */
  readonly required: boolean;
  readonly inputMode?: 'tel';
}

/** What the chosen scenario asks for. */
export const shape = computed<Shape>(() => shapeOf(draft.value.body));

/** The kind of the target's identity, as Graph's `identitySet` names it. */
export const targetKind = computed(() => kindOf(objectAt(draft.value.body, paths.identity)));

/** The fields that the form shows, in its order. */
export const fields = computed<readonly Field[]>(() => [
  { id: 'call-id', group: 'call', part: 'callId', path: '', required: true, ...texts.fields.callId },
  ...(shape.value.phone ? [phoneField()] : targetFields(targetKind.value)),
  ...(shape.value.consultative ? [replacesCallIdField()] : []),
  ...(shape.value.group ? transfereeFields(kindOf(objectAt(draft.value.body, '/transferee/identity'))) : []),
  ...localeFields(),
]);

/** Finds the field where an issue is shown: the one bound to its member, or the first one inside it. */
export function fieldOf(issue: Issue, shown: readonly Field[]): Field | undefined {
  const candidates = shown.filter((field) => field.part === issue.part);
  return (
    candidates.find((field) => field.path === issue.path) ??
    (issue.path === '' ? undefined : candidates.find((field) => field.path.startsWith(`${issue.path}/`)))
  );
}

function phoneField(): Field {
  const path = `${paths.identity}/phone/id`;
  return {
    id: 'target-phone',
    group: 'target',
    part: 'body',
    path,
    required: true,
    inputMode: 'tel',
    ...texts.fields.phone,
  };
}

function replacesCallIdField(): Field {
  const place = { group: 'consultation', part: 'body', path: paths.replacesCallId } as const;
  return { id: 'replaces-call-id', ...place, required: true, ...texts.fields.replacesCallId };
}

function localeFields(): readonly Field[] {
  return [
    { id: 'language', path: '/transferTarget/languageId', ...texts.fields.language },
    { id: 'region', path: '/transferTarget/region', ...texts.fields.region },
  ].map((field) => ({ ...field, group: 'locale', part: 'body', required: false }));
}

function targetFields(kind: string): readonly Field[] {
  const identity = `${paths.identity}/${kind}`;
  const common = { group: 'target', part: 'body' } as const;
  return [
    { id: 'target-id', path: `${identity}/id`, required: true, ...common, ...texts.fields.targetId(kind) },
    { id: 'target-tenant', path: `${identity}/tenantId`, required: false, ...common, ...texts.fields.targetTenant },
    { id: 'target-name', path: `${identity}/displayName`, required: false, ...common, ...texts.fields.targetName },
  ];
}

function transfereeFields(kind: string): readonly Field[] {
  const identity = `/transferee/identity/${kind}`;
  const common = { group: 'transferee', part: 'body' } as const;
  return [
    {
      id: 'participant-id',
      path: '/transferee/participantId',
      required: true,
      ...common,
      ...texts.fields.participantId,
    },
    { id: 'transferee-id', path: `${identity}/id`, required: false, ...common, ...texts.fields.transfereeId(kind) },
    {
      id: 'transferee-tenant',
      path: `${identity}/tenantId`,
      required: false,
      ...common,
      ...texts.fields.transfereeTenant,
    },
  ];
}
