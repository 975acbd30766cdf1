import { fromFunction, type JsonObject, type WidgetManifest } from 'dash-grid/widget';
const about = { type: 'tabulator', version: '1.0.0', apiVersion: 1, category: 'list' } as const;
const words = { name: 'Grid', description: 'Rows to sort: Tabulator.', icon: 'table' };
const look = { styles: () => import('tabulator-tables/dist/css/tabulator_simple.min.css?inline') };
const load = fromFunction(
  async (box, config, { theme }, { TabulatorFull }) => {
    box.style.filter = theme === 'dark' ? 'invert(1)' : 'none';
    const grid = new TabulatorFull(box, { height: '100%', autoColumns: true, ...config });
    await new Promise<void>((resolve) => grid.on('tableBuilt', resolve));
    const data = (rows: JsonObject[]) => grid.setData(rows);
    return { data, resize: () => grid.redraw(), destroy: () => grid.destroy() };
  },
  { load: () => import('tabulator-tables'), ...look },
);
export default { ...about, ...words, load } satisfies WidgetManifest;
