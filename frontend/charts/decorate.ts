import { heatRange } from './legend';
import { drawnSeries, type View } from './options';
import { mix, readableOn } from './palette';

const svgNamespace = 'http://www.w3.org/2000/svg';

/** What Apex has no option for, drawn onto its marks after each drawing: hatching, paleness, a heat map's one hue. */
export function decorate(view: View, plot: HTMLElement): void {
  const svg = plot.querySelector('svg');
  if (!svg) {
    return;
  }
  if (view.spec.kind === 'heatmap') {
    decorateCells(view, svg);
  } else {
    decorateBars(view, svg);
  }
}

function decorateBars(view: View, svg: SVGSVGElement): void {
  const drawn = drawnSeries(view.spec);
  // Apex hides them until its animation has ended, which is off.
  for (const value of svg.querySelectorAll('.apexcharts-rangebar-goals-markers .apexcharts-element-hidden')) {
    value.classList.remove('apexcharts-element-hidden');
  }
  for (const bar of svg.querySelectorAll<SVGPathElement>('.apexcharts-bar-area, .apexcharts-rangebar-area')) {
    const series = drawn[Number(bar.closest('.apexcharts-series')?.getAttribute('data:realIndex'))];
    const point = Number(bar.getAttribute('j'));
    const color = view.palette.color(series.colors[point] ?? series.color);
    if (series.unfinished.includes(point)) {
      bar.setAttribute('fill', hatching(svg, color, view.palette.color('chart-surface')));
      outline(bar, color);
    } else if (series.muted.includes(point)) {
      bar.setAttribute('fill-opacity', '0.35');
      outline(bar, color);
    }
    if (view.spec.kind === 'interval') {
      // A line is thin to hit; its surroundings answer too.
      bar.setAttribute('stroke', 'transparent');
      bar.setAttribute('stroke-width', '30');
      bar.setAttribute('pointer-events', 'all');
    }
  }
}

function outline(mark: SVGElement, color: string): void {
  mark.setAttribute('stroke', color);
  mark.setAttribute('stroke-width', '1');
}

function decorateCells(view: View, svg: SVGSVGElement): void {
  const { spec, palette } = view;
  const [low, high] = heatRange(view);
  const surface = palette.color('chart-surface');
  for (const row of svg.querySelectorAll('.apexcharts-heatmap-series')) {
    const series = spec.series[spec.series.length - 1 - Number(row.getAttribute('data:realIndex'))];
    // A cell without a value may or may not have an empty one.
    const labels = [...row.querySelectorAll<SVGTextElement>('text.apexcharts-datalabel')].filter(
      (label) => label.textContent,
    );
    let label = 0;
    for (const cell of row.querySelectorAll<SVGRectElement>('.apexcharts-heatmap-rect')) {
      const point = Number(cell.getAttribute('j'));
      const value = series.values[point];
      const text = value == null ? undefined : labels[label++];
      if (value == null) {
        cell.setAttribute('fill', 'transparent');
        continue;
      }
      const muted = series.muted.includes(point);
      const full = mix(palette.color('heat-low'), palette.color('heat-high'), (value - low) / (high - low));
      const color = muted ? mix(surface, full, 0.35) : full;
      const unfinished = series.unfinished.includes(point);
      cell.setAttribute('fill', unfinished ? hatching(svg, color, surface) : color);
      text?.setAttribute('fill', unfinished ? palette.color('chart-text') : readableOn(color));
      // Keeps the number apart from the stripes behind it.
      text?.setAttribute('paint-order', 'stroke');
      text?.setAttribute('stroke', unfinished ? surface : 'none');
      text?.setAttribute('stroke-width', '4');
      text?.setAttribute('font-style', muted ? 'italic' : 'normal');
    }
  }
}

/** A fill of stripes in this colour, kept in the drawing itself so that a saved picture has it too. */
function hatching(svg: SVGSVGElement, color: string, surface: string): string {
  const owner = svg.id || 'chart';
  const id = `${owner}-hatch-${color.slice(1)}`;
  if (!svg.querySelector(`#${CSS.escape(id)}`)) {
    const pattern = document.createElementNS(svgNamespace, 'pattern');
    pattern.id = id;
    pattern.setAttribute('width', '6');
    pattern.setAttribute('height', '6');
    pattern.setAttribute('patternUnits', 'userSpaceOnUse');
    pattern.setAttribute('patternTransform', 'rotate(45)');
    pattern.innerHTML = `<rect width="6" height="6" fill="${surface}"/><rect width="2.5" height="6" fill="${color}"/>`;
    (
      svg.querySelector('defs') ?? svg.insertBefore(document.createElementNS(svgNamespace, 'defs'), svg.firstChild)
    ).append(pattern);
  }
  return `url(#${id})`;
}
