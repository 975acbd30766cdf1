/** The module `dash-grid/widget` as a file, for widgets on a page without a bundler. */
export * from 'dash-grid/widget';
