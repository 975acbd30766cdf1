/** Registers the elements and the built-in widgets: what a script tag loads. */
import { DashGrid } from './elements/dash-grid/dash-grid.js';
import { DashWidget } from './elements/dash-widget/dash-widget.js';
import { widgetRegistry } from './registry/index.js';
import { builtInNames } from './widgets/names.js';

DashWidget.define();
DashGrid.define();
widgetRegistry.announce(builtInNames, () => import('./widgets/manifests.js'));
