import type { Item } from './item.js';

/**
 * Returns the `data-action` of the button that was pressed in the chrome of `item`. Buttons inside
 * the widget are ignored: their actions are the widget's own.
 */
export function actionOf(event: Event, item: Item | undefined): string | undefined {
  const root = item?.mount?.chrome.renderRoot;
  return event
    .composedPath()
    .map((target) =>
      target instanceof HTMLElement && target.getRootNode() === root
        ? target.dataset['action']
        : undefined,
    )
    .find(Boolean);
}
