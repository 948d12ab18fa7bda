import type { RefObject } from 'preact';
import { announce, copy } from '../state/announce.js';
import { saveFile } from '../state/save-file.js';
import { diagramTexts as texts } from '../texts/diagram.js';
import type { Picture } from './diagrams.js';
import { pngOf, standalone } from './export.js';

interface CopyingProps {
  readonly picture: Picture;
  readonly mermaid: string;
  /** What the picture is in. */
  readonly place: RefObject<HTMLElement | null>;
}

/** Takes the picture away: as text for Mermaid, as SVG, as PNG. */
export function Copying({ picture, mermaid, place }: CopyingProps) {
  const svg = () => {
    const shown = place.current?.querySelector<SVGSVGElement>('svg.picture');
    return shown ? standalone(shown) : undefined;
  };
  const keep = (file: string, type: string, content: string | Blob) => {
    saveFile(file, type, content);
    announce(texts.saved(file));
  };
  const savePng = async () => {
    const shown = svg();
    if (!shown) return;
    try {
      keep(`transfer-${picture}.png`, 'image/png', await pngOf(shown));
    } catch {
      announce(texts.notSaved);
    }
  };
  const refused = texts.copyRefused;
  return (
    <div class="buttons">
      <button type="button" onClick={() => copy(mermaid, { copied: texts.copiedMermaid, refused })}>
        {texts.copyMermaid}
      </button>
      <button type="button" onClick={() => copy(svg()?.text ?? '', { copied: texts.copiedSvg, refused })}>
        {texts.copySvg}
      </button>
      <button
        type="button"
        onClick={() => {
          const shown = svg();
          if (shown) keep(`transfer-${picture}.svg`, 'image/svg+xml', shown.text);
        }}
      >
        {texts.saveSvg}
      </button>
      <button type="button" onClick={savePng}>
        {texts.savePng}
      </button>
    </div>
  );
}
