import type uPlot from 'uplot';

const FONT = '11px "Segoe UI", system-ui, sans-serif';

/** Axes and lines. Colours are read when the chart draws, so that a change of theme needs only a redraw. */
export function chartOptions(
  element: HTMLElement,
  locale: string,
  rateText: (value: number) => string,
): Omit<uPlot.Options, 'width' | 'height'> {
  const colour = (name: string) => () => resolved(element, name);
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const grid = { stroke: colour('--line-soft'), width: 1 };
  const axis = { stroke: colour('--text-soft'), font: FONT, grid, ticks: { show: false } };
  return {
    cursor: { show: false },
    legend: { show: false },
    padding: [8, 8, 0, 0],
    scales: { y: { range: (_, __, most) => [0, Math.max(10, most * 1.1)] } },
    axes: [
      { ...axis, space: 90, size: 22, values: (_, splits) => splits.map((s) => time.format(s * 1000)) },
      { ...axis, space: 30, size: 52, values: (_, splits) => splits.map(rateText) },
    ],
    series: [
      {},
      { stroke: colour('--chart-received'), width: 1.75, points: { show: false } },
      { stroke: colour('--chart-sent'), width: 1.75, dash: [5, 3], points: { show: false } },
    ],
  };
}

/** A canvas does not know `light-dark()`, so an element that does is asked for the computed colour. */
function resolved(element: HTMLElement, name: string): string {
  element.style.color = `var(${name})`;
  const colour = getComputedStyle(element).color;
  element.style.color = '';
  return colour;
}
