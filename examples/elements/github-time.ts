import { fromElement, type WidgetManifest } from 'dash-grid/widget';
export default {
  type: 'github-time',
  version: '1.0.0',
  apiVersion: 1,
  name: 'Relative time',
  description: 'How long ago: <relative-time> of GitHub, made with nothing.',
  category: 'info',
  icon: 'clock',
  defaultConfig: { datetime: '2020-02-29T12:00:00Z' },
  load: fromElement({
    load: () => import('@github/relative-time-element'),
    context: (element, { locale }) => element.setAttribute('lang', locale),
  }),
} satisfies WidgetManifest;
