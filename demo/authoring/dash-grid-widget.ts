/** What a widget's module imports from `dash-grid/widget`, as a file that a page without a bundler can load. */
export * from 'dash-grid/widget';
