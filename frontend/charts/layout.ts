/** Room for labels: measured, wrapped, thinned out, so that none is cut off. */

const canvas = document.createElement('canvas').getContext('2d')!;

export function textWidth(text: string, font: string, size = 12): number {
  canvas.font = `${size}px ${font}`;
  return canvas.measureText(text).width;
}

/** Breaks a text at its spaces, and words that are too long anywhere, so that no line is wider than this. */
export function wrap(text: string, width: number, font: string, size = 12): string[] {
  const fits = (line: string) => textWidth(line, font, size) <= width;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line ? `${line} ${word}` : word;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line) {
      lines.push(line);
    }
    line = word;
    while (!fits(line) && line.length > 1) {
      let end = line.length - 1;
      while (end > 1 && !fits(line.slice(0, end))) {
        end--;
      }
      lines.push(line.slice(0, end));
      line = line.slice(end);
    }
  }
  return [...lines, line];
}

export interface Scale {
  min: number;
  max: number;
  step: number;
  ticks: number;
}

/** An axis of about so many round ticks around these values and zero; of whole numbers, which have no halves, at whole ones. */
export function scale(values: number[], about: number, whole = false): Scale {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const rough = Math.max((high - low || 1) / about, whole ? 1 : 0);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999)!;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(Math.ceil(high / step - 1e-9), first + 1);
  return { min: first * step, max: last * step, step, ticks: last - first };
}
