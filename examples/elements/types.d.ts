/** The text of a style sheet, as Vite imports it. */
declare module '*.css?inline' {
  const text: string;
  export default text;
}

declare module 'leaflet/dist/leaflet-src.esm.js' {
  export * from 'leaflet';
}
