import { wrap } from './layout';
import { keys } from './legend';
import type { View } from './options';
import { escape } from './tooltip';

const margin = 16;

/** The chart as a picture of its own: with title, summary and legend, and without anything that needs the page. */
export function svgText(view: View, plot: HTMLElement): string {
  const drawing = plot.querySelector('svg')!.cloneNode(true) as SVGSVGElement;
  // Shown by the page's style sheet only while someone points at them.
  drawing
    .querySelectorAll('foreignObject, [class*="crosshairs"], [class*="tooltip"], style')
    .forEach((element) => element.remove());
  const { spec, palette } = view;
  const width = view.width + 2 * margin;
  const height = plot.querySelector('svg')!.getBoundingClientRect().height;
  const text = palette.color('chart-text');
  let y = margin;
  const parts: string[] = [];
  const write = (lines: string[], size: number, weight: number, color: string) => {
    for (const line of lines) {
      y += size * 1.35;
      parts.push(
        `<text x="${margin}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${color}">${escape(line)}</text>`,
      );
    }
  };
  write(wrap(spec.title, view.width, palette.font, 17), 16, 600, text);
  if (spec.summary) {
    write(wrap(spec.summary, view.width, palette.font, 13), 13, 400, palette.color('chart-text-muted'));
  }
  if (spec.source) {
    write(wrap(spec.source, view.width, palette.font, 12), 12, 400, palette.color('chart-text-muted'));
  }
  y += 8;
  let x = margin;
  for (const key of keys(view)) {
    const room = 24 + key.text.length * 8;
    if (x > margin && x + room > width) {
      x = margin;
      y += 20;
    }
    const fill = {
      scale: 'url(#rk-scale)',
      hatched: 'url(#rk-hatch)',
      hollow: 'none',
      dashed: 'none',
      solid: key.color,
      muted: key.color,
    }[key.style];
    const dashes = key.style === 'dashed' ? 'stroke-dasharray="3"' : '';
    const opacity = key.style === 'muted' ? 0.35 : 1;
    parts.push(
      `<defs><linearGradient id="rk-scale"><stop stop-color="${key.color}"/><stop offset="1" stop-color="${key.to ?? key.color}"/></linearGradient>
       <pattern id="rk-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2.5" height="6" fill="${key.color}"/></pattern></defs>
       <rect x="${x}" y="${y}" width="12" height="12" fill="${fill}" fill-opacity="${opacity}" stroke="${key.color}" ${dashes}/>
       <text x="${x + 18}" y="${y + 11}" font-size="12" fill="${text}">${escape(key.text)}</text>`,
    );
    x += room;
  }
  y += keys(view).length ? 20 : 0;
  drawing.setAttribute('x', String(margin));
  drawing.setAttribute('y', String(y));
  drawing.setAttribute('width', String(view.width));
  drawing.setAttribute('height', String(height));
  const whole = y + height + margin;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${whole}" viewBox="0 0 ${width} ${whole}" font-family="${escape(palette.font)}">
<rect width="100%" height="100%" fill="${palette.color('chart-surface')}"/>${parts.join('')}${new XMLSerializer().serializeToString(drawing)}</svg>`;
}

/** The same picture in pixels, two for each on the page. */
export async function png(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(svg);
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * 2;
  canvas.height = image.naturalHeight * 2;
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large.'))), 'image/png'),
  );
}

export function save(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
