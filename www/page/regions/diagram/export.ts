/** The pictures of a transfer. */
export type Picture = 'ladder' | 'states';

/** A picture that needs nothing of the page. */
export interface Standalone {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** The properties of the style sheets, which a picture outside of the page needs as attributes. */
const PROPERTIES = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
];

/** Gives a picture its colours as attributes, light ones, on a light ground; nothing in it is marked. */
export function standalone(shown: SVGSVGElement): Standalone {
  const { width, height } = shown.viewBox.baseVal;
  const picture = shown.cloneNode(true) as SVGSVGElement;
  for (const marked of picture.querySelectorAll('[data-selected]')) marked.removeAttribute('data-selected');
  const ground = document.createElement('div');
  ground.className = 'export';
  ground.append(picture);
  document.body.append(ground);
  picture.prepend(groundOf(getComputedStyle(ground).backgroundColor));
  const elements = [...picture.querySelectorAll('*')];
  for (const element of elements) settle(element);
  // Only now: what is around an element decides on its style.
  for (const element of elements) anonymise(element);
  ground.remove();

  for (const [name, value] of Object.entries({ width, height })) picture.setAttribute(name, String(value));
  for (const name of ['class', 'aria-labelledby', 'aria-describedby']) picture.removeAttribute(name);
  return { text: new XMLSerializer().serializeToString(picture), width, height };
}

function groundOf(colour: string): SVGRectElement {
  const rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  rect.setAttribute('class', 'ground');
  for (const [name, value] of Object.entries({ width: '100%', height: '100%', fill: colour })) {
    rect.setAttribute(name, value);
  }
  return rect;
}

/** Writes an element's style into its attributes. */
function settle(element: Element): void {
  if (element.matches('title, desc, g, .ground')) return;
  const style = getComputedStyle(element);
  for (const name of PROPERTIES) element.setAttribute(name, style.getPropertyValue(name));
}

/** Takes away what only the page's style sheets understand. */
function anonymise(element: Element): void {
  for (const { name } of [...element.attributes]) {
    if (name === 'class' || name === 'id' || name.startsWith('data-')) element.removeAttribute(name);
  }
}

/** Paints a picture, with twice as many points as it is large. */
export async function pngOf({ text, width, height }: Standalone): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width * 2;
    canvas.height = height * 2;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((png) => (png ? resolve(png) : reject(new Error('The canvas gave no picture.'))), 'image/png');
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}
