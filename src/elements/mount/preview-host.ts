import type { WidgetRegistry } from '../../registry/index.js';
import { BodySizes } from './body-sizes.js';
import type { SharedContext } from './live-context.js';
import type { SharedSizeObserver } from './shared-size-observer.js';
import type { MountHost } from './widget-mount.js';

function nothing(): void {}

/** Returns the host of a preview: nothing that the widget does leaves it. */
export function previewHost(
  registry: WidgetRegistry,
  shared: SharedContext,
  observer: SharedSizeObserver,
): MountHost {
  return {
    registry,
    shared,
    sizes: new BodySizes(),
    observeSize: (element, listener) => observer.observe(element, listener),
    unobserveSize: (element) => observer.unobserve(element),
    updateConfig: () => false,
    widgetError: nothing,
    widgetEvent: nothing,
    setVariables: nothing,
    widgetLoaded: nothing,
  };
}
