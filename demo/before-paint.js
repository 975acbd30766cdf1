// Applies the chosen theme and direction before the first paint, so no other one flashes up.
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
    // Without storage the page has the system's theme and runs from left to right.
  }
})();
