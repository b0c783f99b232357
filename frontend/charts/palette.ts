/** Colours and type of the page as they are now: charts are drawn with values, pages are themed with custom properties. */
export interface Palette {
  color(name: string): string;
  font: string;
}

export function palette(host: HTMLElement): Palette {
  // Only a real property resolves var() and light-dark(); the probe lends its own.
  const probe = host.appendChild(document.createElement('span'));
  probe.hidden = true;
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
  const resolved = new Map<string, string>();
  const names = [
    'control',
    'arm-a',
    'arm-b',
    'light',
    'regular',
    'power',
    'undefined',
    'whale',
    'high-engaged',
    'medium',
    'last-group',
    'new',
    'returning',
    'resurrected',
    'dormant',
    'accent',
    'neutral',
    'chart-text',
    'chart-text-muted',
    'chart-grid',
    'chart-surface',
    'heat-low',
    'heat-high',
  ];
  for (const name of names) {
    probe.style.color = `var(--rk-${name})`;
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = getComputedStyle(probe).color;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
    resolved.set(name, hex([red, green, blue]));
  }
  probe.remove();
  return { color: (name) => resolved.get(name) ?? resolved.get('accent')!, font: getComputedStyle(host).fontFamily };
}

/** The colour that lies `share` of the way from one to another. */
export function mix(from: string, to: string, share: number): string {
  const a = channels(from);
  const b = channels(to);
  return hex(a.map((channel, index) => channel + (b[index] - channel) * share));
}

/** Black or white, whichever is easier to read on this colour. */
export function readableOn(color: string): string {
  return luminance(color) > 0.179 ? '#000000' : '#ffffff';
}

function luminance(color: string): number {
  const [red, green, blue] = channels(color).map((channel) => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(color: string): number[] {
  return [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
}

function hex(rgb: number[]): string {
  return '#' + rgb.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('');
}
