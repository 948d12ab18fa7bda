import { deflateFragment, inflateFragment } from './fragment.js';
import { readDraft, type SharedDraft, writeDraft } from './shared-draft.js';
import { DRAFT_PREFIX } from './view.js';

/** Writes a draft as the fragment of an address: deflated JSON. */
export function writeFragment(draft: SharedDraft): Promise<string> {
  return deflateFragment(DRAFT_PREFIX, JSON.stringify(writeDraft(draft)));
}

/** Reads a fragment; `undefined` for one that is damaged, too long, or of a later release. */
export async function readFragment(fragment: string): Promise<SharedDraft | undefined> {
  const json = await inflateFragment(DRAFT_PREFIX, fragment);
  try {
    return json === undefined ? undefined : readDraft(JSON.parse(json));
  } catch {
    return undefined;
  }
}
