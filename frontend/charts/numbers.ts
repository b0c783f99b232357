import type { Spec, Unit } from './spec';

/** Writes a chart's numbers and dates as its language does. */
export class Numbers {
  private readonly lang: string;
  private readonly unit: Unit;

  constructor(spec: Spec) {
    this.lang = spec.lang;
    this.unit = spec.unit;
  }

  /** On an axis of which `step` is the distance between two ticks. */
  axis(value: number, step: number): string {
    const scale = this.unit === 'NUMBER' ? 1 : 100;
    const digits = Math.min(6, Math.max(0, -Math.floor(Math.log10(step * scale) + 1e-9)));
    return this.write(value, digits, digits);
  }

  /** In a table, a tooltip or a label. */
  text(value: number | null | undefined): string {
    if (value == null) {
      return '–';
    }
    switch (this.unit) {
      case 'PERCENT':
        return this.write(value, 2, 2);
      case 'PERCENTAGE_POINTS':
        return this.write(value, 1, 1);
      default:
        return this.write(value, 0, Math.abs(value) < 1 ? 4 : 2);
    }
  }

  /** Where there is little room and the unit stands beside it; a plain number has so many digits at least. */
  bare(value: number | null, digits = this.unit === 'PERCENT' ? 2 : 1, least = 0): string {
    if (value == null) {
      return this.text(value);
    }
    if (this.unit === 'NUMBER') {
      return this.number(value, least, digits);
    }
    return this.number(value * 100, digits, digits, this.unit === 'PERCENTAGE_POINTS' ? 'exceptZero' : 'auto');
  }

  share(value: number): string {
    return this.number(value * 100, 1, 1) + '%';
  }

  count(value: number): string {
    return this.number(value, 0, 2);
  }

  /** The name of a point: a category, or the day that it stands for. */
  pointName(spec: Spec, index: number): string {
    if (!spec.dates) {
      return spec.categories[index] ?? '';
    }
    return new Intl.DateTimeFormat(this.lang, {
      weekday: 'short',
      year: 'numeric',
      month: this.lang.startsWith('ko') ? 'numeric' : 'short',
      day: 'numeric',
      timeZone: 'UTC',
    }).format(spec.positions![index] * 86_400_000);
  }

  /** A day on an axis that spans so many. */
  date(epochDay: number, span: number): string {
    const style: Intl.DateTimeFormatOptions =
      span > 300 ? { year: 'numeric', month: 'short' } : { month: 'short', day: 'numeric' };
    return new Intl.DateTimeFormat(this.lang, { ...style, timeZone: 'UTC' }).format(epochDay * 86_400_000);
  }

  private write(value: number, minimum: number, maximum: number): string {
    switch (this.unit) {
      case 'PERCENT':
        return this.number(value * 100, minimum, maximum) + '%';
      case 'PERCENTAGE_POINTS':
        return (
          this.number(value * 100, minimum, maximum, 'exceptZero') +
          (this.lang.startsWith('ko') ? '%p' : '\u00a0pp')
        );
      default:
        return this.number(value, minimum, maximum);
    }
  }

  private number(value: number, minimum: number, maximum: number, signDisplay: 'auto' | 'exceptZero' = 'auto') {
    return new Intl.NumberFormat(this.lang, {
      minimumFractionDigits: minimum,
      maximumFractionDigits: maximum,
      signDisplay,
    })
      .format(value)
      .replace('-', '−');
  }
}
