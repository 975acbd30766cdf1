import { createWidget, type Change, type Rect, type Widget } from '../../../src/model/index.js';

export const PLACE: Rect = { x: 0, y: 0, w: 2, h: 2 };

/** The changes that a test makes, in short. */
export const edits = {
  rename: (name: string): Change => ({ type: 'dashboard.update', set: { '/name': name } }),
  add: (widget: Partial<Widget> & Pick<Widget, 'id' | 'type'>, rect: Rect = PLACE): Change => ({
    type: 'widget.add',
    widget: createWidget(widget),
    rects: { lg: rect },
  }),
  set: (id: string, set: Record<string, never> | object): Change =>
    ({ type: 'widget.update', id, set }) as Change,
  remove: (id: string): Change => ({ type: 'widget.remove', id }),
  move: (rects: Readonly<Record<string, Rect>>): Change => ({
    type: 'layout.set',
    breakpoint: 'lg',
    rects,
  }),
};
