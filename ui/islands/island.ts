// Parts that a script of their own takes over; each is loaded only where it stands.

/** What an island module exports. `root` holds the fallback, which `mount` may keep or replace. */
export interface Island {
  mount(root: HTMLElement, data: unknown): void;
}

const modules: Record<string, () => Promise<Island>> = {
  draw: () => import('./draw'),
  here: () => import('./here'),
  map: () => import('./map'),
  upload: () => import('./upload'),
};

/** Starts every island under `root` that is not yet started. */
export function islands(root: ParentNode): void {
  for (const part of root.querySelectorAll<HTMLElement>('[data-island]:not([data-mounted])')) {
    const load = modules[part.dataset.island ?? ''];
    if (!load) continue;
    part.dataset.mounted = '';
    const text = part.querySelector(':scope > script[type="application/json"]')?.textContent;
    const start = (): void => {
      load()
        .then((island) => island.mount(part, text ? JSON.parse(text) : null))
        // The fallback stays in place, so the page still works.
        .catch((why: unknown) => console.error(`island ${part.dataset.island}`, why));
    };
    // A map below the fold is not loaded before someone scrolls to it.
    if (part.dataset.island === 'map' || part.dataset.island === 'draw') whenSeen(part, start);
    else start();
  }
}

function whenSeen(part: HTMLElement, start: () => void): void {
  const watch = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    watch.disconnect();
    start();
  }, { rootMargin: '200px' });
  watch.observe(part);
}
