import { fromElement, type WidgetManifest } from 'dash-grid/widget';
export default {
  type: 'ionic-range',
  version: '1.0.0',
  apiVersion: 1,
  name: 'Range',
  description: 'A number to choose: <ion-range> of Ionic, made with Stencil.',
  category: 'action',
  icon: 'sliders-horizontal',
  defaultConfig: { label: 'Volume', value: 30, pin: true },
  load: fromElement({
    load: () => import('@ionic/core/components/ion-range.js'),
    events: { ionChange: 'changed' },
  }),
} satisfies WidgetManifest;
