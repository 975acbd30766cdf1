/** Preact as one file, which a page without a bundler can load. */
export { h, render } from 'preact';
export { useEffect, useState } from 'preact/hooks';
