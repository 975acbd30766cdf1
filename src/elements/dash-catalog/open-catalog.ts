import type { LitElement } from 'lit';
import type { WidgetRegistry } from '../../registry/index.js';
import type { WidgetManifest } from '../../registry/types.js';
import { DashCatalog } from './dash-catalog.js';

/** Asks the user for a widget type; undefined if the dialog is closed without an answer. */
export const openCatalog = (
  opener: LitElement,
  registry: WidgetRegistry,
): Promise<WidgetManifest | undefined> =>
  new Promise((resolve) => {
    DashCatalog.define();
    const catalog = document.createElement('dash-catalog');
    let chosen: WidgetManifest | undefined;
    catalog.manifests = registry.list();
    catalog.addEventListener('dash-catalog-choose', (event) => {
      chosen = (event as CustomEvent<WidgetManifest>).detail;
    });
    catalog.addEventListener('dash-catalog-close', () => {
      catalog.remove();
      resolve(chosen);
    });
    // Inside the opener, so that it inherits the theme.
    opener.renderRoot.append(catalog);
  });
