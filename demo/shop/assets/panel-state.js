// Runs before the first paint, so that a closed panel does not flash open on every page.
{
  const width = matchMedia('(min-width: 75rem)').matches ? 'wide' : 'narrow';
  const root = document.documentElement;
  root.dataset.panelWidth = width;
  root.dataset.panel = width === 'wide' ? 'open' : 'closed';
  try {
    root.dataset.panel = localStorage.getItem(`demo-panel-${width}`) ?? root.dataset.panel;
  } catch {
    // Storage is blocked: the default stands.
  }
}
