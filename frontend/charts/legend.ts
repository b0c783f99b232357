import { drawnSeries, type View } from './options';

/** What stands for what in the drawing: a colour, a hatching, a paleness. */
export interface Key {
  text: string;
  color: string;
  to?: string;
  style: 'solid' | 'muted' | 'hatched' | 'hollow' | 'dashed' | 'scale';
}

export function keys(view: View): Key[] {
  const { spec, numbers, palette } = view;
  const drawn = drawnSeries(spec);
  const perPoint = spec.series.some((series) => series.colors.length);
  const names: Key[] =
    spec.kind === 'heatmap'
      ? heatKeys(view)
      : drawn.length > 1
        ? drawn.map((series, index) => ({
            text: series.name,
            color: palette.color(series.color),
            style: spec.steps && index === 1 ? 'muted' : 'solid',
          }))
        : [];
  const neutral = palette.color(perPoint || spec.kind === 'heatmap' ? 'neutral' : (spec.series[0]?.color ?? 'neutral'));
  const any = (flag: 'muted' | 'unfinished') => spec.series.some((series) => series[flag].length);
  const [muted, unfinished] = spec.kind === 'line' ? (['hollow', 'dashed'] as const) : (['muted', 'hatched'] as const);
  return [
    ...names,
    ...(any('muted') ? [{ text: spec.texts.small, color: neutral, style: muted }] : []),
    ...(any('unfinished') ? [{ text: spec.texts.unfinished, color: neutral, style: unfinished }] : []),
  ];

  function heatKeys(view: View): Key[] {
    const [low, high] = heatRange(view);
    const text = `${numbers.bare(low, 0)} – ${numbers.axis(high, (high - low) / 10)}`;
    return [{ text, color: palette.color('heat-low'), to: palette.color('heat-high'), style: 'scale' }];
  }
}

/** The values at the two ends of a heat map's colour scale, which starts at zero. */
export function heatRange({ spec }: View): [number, number] {
  const values = spec.series.flatMap((row) => row.values).filter((value) => value != null);
  return [Math.min(0, ...values), Math.max(0, ...values) || 1];
}
