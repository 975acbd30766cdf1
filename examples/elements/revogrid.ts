import { fromElement, type JsonObject, type WidgetManifest } from 'dash-grid/widget';
const about = { type: 'revogrid', version: '1.0.0', apiVersion: 1, category: 'list' } as const;
const words = { name: 'Spreadsheet', description: 'Cells: <revo-grid>.', icon: 'sheet' };
const load = fromElement({
  tag: 'revo-grid',
  load: () => import('@revolist/revogrid/standalone/revo-grid.js'),
  context: (grid, { theme }) => grid.setAttribute('theme', `${theme === 'dark' ? 'dark' : ''}`),
  data: (grid, data) => {
    const [first = {}, ...rows] = data as JsonObject[];
    const columns = Object.keys(first).map((prop) => ({ prop, name: prop }));
    Object.assign(grid, { columns, source: [first, ...rows] });
  },
});
export default { ...about, ...words, load } satisfies WidgetManifest;
