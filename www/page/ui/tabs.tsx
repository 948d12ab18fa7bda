import type { ComponentChildren } from 'preact';
import { language } from '../i18n/language.js';

export interface Tab<Name extends string> {
  readonly name: Name;
  readonly label: string;
  readonly content: ComponentChildren;
}

interface TabsProps<Name extends string> {
  readonly id: string;
  readonly label: string;
  readonly tabs: readonly Tab<Name>[];
  readonly chosen: Name;
  readonly choose: (name: Name) => void;
}

/** Panels of which one is seen. The others stay in the page: what was typed and selected in them is kept. */
export function Tabs<Name extends string>({ id, label, tabs, chosen, choose }: TabsProps<Name>) {
  const step = (by: number) => {
    const at = tabs.findIndex(({ name }) => name === chosen);
    const next = tabs[(at + by + tabs.length) % tabs.length];
    if (!next) return;
    choose(next.name);
    document.getElementById(`${id}-${next.name}`)?.focus();
  };
  return (
    <div>
      <div
        role="tablist"
        aria-label={label}
        onKeyDown={(event) => {
          const isMirrored = language.value.dir === 'rtl';
          if (event.key === 'ArrowRight') step(isMirrored ? -1 : 1);
          else if (event.key === 'ArrowLeft') step(isMirrored ? 1 : -1);
        }}
      >
        {tabs.map((tab) => (
          <button
            key={tab.name}
            id={`${id}-${tab.name}`}
            type="button"
            role="tab"
            aria-selected={tab.name === chosen}
            aria-controls={`${id}-${tab.name}-panel`}
            tabIndex={tab.name === chosen ? 0 : -1}
            onClick={() => choose(tab.name)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      {tabs.map((tab) => (
        <div
          key={tab.name}
          id={`${id}-${tab.name}-panel`}
          role="tabpanel"
          aria-labelledby={`${id}-${tab.name}`}
          hidden={tab.name !== chosen}
        >
          {tab.content}
        </div>
      ))}
    </div>
  );
}
