import { fromFunction, type WidgetManifest } from 'dash-grid/widget';
const about = { type: 'echarts', version: '1.0.0', apiVersion: 1, category: 'chart' } as const;
const words = { name: 'Bars', description: 'Apache ECharts.', icon: 'chart-column' };
const load = fromFunction(
  (box, { color }: { color?: string }, { theme }, { init }) => {
    const chart = init(box, theme);
    const look = { backgroundColor: 'transparent', color: color ?? '#2a5bd7', animation: false };
    chart.setOption({ ...look, xAxis: { type: 'category' }, yAxis: {}, series: { type: 'bar' } });
    const data = (source: [string, number][]) => chart.setOption({ dataset: { source } });
    return { data, resize: (size) => chart.resize(size), destroy: () => chart.dispose() };
  },
  { load: () => import('echarts') },
);
export default { ...about, ...words, load } satisfies WidgetManifest;
