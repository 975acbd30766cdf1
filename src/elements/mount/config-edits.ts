// Reads and edits the config of a widget, and checks the other values that a widget hands to its
// host. Loaded beside the first module of a widget.

export { editConfig, patchConfig } from '../../registry/config/edit-config.js';
export { prepareConfig } from '../../registry/config/migrate-config.js';
export { validConfig } from '../../registry/config/valid-config.js';
export { readDetail, readVariables } from '../../registry/guards/widget-input.js';
