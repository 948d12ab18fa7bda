// Runs before the first paint, which a module cannot: else the page would flash in the system's theme first. What is read
// here was written by page/store/preferences.ts.
try {
  const theme = localStorage.getItem('graph-call-transfer.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // A browser that forbids the storage: the system's theme.
}
