import { fromFunction, type WidgetManifest } from 'dash-grid/widget';
const about = { type: 'gridjs', version: '1.0.0', apiVersion: 1, category: 'list' } as const;
const words = { name: 'Plain grid', description: 'Rows to search: Grid.js.', icon: 'table' };
const look = { styles: () => import('gridjs/dist/theme/mermaid.min.css?inline') };
const load = fromFunction(
  (box, { search }: { search?: boolean }, { theme }, { Grid }) => {
    const grid = new Grid({ data: [], search: search === true, sort: true, height: '100%' });
    grid.render(box);
    box.style.filter = theme === 'dark' ? 'invert(1)' : 'none';
    const data = (rows: string[][]) => void grid.updateConfig({ data: rows }).forceRender();
    return { data, destroy: () => grid.destroy() };
  },
  { load: () => import('gridjs'), ...look },
);
export default { ...about, ...words, load } satisfies WidgetManifest;
