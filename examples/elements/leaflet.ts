import { fromFunction, type WidgetManifest } from 'dash-grid/widget';
const about = { type: 'leaflet', version: '1.0.0', apiVersion: 1, category: 'chart' } as const;
const words = { name: 'Map', description: 'A route on a map: Leaflet.', icon: 'map' };
const look = { styles: () => import('leaflet/dist/leaflet.css?inline') };
const load = fromFunction(
  (box, { tiles }: { tiles?: string }, { theme }, { map, tileLayer, polyline }) => {
    const shown = map(box, { zoomAnimation: false, layers: tiles ? [tileLayer(tiles)] : [] });
    box.style.background = theme === 'dark' ? '#223' : '#def';
    const route = polyline([]).addTo(shown.setView([20, 0], 1));
    const data = (at: [number, number][]) => void route.setLatLngs(at);
    return { data, resize: () => shown.invalidateSize(), destroy: () => shown.remove() };
  },
  { load: () => import('leaflet/dist/leaflet-src.esm.js'), ...look },
);
export default { ...about, ...words, load } satisfies WidgetManifest;
