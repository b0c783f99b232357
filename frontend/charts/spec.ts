/** What the server says about a chart; `dev.rekindle.chart.ChartSpec` in Java writes it, its content in an object of its own. */
export interface Spec {
  kind: 'bar' | 'interval' | 'line' | 'heatmap';
  title: string;
  summary: string;
  fileName: string;
  /** Of which days, zone and users; written into pictures. */
  source: string;
  unit: Unit;
  categoryTitle: string;
  valueTitle: string;
  noteTitle: string;
  sizeTitle: string;
  categories: string[];
  /** Where the categories lie on a numeric axis; null when they are only names. */
  positions: number[] | null;
  /** The edges of a histogram's bins, one more than there are categories. */
  edges: number[] | null;
  /** Whether positions are days since 1970. */
  dates: boolean;
  series: Series[];
  thresholds: Threshold[];
  marks: Mark[];
  horizontal: boolean;
  stacked: boolean;
  /** Each bar is what the one before it left over. */
  steps: boolean;
  zeroLabel: string | null;
  clickable: boolean;
  lang: string;
  texts: Record<Text, string>;
}

export type Unit = 'NUMBER' | 'PERCENT' | 'PERCENTAGE_POINTS';

export type Text =
  | 'table'
  | 'png'
  | 'svg'
  | 'download'
  | 'from'
  | 'to'
  | 'remaining'
  | 'lost'
  | 'lostShare'
  | 'small'
  | 'unfinished'
  | 'empty';

export interface Series {
  name: string;
  color: string;
  values: (number | null)[];
  lower: (number | null)[];
  upper: (number | null)[];
  colors: string[];
  notes: string[];
  /** What stands below the values of a heat map's row, in the cells themselves. */
  labels: string[];
  muted: number[];
  unfinished: number[];
  size: number | null;
}

export interface Threshold {
  label: string;
  value: number;
}

export interface Mark {
  label: string;
  position: number;
}

export const isHorizontal = (spec: Spec) => spec.horizontal || spec.kind === 'interval';

/** What a step chart's bar lost against the bar before it. */
export function loss(values: (number | null)[], index: number): { count: number; share: number } | null {
  const before = values[index - 1];
  const now = values[index];
  return before == null || now == null || before === 0 ? null : { count: before - now, share: (before - now) / before };
}

export type SentSpec = Omit<Spec, keyof Content> & { content: Content };

type Content = Pick<
  Spec,
  'categories' | 'positions' | 'edges' | 'dates' | 'series' | 'marks' | 'horizontal' | 'stacked' | 'steps' | 'zeroLabel'
>;

/** The spec as it is drawn: bins are named by their edges, what has no name by its axis. */
export function received({ content, ...rest }: SentSpec): Spec {
  const { edges, categories, series } = content;
  const count = new Intl.NumberFormat(rest.lang, { maximumFractionDigits: 2 });
  return {
    ...rest,
    ...content,
    categories:
      edges?.slice(1).map((edge, index) => `${count.format(edges[index])} – ${count.format(edge)}`) ?? categories,
    series: series.map((each) => ({ ...each, name: each.name || rest.valueTitle })),
  };
}
