import { fromFunction, type WidgetManifest } from 'dash-grid/widget';
const about = { type: 'uplot', version: '1.0.0', apiVersion: 1, category: 'chart' } as const;
const words = { name: 'Fast lines', description: 'Many points: uPlot.', icon: 'chart-line' };
const load = fromFunction(
  (box, { label }: { label?: string }, { size: { width, height }, theme }, { default: UPlot }) => {
    const axes = ['x', 'y'].map(() => ({ stroke: theme === 'dark' ? '#ddd' : '#333' }));
    const series = [{}, { label: label ?? 'Value', stroke: '#2a5bd7' }];
    const plot = new UPlot({ width, height, axes, series, legend: { show: false } }, [[], []], box);
    const data = (rows: [number[], number[]]) => plot.setData(rows);
    return { data, resize: (size) => plot.setSize(size), destroy: () => plot.destroy() };
  },
  { load: () => import('uplot'), styles: () => import('uplot/dist/uPlot.min.css?inline') },
);
export default { ...about, ...words, load } satisfies WidgetManifest;
