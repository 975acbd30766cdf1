// Runs before the first paint, so that a page with a chosen theme or direction never flashes
// another.
(() => {
  const root = document.documentElement;
  try {
    const theme = localStorage.getItem('demo-theme');
    if (theme === 'light' || theme === 'dark') {
      root.dataset.theme = theme;
    }
    if (localStorage.getItem('demo-direction') === 'rtl') {
      root.dir = 'rtl';
    }
  } catch {
    // Without storage the page starts with the theme of the system, left to right.
  }
})();
