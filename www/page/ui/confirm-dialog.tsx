import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface ConfirmDialogProps {
  /** The id of the title. */
  readonly id: string;
  readonly texts: { readonly title: string; readonly yes: string; readonly no: string };
  readonly isOpen: boolean;
  readonly onAnswer: (isConfirmed: boolean) => void;
  readonly children: ComponentChildren;
}

/** Asks before something reaches real people. */
export function ConfirmDialog({ id, texts, isOpen, onAnswer, children }: ConfirmDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  useEffect(() => {
    if (!isOpen) return;
    // The address leads away, to another view or another draft: the subject of the question is no longer visible.
    const leave = () => onAnswer(false);
    addEventListener('hashchange', leave);
    return () => removeEventListener('hashchange', leave);
  }, [isOpen, onAnswer]);

  return (
    <dialog ref={dialog} aria-labelledby={id} onCancel={() => onAnswer(false)}>
      <h2 id={id}>{texts.title}</h2>
      {children}
      <div class="buttons">
        <button type="button" onClick={() => onAnswer(false)}>
          {texts.no}
        </button>
        <button type="button" class="danger" onClick={() => onAnswer(true)}>
          {texts.yes}
        </button>
      </div>
    </dialog>
  );
}
