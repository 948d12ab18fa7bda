import type { TargetedDragEvent } from 'preact';

/** Makes what lets a file be dropped on a text field, which takes it as if it had been chosen. */
export function dropped(takeFile: (file: File) => Promise<void>) {
  return {
    onDragOver(event: TargetedDragEvent<HTMLTextAreaElement>) {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    },
    onDrop(event: TargetedDragEvent<HTMLTextAreaElement>) {
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      event.preventDefault();
      void takeFile(file);
    },
  };
}
