import type uPlot from 'uplot';

const FONT = '11px "Segoe UI", system-ui, sans-serif';

/** Seconds before now that the time axis names. */
const MARKS = [-120, -90, -60, -30, 0];

/** Steps of the packet axis: whole packets only. */
const STEPS = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((power) => [1, 2, 5].map((step) => step * 10 ** power));

/** Axes and lines. Colours are read when the chart draws, so that a change of theme needs only a redraw. */
export function chartOptions(
  element: HTMLElement,
  rateText: (value: number) => string,
): Omit<uPlot.Options, 'width' | 'height'> {
  const colour = (name: string) => () => resolved(element, name);
  const grid = { stroke: colour('--line-soft'), width: 1 };
  const axis = { stroke: colour('--text-soft'), font: FONT, grid, ticks: { show: false } };
  return {
    cursor: { show: false },
    legend: { show: false },
    padding: [8, 16, 0, 0],
    scales: { y: { range: (_, __, most) => [0, Math.max(10, most * 1.1)] } },
    axes: [
      {
        ...axis,
        size: 22,
        // Marks that stand still are calmer to read than times that move through the chart.
        splits: (plot) => MARKS.map((seconds) => (plot.scales['x']!.max ?? 0) + seconds),
        values: () => MARKS.map((seconds) => `${seconds} s`.replace('-', '\u2212')),
      },
      { ...axis, space: 30, size: 52, incrs: STEPS, values: (_, splits) => splits.map(rateText) },
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
