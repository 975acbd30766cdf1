import { fromFunction, type WidgetManifest } from 'dash-grid/widget';
const about = { type: 'chartist', version: '1.0.0', apiVersion: 1, category: 'chart' } as const;
const words = { name: 'Simple lines', description: 'Lines in SVG: Chartist.', icon: 'chart-line' };
const load = fromFunction(
  (box, { area }: { area?: boolean }, { theme }, { LineChart }) => {
    box.style.filter = theme === 'dark' ? 'invert(1)' : 'none';
    const chart = new LineChart(box, { series: [] }, { showArea: area === true });
    const data = (values: number[]) => void chart.update({ series: [values] });
    return { data, resize: () => void chart.update(), destroy: () => void chart.detach() };
  },
  { load: () => import('chartist'), styles: () => import('chartist/dist/index.css?inline') },
);
export default { ...about, ...words, load } satisfies WidgetManifest;
