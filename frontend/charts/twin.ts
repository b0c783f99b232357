import type { View } from './options';
import { loss } from './spec';
import { flags } from './tooltip';

/** The chart as a table: read by screen readers, shown on demand, saved as CSV. */
export interface Twin {
  head: string[];
  rows: Cell[][];
  /** Lines drawn into the chart: thresholds and events with their value. */
  foot: [string, string][];
}

export interface Cell {
  text: string;
  /** What a CSV holds: full precision, shares as fractions. */
  raw: string | number | null;
  /** Set where a click opens something. */
  point?: [seriesIndex: number, pointIndex: number];
}

export function twin(view: View): Twin {
  const { spec, numbers } = view;
  const days = spec.dates ? spec.positions! : [];
  const dateOf = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
  return {
    ...(spec.kind === 'heatmap' ? rowsOfCells(view) : rowsOfPoints(view)),
    foot: [
      ...spec.thresholds.map(({ label, value }): [string, string] => [
        label,
        spec.edges ? numbers.count(value) : numbers.text(value),
      ]),
      ...spec.marks.map(({ label, position }): [string, string] => [
        label,
        days.length ? dateOf(position) : (spec.categories[position] ?? ''),
      ]),
    ],
  };
}

function rowsOfPoints(view: View): Omit<Twin, 'foot'> {
  const { spec, numbers } = view;
  const columns: { head: string; cell(index: number): Cell }[] = spec.series.flatMap((series, seriesIndex) => {
    const value = {
      head: series.name,
      cell: (index: number) => pointCell(view, seriesIndex, index),
    };
    const bounds = (['lower', 'upper'] as const).map((bound) => ({
      head: bound === 'lower' ? spec.texts.from : spec.texts.to,
      cell: (index: number) => textCell(numbers.text(series[bound][index]), series[bound][index]),
    }));
    const lost = [
      {
        head: spec.texts.lost,
        cell: (index: number) => numberCell(loss(series.values, index)?.count, (count) => numbers.text(count)),
      },
      {
        head: spec.texts.lostShare,
        cell: (index: number) => numberCell(loss(series.values, index)?.share, (share) => numbers.share(share)),
      },
    ];
    const notes = {
      head: [spec.series.length > 1 ? series.name : '', spec.noteTitle].filter((text) => text).join(' · '),
      cell: (index: number) => textCell(series.notes[index] ?? '', series.notes[index] ?? ''),
    };
    return [
      value,
      ...(spec.kind === 'interval' ? bounds : []),
      ...(spec.steps ? lost : []),
      ...(series.notes.some((note) => note) ? [notes] : []),
    ];
  });
  return {
    head: [spec.categoryTitle, ...columns.map((column) => column.head)],
    rows: spec.categories.map((name, index) => [
      textCell(numbers.pointName(spec, index), name),
      ...columns.map((column) => column.cell(index)),
    ]),
  };
}

function rowsOfCells(view: View): Omit<Twin, 'foot'> {
  const { spec, numbers } = view;
  const sized = spec.series.some((row) => row.size != null);
  return {
    head: [spec.categoryTitle, ...(sized ? [spec.sizeTitle] : []), ...spec.categories],
    rows: spec.series.map((row, rowIndex) => [
      textCell(row.name, row.name),
      ...(sized ? [numberCell(row.size, (size) => numbers.count(size))] : []),
      ...spec.categories.map((_, index) => pointCell(view, rowIndex, index)),
    ]),
  };
}

function pointCell(view: View, seriesIndex: number, index: number): Cell {
  const { spec, numbers } = view;
  const value = spec.series[seriesIndex].values[index] ?? null;
  const remarks = [
    ...(spec.kind === 'heatmap' ? [spec.series[seriesIndex].notes[index] ?? ''] : []),
    ...flags(view, seriesIndex, index),
  ].filter((text) => text);
  return {
    text: numbers.text(value) + (remarks.length ? ` (${remarks.join(', ')})` : ''),
    raw: value,
    point: spec.clickable && value != null ? [seriesIndex, index] : undefined,
  };
}

const textCell = (text: string, raw: string | number | null): Cell => ({ text, raw });

const numberCell = (value: number | null | undefined, write: (value: number) => string): Cell =>
  value == null ? textCell('–', null) : textCell(write(value), value);

export function tableElement(view: View, shown: boolean, onPoint: (point: [number, number]) => void): HTMLTableElement {
  const { head, rows, foot } = twin(view);
  const table = document.createElement('table');
  table.createCaption().textContent = view.spec.title;
  const header = table.createTHead().insertRow();
  head.forEach((text) => header.append(headerCell(text, 'col')));
  const body = table.createTBody();
  for (const [name, ...cells] of rows) {
    const row = body.insertRow();
    row.append(headerCell(name.text, 'row'));
    for (const cell of cells) {
      const target = row.insertCell();
      target.classList.toggle('rk-chart-number', typeof cell.raw === 'number' || cell.raw === null);
      // A button that can't be seen must not take the focus.
      if (cell.point && shown) {
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = cell.text;
        button.addEventListener('click', () => onPoint(cell.point!));
        target.append(button);
      } else {
        target.textContent = cell.text;
      }
    }
  }
  if (foot.length) {
    const footer = table.createTFoot();
    for (const [label, value] of foot) {
      const row = footer.insertRow();
      row.append(headerCell(label, 'row'));
      const target = row.insertCell();
      target.colSpan = Math.max(1, head.length - 1);
      target.textContent = value;
    }
  }
  return table;
}

function headerCell(text: string, scope: 'row' | 'col'): HTMLTableCellElement {
  const cell = document.createElement('th');
  cell.scope = scope;
  cell.textContent = text;
  return cell;
}
