import { fromElement, type WidgetManifest } from 'dash-grid/widget';
export default {
  type: 'shoelace-rating',
  version: '1.0.0',
  apiVersion: 1,
  name: 'Rating',
  description: 'Stars to choose: <sl-rating> of Shoelace, made with Lit.',
  category: 'action',
  icon: 'star',
  defaultConfig: { label: 'Your rating', value: 3, max: 5 },
  load: fromElement({
    load: () => import('@shoelace-style/shoelace/dist/components/rating/rating.js'),
    events: { 'sl-hover': 'hovered' },
  }),
} satisfies WidgetManifest;
