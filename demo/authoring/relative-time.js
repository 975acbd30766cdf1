// An element from npm as a widget. It knows nothing of dashboards: `fromElement` gives it the
// config as properties. In a project of yours, import from 'dash-grid/widget'.
import { fromElement } from './dash-grid-widget.js';

export const manifest = {
  type: 'relative-time',
  version: '1.0.0',
  apiVersion: 1,
  name: 'Time since',
  description: 'How long ago something was: <relative-time> of GitHub.',
  category: 'info',
  icon: 'clock',
  size: { default: { w: 3, h: 2 }, min: { w: 2, h: 1 } },
  defaultTitle: 'Humans on the Moon',
  defaultConfig: { datetime: '1969-07-20T20:17:40Z', tense: 'past', size: 28 },
  configSchema: {
    type: 'object',
    properties: {
      datetime: { type: 'string', title: 'When', format: 'date-time' },
      tense: { type: 'string', title: 'Tense', enum: ['auto', 'past', 'future'] },
      size: { type: 'integer', title: 'Size of the text', minimum: 12, maximum: 60 },
    },
  },
  load: fromElement({
    tag: 'relative-time',
    // The module defines the tag.
    load: () => import('./relative-time-element.js'),
    props: {
      datetime: 'datetime',
      tense: 'tense',
      size: (element, size) => (element.style.fontSize = `${size}px`),
    },
    context: (element, { locale }) => (element.lang = locale),
    fit: 'center',
  }),
};
