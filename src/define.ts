/** Registers the elements and the built-in widgets: what a script tag loads. */
import { DashGrid } from './elements/dash-grid/dash-grid.js';
import { DashWidget } from './elements/dash-widget/dash-widget.js';
import { widgetRegistry } from './registry/index.js';
import { builtInManifests } from './widgets/manifests.js';

DashWidget.define();
DashGrid.define();
builtInManifests.forEach((manifest) => widgetRegistry.register(manifest));
