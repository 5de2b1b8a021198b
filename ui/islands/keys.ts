// Keys. What a key does is on the page: `data-key` on a link, a button or a field, `data-row` on a
// row of a list. Nothing is bound while someone writes, and every key has a visible button too.

let after = '';
let afterUntil = 0;

/** Starts to listen. */
export function keys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const at = event.target instanceof Element ? event.target : document.body;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      const form = at.closest('form');
      if (form) {
        event.preventDefault();
        form.requestSubmit();
      }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      if (leave(at)) event.preventDefault();
      return;
    }
    if (at.closest('input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable], dialog[open]')) return;
    if (event.key === 'Enter' && at.closest('a, button, summary, input')) return;
    if (press(event)) event.preventDefault();
  });
}

function press(event: KeyboardEvent): boolean {
  const key = event.key;
  const chord = after && event.timeStamp < afterUntil ? `${after} ${key}` : key;
  after = '';
  if (chord === 'g') {
    after = 'g';
    afterUntil = event.timeStamp + 1200;
    return false;
  }
  switch (chord) {
    case 'j': return move(1);
    case 'k': return move(-1);
    case 'Enter': return open('row') || use('Enter');
    case 'o': return open('peek') || use('o');
    case 'x': return choose() || use('x');
    case '?': return show() || use('?');
    default: return use(chord);
  }
}

function use(key: string): boolean {
  const found = [...document.querySelectorAll<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)].find(seen);
  if (!found) return false;
  found.focus();
  if (found instanceof HTMLInputElement && found.type !== 'radio' && found.type !== 'checkbox') found.select();
  else found.click();
  return true;
}

function seen(part: HTMLElement): boolean {
  return part.getClientRects().length > 0 && !part.matches(':disabled, [aria-disabled="true"]');
}

/** Escape: out of a field, then out of a menu, then up. */
function leave(at: Element): boolean {
  const menu = at.closest('details.drop[open]') ?? document.querySelector('details.drop[open]');
  if (menu) {
    menu.removeAttribute('open');
    menu.querySelector('summary')?.focus();
    return true;
  }
  if (at.closest('dialog[open]')) return false;
  if (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement) {
    at.blur();
    return true;
  }
  return use('Escape');
}

const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-row]')].filter(seen);

function here(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-row][data-at]')
    ?? document.querySelector<HTMLElement>('[data-row][aria-selected="true"], [data-row][aria-current]');
}

function move(by: number): boolean {
  const list = rows();
  if (list.length === 0) return false;
  const from = here();
  const at = from ? list.indexOf(from) : by > 0 ? -1 : list.length;
  const next = list[Math.min(list.length - 1, Math.max(0, at + by))];
  from?.removeAttribute('data-at');
  if (!next) return false;
  next.dataset.at = '';
  (next.matches('a') ? next : next.querySelector<HTMLElement>('a[href]'))?.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
  return true;
}

function open(what: 'row' | 'peek'): boolean {
  const row = here();
  const href = what === 'peek' ? row?.dataset.rowPeek || row?.dataset.row : row?.dataset.row;
  if (!href) return false;
  location.assign(href);
  return true;
}

function choose(): boolean {
  const box = here()?.querySelector<HTMLInputElement>('input[type="checkbox"]');
  box?.click();
  return Boolean(box);
}

/** The keys of this page, read from its own buttons. */
function show(): boolean {
  const list = [...document.querySelectorAll<HTMLElement>('[data-key]')].filter(seen);
  if (list.length === 0) return false;
  const dialog = document.createElement('dialog');
  dialog.className = 'popdialog';
  const body = document.createElement('dl');
  body.className = 'dl pop pad';
  for (const one of list) {
    const name = document.createElement('dt');
    const key = document.createElement('kbd');
    key.textContent = one.dataset.key ?? '';
    name.append(key);
    const what = document.createElement('dd');
    const said = one.getAttribute('aria-label') ?? one.textContent ?? '';
    what.textContent = said.replace(one.querySelector('kbd')?.textContent ?? '', '').trim();
    body.append(name, what);
  }
  dialog.append(body);
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('click', () => dialog.close());
  document.body.append(dialog);
  dialog.showModal();
  return true;
}
