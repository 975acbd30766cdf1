import { fromElement, type WidgetManifest } from 'dash-grid/widget';
export default {
  type: 'fluent-slider',
  version: '1.0.0',
  apiVersion: 1,
  name: 'Slider',
  description: 'A number to choose: <fluent-slider> of Fluent UI, made with FAST.',
  category: 'action',
  icon: 'sliders-horizontal',
  load: fromElement({
    tag: 'fluent-slider',
    load: () => import('@fluentui/web-components/slider.js'),
    events: { change: (_, { emit }, slider) => emit('moved', (slider as HTMLInputElement).value) },
  }),
} satisfies WidgetManifest;
