import { fromElement, type WidgetManifest } from 'dash-grid/widget';
export default {
  type: 'emoji-picker',
  version: '1.0.0',
  apiVersion: 1,
  name: 'Emoji',
  description: 'Emoji to choose: emoji-picker-element, made with a little Svelte of its own.',
  category: 'action',
  icon: 'smile',
  load: fromElement({
    load: () => import('emoji-picker-element/picker.js'),
    props: { data: 'dataSource', language: 'locale' },
    events: { 'emoji-click': 'picked' },
  }),
} satisfies WidgetManifest;
