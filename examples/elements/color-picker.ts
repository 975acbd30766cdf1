import { fromElement, type WidgetManifest } from 'dash-grid/widget';
export default {
  type: 'color-picker',
  version: '1.0.0',
  apiVersion: 1,
  name: 'Colour',
  description: 'A colour to choose: vanilla-colorful, made with a base class of its own.',
  category: 'action',
  icon: 'palette',
  defaultConfig: { color: '#2a5bd7' },
  load: fromElement({
    load: () => import('vanilla-colorful'),
    events: { 'color-changed': (e, widget) => widget.updateConfig({ color: e.detail.value }) },
  }),
} satisfies WidgetManifest;
