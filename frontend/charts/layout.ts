/** Room for labels: measured, wrapped, thinned out, so that none is cut off. */

const canvas = document.createElement('canvas').getContext('2d')!;

export function textWidth(text: string, font: string, size = 12): number {
  canvas.font = `${size}px ${font}`;
  return canvas.measureText(text).width;
}

/** Breaks a text at its spaces so that no line is wider than this, as far as words allow; Hangul may break anywhere. */
export function wrap(text: string, width: number, font: string, size = 12): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of text.split(/(?<= )|(?<=[\uac00-\ud7a3])(?=[\uac00-\ud7a3])/)) {
    if (line && textWidth((line + part).trimEnd(), font, size) > width) {
      lines.push(line.trim());
      line = '';
    }
    line += part;
  }
  return [...lines, line.trim()];
}

export interface Scale {
  min: number;
  max: number;
  step: number;
  ticks: number;
}

/** An axis of about so many round ticks around these values and zero. */
export function scale(values: number[], about: number): Scale {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const rough = (high - low || 1) / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999)!;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(Math.ceil(high / step - 1e-9), first + 1);
  return { min: first * step, max: last * step, step, ticks: last - first };
}
