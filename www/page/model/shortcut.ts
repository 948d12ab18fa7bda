/** Where a shortcut works. */
export type ShortcutPlace = 'page' | 'transfer' | 'editor';

/** The effect of a shortcut; its text has the same name. */
export type ShortcutName =
  | 'send'
  | 'developer'
  | 'scenario'
  | 'nextRegion'
  | 'previousRegion'
  | 'help'
  | 'leaveEditor'
  | 'nextProblem'
  | 'previousProblem'
  | 'repair'
  | 'format'
  | 'undo'
  | 'redo'
  | 'find'
  | 'fold'
  | 'unfold';

export interface Shortcut {
  readonly name: ShortcutName;
  readonly place: ShortcutPlace;
  /** The keys, joined by `+`; `Mod` is ⌘ on Apple's machines and Ctrl on others. */
  readonly keys: string;
  /** A key without Ctrl, Alt or ⌘: it does not work in a field, and can be turned off. */
  readonly single?: true;
}
