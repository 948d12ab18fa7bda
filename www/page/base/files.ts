/** Saves content as a file of the browser. */
export function saveFile(name: string, type: string, content: string | Blob): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

type FileDragEvent = Pick<DragEvent, 'dataTransfer' | 'preventDefault'>;

/** Creates the handlers with which an element accepts a dropped file. */
export function dropHandlers(takeFile: (file: File) => Promise<void>) {
  return {
    onDragOver(event: FileDragEvent) {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    },
    onDrop(event: FileDragEvent) {
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      event.preventDefault();
      void takeFile(file);
    },
  };
}
