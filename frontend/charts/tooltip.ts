import { intervalText, type View } from './options';
import { loss } from './spec';

/** What hovering shows: every series at this point, counts beside shares. */
export function tooltip(view: View, seriesIndex: number, pointIndex: number): string {
  const { spec, numbers, palette } = view;
  const rows = (spec.kind === 'heatmap' ? [spec.series[seriesIndex]] : spec.series).map((series) => {
    const value =
      spec.kind === 'interval' ? intervalText(numbers, series, pointIndex) : numbers.text(series.values[pointIndex]);
    const lost = spec.steps ? loss(series.values, pointIndex) : null;
    const remarks = [
      lost ? `${spec.texts.lost} ${numbers.text(lost.count)} (${numbers.share(lost.share)})` : '',
      series.notes[pointIndex] ?? '',
      ...flags(view, seriesIndexOf(view, series), pointIndex),
    ];
    const color = palette.color(series.colors[pointIndex] ?? series.color);
    return `<dt><span class="rk-chart-key" style="background:${color}"></span>${escape(series.name)}</dt>
      <dd>${[value, ...remarks]
        .filter((text) => text)
        .map(escape)
        .join('<br>')}</dd>`;
  });
  return `<div class="rk-chart-tip"><strong>${escape(numbers.pointName(spec, pointIndex))}</strong><dl>${rows.join('')}</dl></div>`;
}

export function flags(view: View, seriesIndex: number, pointIndex: number): string[] {
  const { series, texts } = view.spec;
  return [
    series[seriesIndex].muted.includes(pointIndex) ? texts.small : '',
    series[seriesIndex].unfinished.includes(pointIndex) ? texts.unfinished : '',
  ].filter((text) => text);
}

const seriesIndexOf = (view: View, series: View['spec']['series'][number]) => view.spec.series.indexOf(series);

export function escape(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
