import { fromFunction, type WidgetManifest } from 'dash-grid/widget';
const about = { type: 'leaflet', version: '1.0.0', apiVersion: 1, category: 'chart' } as const;
const words = { name: 'Map', description: 'Places on a map: Leaflet.', icon: 'map' };
const look = { styles: () => import('leaflet/dist/leaflet.css?inline') };
const load = fromFunction(
  (box, { tiles }: { tiles?: string }, { theme }, { map, tileLayer, circleMarker, layerGroup }) => {
    const shown = map(box, { zoomAnimation: false, layers: tiles ? [tileLayer(tiles)] : [] });
    box.style.background = theme === 'dark' ? '#223' : '#def';
    const places = layerGroup().addTo(shown.setView([20, 0], 1));
    const data = (at: [number, number][]) => at.forEach((one) => circleMarker(one).addTo(places));
    return { data, resize: () => shown.invalidateSize(), destroy: () => shown.remove() };
  },
  { load: () => import('leaflet/dist/leaflet-src.esm.js'), ...look },
);
export default { ...about, ...words, load } satisfies WidgetManifest;
