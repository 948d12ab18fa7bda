import type { RefObject } from 'preact';
import { saveFile } from '../../base/files.js';
import { diagramTexts as texts } from '../../texts/diagram.js';
import { useApp } from '../../ui/app-context.js';
import { type Picture, pngOf, standalone } from './export.js';

interface CopyingProps {
  readonly picture: Picture;
  /** Writes the picture as text for Mermaid. */
  readonly writeMermaid: () => string;
  /** The element with the picture. */
  readonly place: RefObject<HTMLElement | null>;
}

/** Takes the picture away: as text for Mermaid, as SVG, as PNG. */
export function Copying({ picture, writeMermaid, place }: CopyingProps) {
  const { announce, copy } = useApp().announcer;
  const refused = texts.copyRefused;
  const svg = () => {
    const shown = place.current?.querySelector<SVGSVGElement>('svg.picture');
    return shown ? standalone(shown) : undefined;
  };
  const keep = (file: string, type: string, content: string | Blob) => {
    saveFile(file, type, content);
    announce(texts.saved(file));
  };
  const copyPng = async () => {
    const shown = svg();
    if (!shown) return;
    try {
      // Promised, not awaited: Safari lets nothing be copied that comes after the press.
      await navigator.clipboard.write([new ClipboardItem({ [PNG]: pngOf(shown) })]);
      announce(texts.copiedPng);
    } catch {
      announce(refused);
    }
  };
  const savePng = async () => {
    const shown = svg();
    if (!shown) return;
    try {
      keep(`transfer-${picture}.png`, PNG, await pngOf(shown));
    } catch {
      announce(texts.notSaved);
    }
  };
  return (
    <div class="buttons">
      <button type="button" onClick={() => copy(writeMermaid(), { copied: texts.copiedMermaid, refused })}>
        {texts.copyMermaid}
      </button>
      <button type="button" onClick={() => copy(svg()?.text ?? '', { copied: texts.copiedSvg, refused })}>
        {texts.copySvg}
      </button>
      {canCopyPng() && (
        <button type="button" onClick={copyPng}>
          {texts.copyPng}
        </button>
      )}
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

const PNG = 'image/png';

/** Whether the browser copies pictures; some know only text, or cannot be asked. */
function canCopyPng(): boolean {
  return typeof ClipboardItem === 'function' && (ClipboardItem.supports?.(PNG) ?? true);
}
