// Fields that help while typing: digits in groups, addresses found in the tree. The server checks
// everything again and takes spaces out.

/** Starts the helping fields under `root`. */
export function fields(root: ParentNode): void {
  for (const input of root.querySelectorAll<HTMLInputElement>('input[data-group]:not([data-helped])')) {
    input.dataset.helped = '';
    const sizes = (input.dataset.group ?? '').split(' ').map(Number);
    input.addEventListener('input', () => group(input, sizes));
  }
  for (const part of root.querySelectorAll<HTMLElement>('[data-address]:not([data-helped])')) {
    part.dataset.helped = '';
    address(part, part.dataset.address ?? '');
  }
}

function group(input: HTMLInputElement, sizes: number[]): void {
  if (input.selectionStart !== input.value.length) return; // Someone corrects the middle.
  const plain = input.value.replace(/\s+/g, '');
  if (!/^\d*[\dXx]?$/.test(plain)) return;
  const out: string[] = [];
  let at = 0;
  for (const size of sizes) {
    if (at >= plain.length) break;
    out.push(plain.slice(at, at + size));
    at += size;
  }
  if (at < plain.length) out.push(plain.slice(at));
  input.value = out.join(' ');
}

interface Found {
  id: string;
  label: string;
  more?: string;
}

function address(part: HTMLElement, src: string): void {
  const input = part.querySelector<HTMLInputElement>('input[role="combobox"]');
  const chosen = part.querySelector<HTMLInputElement>('input[type="hidden"]');
  const list = part.querySelector<HTMLUListElement>('.found');
  if (!input || !chosen || !list || !src) return;
  let pause = 0;
  let asked = 0;
  const close = (): void => {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const take = (item: HTMLElement): void => {
    input.value = item.dataset.label ?? '';
    chosen.value = item.dataset.id ?? '';
    close();
    chosen.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const show = (found: Found[]): void => {
    list.replaceChildren(...found.map((one, at) => {
      const item = document.createElement('li');
      item.id = `${list.id}-${at}`;
      item.role = 'option';
      item.dataset.id = one.id;
      item.dataset.label = one.label;
      item.append(one.label);
      if (one.more) {
        const more = document.createElement('small');
        more.textContent = one.more;
        item.append(more);
      }
      item.addEventListener('mousedown', (event) => {
        event.preventDefault();
        take(item);
      });
      return item;
    }));
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(found.length > 0));
  };
  const ask = async (): Promise<void> => {
    const words = input.value.trim();
    const mine = ++asked;
    if (words.length < 2) return close();
    const answer = await fetch(`${src}?${new URLSearchParams({ q: words })}`, { headers: { accept: 'application/json' } });
    if (answer.ok && mine === asked) show((await answer.json()) as Found[]);
  };
  input.addEventListener('input', () => {
    chosen.value = '';
    clearTimeout(pause);
    pause = window.setTimeout(() => void ask().catch(close), 220);
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (list.hidden) return;
    const items = [...list.children] as HTMLElement[];
    const at = items.findIndex((item) => item.getAttribute('aria-selected') === 'true');
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const next = items[(at + (event.key === 'ArrowDown' ? 1 : -1) + items.length) % items.length];
      items[at]?.removeAttribute('aria-selected');
      next?.setAttribute('aria-selected', 'true');
      next?.scrollIntoView({ block: 'nearest' });
      if (next) input.setAttribute('aria-activedescendant', next.id);
    } else if (event.key === 'Enter' && items[at]) {
      event.preventDefault();
      take(items[at]);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    }
  });
}
