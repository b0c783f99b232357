import type { ApexOptions } from 'apexcharts';
import { scale, textWidth, wrap, type Scale } from './layout';
import type { Numbers } from './numbers';
import type { Palette } from './palette';
import { isHorizontal, loss, type Series, type Spec } from './spec';
import { tooltip } from './tooltip';

/** What is drawn, with the numbers, colours and width of the moment. Formatters read it when they run. */
export interface View {
  spec: Spec;
  numbers: Numbers;
  palette: Palette;
  width: number;
}

/** The width below which numbers in cells would run into each other; the drawing then scrolls inside itself. */
export function neededWidth({ spec, palette }: View): number {
  if (spec.kind !== 'heatmap') {
    return 0;
  }
  const widest = (names: string[]) => Math.max(0, ...names.map((name) => textWidth(name, palette.font)));
  return (
    widest(spec.series.map((row) => row.name)) + spec.categories.length * Math.max(38, widest(spec.categories) + 8) + 48
  );
}

type Label = string | string[];

const lineHeight = 16;

/** More names than these run into each other however they are turned. */
const mostTurned = 10;

/** A series as this page draws it: a step chart shows beside what is left what was lost. */
export function drawnSeries(spec: Spec): Series[] {
  if (!spec.steps) {
    return spec.series;
  }
  const [kept] = spec.series;
  const lost = kept.values.map((_, index) => loss(kept.values, index)?.count ?? null);
  return [
    { ...kept, name: spec.texts.remaining },
    {
      ...kept,
      name: spec.texts.lost,
      color: 'neutral',
      colors: [],
      values: lost,
      muted: lost.map((_, index) => index),
    },
  ];
}

export function options(view: View): ApexOptions {
  switch (view.spec.kind) {
    case 'bar':
      return isHorizontal(view.spec) ? horizontalBars(view) : view.spec.edges ? histogram(view) : bars(view);
    case 'interval':
      return intervals(view);
    case 'line':
      return lines(view);
    case 'heatmap':
      return heatmap(view);
  }
}

function bars(view: View): ApexOptions {
  if (view.spec.positions) {
    return barsAt(view, view.spec.positions);
  }
  const axis = valueScale(view, 5);
  const { labels, turned } = namesBelow(view, axis);
  return {
    ...common(view, 'bar', 280 + extraLines(labels) * lineHeight),
    series: drawnSeries(view.spec).map((series) => ({ name: series.name, data: points(view, series) })),
    xaxis: {
      ...below(view),
      title: titleOf(view, view.spec.categoryTitle, extraLines(labels) > 0 ? 0 : -12),
      type: 'category',
      categories: labels,
      labels: { ...labelsOf(view), rotate: turned ? -45 : 0, rotateAlways: turned, formatter: undefined },
    },
    yaxis: valuesBeside(view, axis),
    plotOptions: { bar: { columnWidth: '70%', borderRadius: 0 } },
    annotations: { yaxis: acrossLines(view), xaxis: [] },
  };
}

/** Bars on a numeric axis, each in the middle of its day or place, so that something can be marked between them. */
function barsAt(view: View, positions: number[]): ApexOptions {
  const { spec, numbers } = view;
  const axis = valueScale(view, 5);
  const first = (positions[0] ?? 0) - 0.5;
  const last = (positions.at(-1) ?? 0) + 0.5;
  const names = positions.map((position, index) =>
    spec.dates ? numbers.date(position, last - first) : spec.categories[index],
  );
  // A tick at each edge and in each middle; only the middles have names.
  const ticks = positions.length * 2;
  const write = names.length === 1 ? () => names[0] : thinned(view, axis, first + 0.5, last - 0.5, names);
  return {
    ...common(view, 'bar', 280),
    series: drawnSeries(spec).map((series) => ({
      name: series.name,
      data: points(view, series).map((point, index) => ({ ...point, x: positions[index] })) as unknown as {
        x: string;
        y: number;
      }[],
    })),
    xaxis: {
      ...below(view),
      type: 'numeric',
      min: first,
      max: last,
      tickAmount: Math.max(2, ticks),
      labels: {
        ...labelsOf(view),
        formatter: (value: string) => (Math.abs((Number(value) - first) % 1) > 0.25 ? write(value) : ''),
      },
    },
    yaxis: valuesBeside(view, axis),
    plotOptions: { bar: { columnWidth: '70%', borderRadius: 0 } },
    annotations: { yaxis: acrossLines(view), xaxis: standingLines(view, first, last) },
  };
}

function histogram(view: View): ApexOptions {
  const { edges, series } = view.spec;
  const axis = valueScale(view, 5);
  const ticks = edges!.length - 1;
  const first = edges![0];
  const last = edges![ticks];
  const names = edges!.map((edge) => view.numbers.count(edge));
  return {
    ...common(view, 'bar', 280),
    series: series.map((each) => ({
      name: each.name,
      data: points(view, each).map((point, index) => ({ ...point, x: (edges![index] + edges![index + 1]) / 2 })),
    })),
    xaxis: {
      ...below(view),
      type: 'numeric',
      min: first,
      max: last,
      tickAmount: ticks,
      labels: { ...labelsOf(view), formatter: thinned(view, axis, first, last, names) },
    },
    yaxis: valuesBeside(view, axis),
    plotOptions: { bar: { columnWidth: series.length === 1 || view.spec.stacked ? '94%' : '80%', borderRadius: 0 } },
    annotations: { xaxis: standingLines(view, first, last), yaxis: [] },
  };
}

function horizontalBars(view: View): ApexOptions {
  const { spec } = view;
  const axis = valueScale(view, ticksAcross(view));
  const drawn = drawnSeries(spec);
  const labels = namesBeside(
    view,
    spec.categories.map((name, index) => [name, barText(view, index)]),
  );
  const perRow = Math.max(44, spec.stacked || spec.steps ? 0 : drawn.length * 18 + 14);
  return {
    ...common(view, 'bar', rowsHeight(labels, perRow)),
    series: drawn.map((series) => ({
      name: series.name,
      data: points(view, series).map((point, index) => ({ ...point, x: labels[index] })),
    })),
    xaxis: valuesBelow(view, axis),
    yaxis: namesAxis(view, labels),
    plotOptions: { bar: { horizontal: true, barHeight: '62%', borderRadius: 0 } },
    annotations: { xaxis: standingLines(view, axis.min, axis.max), yaxis: [] },
  };
}

function intervals(view: View): ApexOptions {
  const { spec, numbers } = view;
  const [series] = spec.series;
  const axis = valueScale(view, ticksAcross(view));
  const labels = namesBeside(
    view,
    spec.categories.map((name, index) => [name, intervalText(numbers, series, index)]),
  );
  return {
    ...common(view, 'rangeBar', rowsHeight(labels, 48)),
    series: [
      {
        name: series.name,
        data: series.values.map((value, index) => ({
          x: labels[index],
          y: [series.lower[index] ?? value, series.upper[index] ?? value] as [number, number],
          fillColor: pointColor(view, series, index),
          goals:
            value == null
              ? []
              : [
                  {
                    name: series.name,
                    value,
                    strokeWidth: 13,
                    strokeHeight: 0,
                    strokeLineCap: 'round' as const,
                    strokeColor: pointColor(view, series, index),
                  },
                ],
        })),
      },
    ],
    xaxis: valuesBelow(view, axis),
    yaxis: namesAxis(view, labels),
    plotOptions: { bar: { horizontal: true, barHeight: '4', borderRadius: 2 } },
    annotations: { xaxis: standingLines(view, axis.min, axis.max), yaxis: [] },
  };
}

function lines(view: View): ApexOptions {
  const { spec, numbers, palette } = view;
  const axis = valueScale(view, 5);
  const positions = spec.positions!;
  const alone = positions.length < 2;
  const first = (positions[0] ?? 0) - (alone ? 1 : 0);
  const last = (positions.at(-1) ?? 0) + (alone ? 1 : 0);
  const ticks = Math.round(last - first);
  const names = Array.from({ length: ticks + 1 }, (_, tick) =>
    spec.dates ? numbers.date(first + tick, last - first) : (spec.categories[tick - (alone ? 1 : 0)] ?? ''),
  );
  const hollow = spec.series.flatMap((series, seriesIndex) =>
    [...new Set([...series.muted, ...series.unfinished])].map((dataPointIndex) => ({
      seriesIndex,
      dataPointIndex,
      fillColor: palette.color('chart-surface'),
      strokeColor: palette.color(series.color),
      size: 4,
      shape: 'circle' as const,
    })),
  );
  return {
    ...common(view, 'line', 280),
    series: spec.series.map((series) => ({
      name: series.name,
      data: series.values.map((y, index) => ({ x: positions[index], y })) as { x: number; y: number }[],
    })),
    colors: spec.series.map((series) => palette.color(series.color)),
    stroke: { width: 2.5, curve: 'straight', dashArray: 0 },
    markers: {
      size: view.width / positions.length < 16 ? 0 : 4,
      strokeWidth: 1.5,
      strokeColors: spec.series.map((series) => palette.color(series.color)),
      discrete: hollow,
      hover: { sizeOffset: 2 },
    },
    forecastDataPoints: {
      count: Math.max(0, ...spec.series.map((series) => series.unfinished.length)),
      dashArray: 5,
      fillOpacity: 1,
    },
    xaxis: {
      ...below(view),
      type: 'numeric',
      min: first,
      max: last,
      tickAmount: Math.max(1, ticks),
      labels: { ...labelsOf(view), formatter: thinned(view, axis, first, last, names) },
    },
    yaxis: valuesBeside(view, axis),
    annotations: { yaxis: acrossLines(view), xaxis: standingLines(view, first, last) },
  };
}

function heatmap(view: View): ApexOptions {
  const { spec, numbers, palette } = view;
  const labels = spec.series.map((row) => [row.name, ...(row.size == null ? [] : [numbers.count(row.size)])]);
  const names = namesAxis(view, labels);
  const rows = [...spec.series].reverse();
  // All cells with as many digits as one of them needs.
  const least = rows.every((row) => row.values.every((value) => value == null || Number.isInteger(value))) ? 0 : 1;
  return {
    ...common(view, 'heatmap', spec.series.length * 40 + 76),
    series: rows.map((row) => ({
      name: row.name,
      data: row.values.map((y, index) => ({ x: spec.categories[index], y })) as { x: string; y: number }[],
    })),
    dataLabels: {
      enabled: true,
      formatter: ((value: unknown, { seriesIndex, dataPointIndex }: { seriesIndex: number; dataPointIndex: number }) => {
        const label = rows[seriesIndex].labels[dataPointIndex];
        const text = typeof value === 'number' ? numbers.bare(value, 1, least) : '';
        return label ? [text, label] : text;
      }) as (value: string | number | number[]) => string,
      offsetY: rows.some((row) => row.labels.some((label) => label)) ? -2 : 0,
      style: { fontSize: '12px', fontWeight: 400, colors: [palette.color('chart-text')] },
    },
    stroke: { width: 1, colors: [palette.color('chart-surface')] },
    plotOptions: { heatmap: { enableShades: false, radius: 0 } },
    xaxis: {
      ...below(view),
      title: titleOf(view, spec.valueTitle, -12),
      type: 'category',
      categories: spec.categories,
    },
    yaxis: {
      ...names,
      // Apex gives the row's name back here; its size stands below it.
      labels: {
        ...names.labels,
        offsetX: -6,
        offsetY: labels.some((label) => label.length > 1) ? -7 : 0,
        formatter: (name: unknown) => (labels.find(([first]) => first === String(name)) ?? '') as string,
      },
    },
    annotations: { xaxis: [], yaxis: [] },
  };
}

/** Everything but series and axes. Every key is always present, so that an update leaves nothing of the last drawing. */
function common(view: View, type: 'bar' | 'line' | 'heatmap' | 'rangeBar', height: number): ApexOptions {
  const { spec, palette } = view;
  const drawn = drawnSeries(spec);
  return {
    chart: {
      type,
      height,
      width: view.width,
      stacked: spec.stacked || spec.steps,
      fontFamily: palette.font,
      foreColor: palette.color('chart-text-muted'),
      background: 'transparent',
      toolbar: { show: false },
      zoom: { enabled: false },
      selection: { enabled: false },
      animations: { enabled: false },
      redrawOnParentResize: false,
      redrawOnWindowResize: false,
      parentHeightOffset: 0,
    },
    colors: drawn.map((series) => palette.color(series.color)),
    fill: { type: 'solid', opacity: 1 },
    stroke: { width: 0, colors: ['transparent'], dashArray: 0 },
    markers: { size: 0, discrete: [] },
    forecastDataPoints: { count: 0 },
    dataLabels: { enabled: false },
    legend: { show: false },
    grid: {
      borderColor: palette.color('chart-grid'),
      xaxis: { lines: { show: isHorizontal(spec) } },
      yaxis: { lines: { show: !isHorizontal(spec) && type !== 'heatmap' } },
      padding: { left: 4, right: 24, top: standing(spec) * lineHeight - 12, bottom: 0 },
    },
    states: { hover: { filter: { type: 'none' } }, active: { filter: { type: 'none' } } },
    tooltip: {
      // The pointer need not hit a thin column: the whole slot answers.
      shared: !isHorizontal(spec) && type !== 'heatmap',
      intersect: isHorizontal(spec) || type === 'heatmap',
      followCursor: type !== 'line',
      custom: (at: { seriesIndex: number; dataPointIndex: number }) =>
        tooltip(view, type === 'heatmap' ? spec.series.length - 1 - at.seriesIndex : at.seriesIndex, at.dataPointIndex),
    },
  };
}

/** How many lines stand upright in the drawing, each with its label on a line of its own above it. */
function standing({ edges, thresholds, marks, zeroLabel, ...spec }: Spec): number {
  const upright = edges || isHorizontal({ ...spec, edges, thresholds, marks, zeroLabel }) ? thresholds.length : 0;
  return upright + marks.length + (zeroLabel == null ? 0 : 1);
}

function points(view: View, series: Series): { x: string; y: number; fillColor: string }[] {
  return series.values.map((y, index) => ({
    x: view.spec.categories[index],
    y: y as number,
    fillColor: pointColor(view, series, index),
  }));
}

function pointColor(view: View, series: Series, index: number): string {
  return view.palette.color(series.colors[index] ?? series.color);
}

/** How many ticks have room side by side, next to the names at the left. */
function ticksAcross(view: View): number {
  return view.width < 400 ? 2 : view.width < 480 ? 3 : 5;
}

function valueScale(view: View, about: number): Scale {
  const { spec } = view;
  const drawn = drawnSeries(spec);
  const stacks = spec.categories.map((_, index) =>
    drawn.reduce((sum, series) => sum + Math.max(0, series.values[index] ?? 0), 0),
  );
  const single = spec.series.flatMap((series) => [...series.values, ...series.lower, ...series.upper]);
  // A histogram's thresholds stand on the other axis.
  const thresholds = spec.edges ? [] : spec.thresholds.map((threshold) => threshold.value);
  const all = [...single, ...thresholds, ...(spec.stacked || spec.steps ? stacks : [])];
  const known = all.filter((value) => value != null);
  return scale(known, about, spec.unit === 'NUMBER' && known.every(Number.isInteger));
}

function labelsOf(view: View) {
  return {
    rotate: 0,
    trim: false,
    hideOverlappingLabels: false,
    style: { fontSize: '12px', colors: view.palette.color('chart-text-muted') },
  };
}

function titleOf(view: View, text: string, offsetY = 0) {
  return {
    text: text || undefined,
    offsetY,
    style: { fontSize: '12px', fontWeight: 400, color: view.palette.color('chart-text-muted') },
  };
}

/** The names' or positions' axis at the bottom. */
function below(view: View) {
  return {
    title: titleOf(view, view.spec.categoryTitle),
    labels: { ...labelsOf(view), formatter: undefined },
    axisBorder: { show: true, color: view.palette.color('chart-grid') },
    axisTicks: { show: false },
    tooltip: { enabled: false },
    crosshairs: {
      show: view.spec.kind === 'line',
      stroke: { color: view.palette.color('chart-text-muted'), width: 1, dashArray: 3 },
    },
    min: undefined,
    max: undefined,
    tickAmount: undefined,
  };
}

function valuesBelow(view: View, axis: Scale) {
  return {
    ...below(view),
    type: 'category' as const,
    title: titleOf(view, view.spec.valueTitle),
    min: axis.min,
    max: axis.max,
    tickAmount: axis.ticks,
    labels: { ...labelsOf(view), formatter: (value: string) => view.numbers.axis(Number(value), axis.step) },
  };
}

function valuesBeside(view: View, axis: Scale) {
  return {
    title: titleOf(view, view.spec.valueTitle),
    min: axis.min,
    max: axis.max,
    tickAmount: axis.ticks,
    forceNiceScale: false,
    labels: {
      minWidth: 0,
      maxWidth: 160,
      style: { fontSize: '12px', colors: [view.palette.color('chart-text-muted')] },
      formatter: (value: number) => view.numbers.axis(value, axis.step),
    },
  };
}

function namesAxis(view: View, labels: string[][]) {
  const widest = Math.max(0, ...labels.flat().map((text) => textWidth(text, view.palette.font)));
  return {
    title: { text: undefined },
    reversed: false,
    labels: {
      // Apex measures lines of a name as one; the room they need is known here.
      minWidth: Math.ceil(widest),
      maxWidth: 400,
      style: { fontSize: '12px', colors: labels.map(() => view.palette.color('chart-text')) },
    },
  };
}

/** Names beside horizontal bars, each with its number below, broken into lines that leave the bars most of the room. */
function namesBeside(view: View, parts: string[][]): string[][] {
  const room = Math.min(260, view.width * 0.42);
  return parts.map((texts) => texts.filter((text) => text).flatMap((text) => wrap(text, room, view.palette.font)));
}

function rowsHeight(labels: string[][], atLeast: number): number {
  const lines = Math.max(1, ...labels.map((label) => label.length));
  return labels.length * Math.max(atLeast, lines * lineHeight + 14) + 72;
}

/**
 * Names below columns: broken into lines; of many, which tell a scale, only those that have room; else each in one line, to
 * be turned.
 */
function namesBelow(view: View, axis: Scale): { labels: Label[]; turned: boolean } {
  const { categories } = view.spec;
  const { font } = view.palette;
  const slot = plotWidth(view, axis) / Math.max(1, categories.length) - 4;
  const wrapped = categories.map((name) => wrap(name, slot, font));
  const whole = categories.every((name) => name.split(' ').every((word) => textWidth(word, font) <= slot));
  const fits = whole && wrapped.every((label) => label.length <= 3);
  if (fits) {
    return { labels: wrapped.map((label) => (label.length === 1 ? label[0] : label)), turned: false };
  }
  if (categories.length > mostTurned) {
    // Each column has a slot of its own, half of the first and the last one included.
    const write = thinned(view, axis, 0, categories.length - 1, categories, categories.length);
    return { labels: categories.map((_, index) => write(String(index))), turned: false };
  }
  return { labels: categories, turned: true };
}

const extraLines = (labels: Label[]) =>
  Math.max(0, ...labels.map((label) => (Array.isArray(label) ? label.length - 1 : 0)));

/** The tick labels of a numeric axis, of which only those are written that have room; so many share its width. */
function thinned(
  view: View,
  axis: Scale,
  first: number,
  last: number,
  names: string[],
  sharing = Math.max(1, names.length - 1),
) {
  const ticks = Math.max(1, names.length - 1);
  const widest = Math.max(0, ...names.map((name) => textWidth(name, view.palette.font))) + 12;
  const every = Math.max(1, Math.ceil((widest * sharing) / plotWidth(view, axis)));
  return (value: string) => {
    const tick = Math.round(((Number(value) - first) / (last - first)) * ticks);
    return tick % every === 0 ? (names[tick] ?? '') : '';
  };
}

function plotWidth(view: View, axis: Scale): number {
  const widest = Math.max(
    ...[axis.min, axis.max].map((value) => textWidth(view.numbers.axis(value, axis.step), view.palette.font)),
  );
  return view.width - widest - 64;
}

function barText(view: View, index: number): string {
  const { spec, numbers } = view;
  if (spec.series.length > 1) {
    return '';
  }
  const [series] = spec.series;
  const lost = spec.steps ? loss(series.values, index) : null;
  const change = lost?.count ? `−${numbers.text(lost.count)}\u00a0(−${numbers.share(lost.share)})` : '';
  return [numbers.text(series.values[index]), change, series.notes[index] ?? ''].filter((text) => text).join(', ');
}

export function intervalText(numbers: Numbers, series: Series, index: number): string {
  const value = numbers.text(series.values[index]);
  const [lower, upper] = [series.lower[index], series.upper[index]];
  return lower == null ? value : `${value} (${numbers.bare(lower)}\u00a0…\u00a0${numbers.bare(upper)})`;
}

/** Thresholds across a chart whose values stand upright. */
function acrossLines(view: View) {
  return view.spec.thresholds.flatMap(({ label, value }) => {
    const at = { y: value };
    return [
      halo(view, at),
      {
        ...dashed(view, at),
        label: text(view, `${label} ${view.numbers.text(value)}`, { position: 'left', textAnchor: 'start' }),
      },
    ];
  });
}

/** Lines that stand on the horizontal axis, between these ends: thresholds, events, no difference. */
function standingLines(view: View, first: number, last: number) {
  const { spec, numbers } = view;
  const lines = [
    ...(spec.edges || isHorizontal(spec)
      ? spec.thresholds.map(({ label, value }) => ({
          at: value,
          words: `${label} ${spec.edges ? numbers.count(value) : numbers.text(value)}`,
        }))
      : []),
    ...spec.marks.map(({ label, position }) => ({ at: position, words: label })),
    ...(spec.zeroLabel == null ? [] : [{ at: 0, words: spec.zeroLabel }]),
  ];
  return lines.flatMap(({ at, words }, index) => {
    const share = (at - first) / (last - first);
    const textAnchor = share < 0.3 ? 'start' : share > 0.7 ? 'end' : 'middle';
    const label = {
      position: 'top',
      orientation: 'horizontal',
      textAnchor,
      offsetY: -8 - (lines.length - 1 - index) * lineHeight,
    };
    return [halo(view, { x: at }), { ...dashed(view, { x: at }), label: text(view, words, label) }];
  });
}

/** Keeps a line visible on a bar of whatever colour. */
function halo(view: View, at: { x?: number; y?: number }) {
  return {
    ...at,
    borderColor: view.palette.color('chart-surface'),
    strokeDashArray: 0,
    borderWidth: 4,
    label: { text: '' },
  };
}

function dashed(view: View, at: { x?: number; y?: number }) {
  return { ...at, borderColor: view.palette.color('chart-text'), strokeDashArray: 4, borderWidth: 1.5 };
}

function text(view: View, words: string, place: object) {
  return {
    text: words,
    ...place,
    borderWidth: 0,
    borderColor: 'transparent',
    style: {
      color: view.palette.color('chart-text'),
      background: view.palette.color('chart-surface'),
      fontSize: '12px',
      fontFamily: view.palette.font,
      padding: { left: 2, right: 2, top: 1, bottom: 1 },
    },
  };
}
