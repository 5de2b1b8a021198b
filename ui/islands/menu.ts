// Menus are <details>; with script, one is open at a time and a click elsewhere closes it.

/** Starts to listen. */
export function menus(): void {
  document.addEventListener('click', (event) => {
    const inside = event.target instanceof Element ? event.target.closest('details.drop') : null;
    for (const open of document.querySelectorAll('details.drop[open]')) if (open !== inside && !open.contains(inside)) open.removeAttribute('open');
  });
}
