import ApexCharts from 'apexcharts';
import { decorate } from './decorate';
import { keys } from './legend';
import { Numbers } from './numbers';
import { neededWidth, options, type View } from './options';
import { palette, type Palette } from './palette';
import { png, save, svgText } from './picture';
import { received, type SentSpec, type Spec } from './spec';
import { tableElement } from './twin';

/**
 * A chart with its question as title, a summary, a legend, its table and its downloads, all from one `spec`.
 *
 * It lives in the light DOM, so that the page's style sheet reaches it. A new spec updates the series of the chart that
 * is there; the chart is destroyed when the element leaves the page and made anew when it comes back.
 */
class RekindleChart extends HTMLElement {
  private current?: Spec;
  private view?: View;
  private colors?: Palette;
  private room = 0;
  private chart?: ApexCharts;
  /** The options that were drawn last, without their series. */
  private frame = '';
  private drawing: Promise<unknown> = Promise.resolve();
  private tableShown = false;

  private readonly heading = create('h3', 'rk-chart-title');
  private readonly summary = create('p', 'rk-chart-summary');
  private readonly toolbar = create('div', 'rk-chart-toolbar');
  private readonly legend = create('ul', 'rk-chart-legend');
  private readonly plot = create('div', 'rk-chart-plot');
  private readonly table = create('div', 'rk-chart-table');
  private readonly buttons = { table: this.button(), png: this.button(), svg: this.button() };

  private readonly sizes = new ResizeObserver(() => {
    if (this.plot.clientWidth !== this.room) {
      this.draw();
    }
  });
  private readonly themes = new MutationObserver(() => this.retheme());
  private readonly darkness = matchMedia('(prefers-color-scheme: dark)');
  private readonly retheme = () => {
    this.colors = undefined;
    this.draw();
  };

  set spec(spec: SentSpec | undefined) {
    this.current = spec && received(spec);
    if (this.isConnected) {
      this.draw();
    }
  }

  connectedCallback(): void {
    if (Object.hasOwn(this, 'spec')) {
      // Set before this class was known to the browser.
      const early = Object.getOwnPropertyDescriptor(this, 'spec')!.value;
      delete (this as { spec?: SentSpec }).spec;
      this.spec = early;
    }
    if (!this.contains(this.plot)) {
      this.build();
    }
    this.sizes.observe(this.plot);
    this.themes.observe(document.documentElement, { attributes: true, attributeFilter: ['theme', 'class', 'style'] });
    this.darkness.addEventListener('change', this.retheme);
    this.draw();
  }

  disconnectedCallback(): void {
    this.sizes.disconnect();
    this.themes.disconnect();
    this.darkness.removeEventListener('change', this.retheme);
    this.chart?.destroy();
    this.chart = undefined;
    this.colors = undefined;
  }

  private build(): void {
    const head = create('div', 'rk-chart-head');
    const words = create('div', 'rk-chart-words');
    words.append(this.heading, this.summary);
    this.toolbar.append(...Object.values(this.buttons));
    this.toolbar.setAttribute('role', 'group');
    head.append(words, this.toolbar);
    this.setAttribute('role', 'figure');
    this.plot.setAttribute('role', 'img');
    this.append(head, this.legend, this.plot, this.table);
    this.buttons.table.addEventListener('click', () => {
      this.tableShown = !this.tableShown;
      this.describe();
    });
    this.buttons.svg.addEventListener('click', () =>
      this.save(new Blob([svgText(this.view!, this.plot)], { type: 'image/svg+xml' }), 'svg'),
    );
    this.buttons.png.addEventListener('click', async () => this.save(await png(svgText(this.view!, this.plot)), 'png'));
  }

  /** Brings the page to the current spec, width and theme. Hidden, it waits until there is room. */
  private draw(): void {
    this.room = this.plot.clientWidth;
    if (!this.current || this.room === 0) {
      return;
    }
    this.colors ??= palette(this);
    const view = { spec: this.current, numbers: new Numbers(this.current), palette: this.colors, width: this.room };
    view.width = Math.max(this.room, neededWidth(view));
    // Formatters hold the view of the chart's first drawing, so it stays the same object.
    this.view = Object.assign(this.view ?? {}, view);
    this.describe();
    this.drawing = this.drawing.then(() => this.update(), console.error).then(() => {}, console.error);
  }

  private async update(): Promise<void> {
    const view = this.view;
    if (!view || !this.isConnected) {
      return;
    }
    const wanted = options(view);
    const { series, ...rest } = wanted;
    const frame = JSON.stringify(rest);
    if (nothing(view.spec)) {
      this.chart?.destroy();
      this.chart = undefined;
      this.plot.textContent = view.spec.texts.empty;
      return;
    }
    if (!this.chart) {
      this.plot.textContent = '';
      wanted.chart!.events = this.events();
      this.chart = new ApexCharts(this.plot, wanted);
      await this.chart.render();
    } else if (frame === this.frame) {
      await this.chart.updateSeries(series!, false);
    } else {
      await this.chart.updateOptions(wanted, false, false, false);
    }
    this.frame = frame;
    if (this.chart) {
      decorate(view, this.plot);
    }
  }

  private describe(): void {
    const view = this.view!;
    const { title, summary, texts, clickable } = view.spec;
    this.heading.textContent = title;
    this.summary.textContent = summary;
    this.summary.hidden = !summary;
    this.ariaLabel = title;
    this.plot.ariaLabel = summary || title;
    this.toolbar.ariaLabel = texts.download;
    this.classList.toggle('rk-chart-clickable', clickable);
    const scrolls = view.width > this.room;
    this.plot.classList.toggle('rk-chart-wide', scrolls);
    this.plot.tabIndex = scrolls ? 0 : -1;
    for (const [name, button] of Object.entries(this.buttons)) {
      button.textContent = texts[name as keyof typeof this.buttons];
      // Heard without what stands around it, a page has a dozen tables.
      button.ariaLabel = `${name === 'table' ? '' : `${texts.download} `}${button.textContent}: ${title}`;
    }
    this.buttons.png.disabled = this.buttons.svg.disabled = nothing(view.spec);
    this.plot.classList.toggle('rk-chart-empty', nothing(view.spec));
    this.buttons.table.ariaExpanded = String(this.tableShown);
    this.legend.replaceChildren(
      ...keys(view).map((key) => {
        const item = create('li', '');
        const mark = create('span', `rk-chart-key rk-chart-key-${key.style}`);
        mark.style.setProperty('--key', key.color);
        mark.style.setProperty('--key-to', key.to ?? key.color);
        item.append(mark, key.text);
        return item;
      }),
    );
    this.table.classList.toggle('rk-chart-hidden', !this.tableShown);
    this.table.tabIndex = this.tableShown ? 0 : -1;
    this.table.replaceChildren(tableElement(view, this.tableShown, ([series, point]) => this.clicked(series, point)));
  }

  private events(): ApexCharts.ApexOptions['chart'] extends { events?: infer E } | undefined ? E : never {
    type At = { seriesIndex: number; dataPointIndex: number };
    const pick = ({ seriesIndex, dataPointIndex }: At) => {
      const { kind, steps, series } = this.current!;
      const drawn = kind === 'heatmap' ? series.length - 1 - seriesIndex : steps ? 0 : seriesIndex;
      this.clicked(drawn, dataPointIndex);
    };
    return {
      // Apex reports a marker for every click into a chart of columns, too.
      dataPointSelection: (_event: unknown, _chart: unknown, at: At) => this.current!.kind !== 'line' && pick(at),
      markerClick: (_event: unknown, _chart: unknown, at: At) => this.current!.kind === 'line' && pick(at),
    };
  }

  private clicked(series: number, point: number): void {
    if (series >= 0 && point >= 0) {
      this.dispatchEvent(new CustomEvent('point-click', { detail: { series, point } }));
    }
  }

  private save(content: Blob, extension: string): void {
    const name = this.current!.fileName.replace(/[\\/:*?"<>|]+/g, ' ').trim();
    save(content, `${name}.${extension}`);
  }

  private button(): HTMLButtonElement {
    const button = create('button', 'rk-chart-button');
    button.type = 'button';
    return button;
  }
}

const nothing = (spec: Spec) => !spec.series.some((series) => series.values.some((value) => value != null));

function create<K extends keyof HTMLElementTagNameMap>(tag: K, className: string): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = className;
  return element;
}

customElements.define('rekindle-chart', RekindleChart);
