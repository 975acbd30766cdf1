import { fromFunction, type WidgetManifest } from 'dash-grid/widget';
const about = { type: 'prices', version: '1.0.0', apiVersion: 1, category: 'chart' } as const;
const words = { name: 'Prices', description: 'Lightweight Charts.', icon: 'chart-candlestick' };
const load = fromFunction(
  (box, { price }: { price?: string }, { theme, locale }, { createChart, AreaSeries }) => {
    const textColor = theme === 'dark' ? '#ddd' : '#333';
    const layout = { textColor, background: { color: '#0000' } };
    const chart = createChart(box, { autoSize: true, layout, localization: { locale } });
    const series = chart.addSeries(AreaSeries, { title: price ?? '' });
    const data = (rows: { time: string; value: number }[]) => series.setData(rows);
    return { data, destroy: () => chart.remove() };
  },
  { load: () => import('lightweight-charts') },
);
export default { ...about, ...words, load } satisfies WidgetManifest;
