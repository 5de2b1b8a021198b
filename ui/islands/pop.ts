// A link marked `data-pop` leads to a page that asks something. With script the question opens at
// the link instead: the same URL answers a fragment to `HX-Request`.

/** Starts to listen; `ready` prepares what was fetched. */
export function pops(ready: (root: ParentNode) => void): void {
  document.addEventListener('click', (event) => {
    const at = event.target instanceof Element ? event.target : null;
    const close = at?.closest('dialog.popdialog [data-close]');
    if (close) {
      event.preventDefault();
      const dialog = close.closest('dialog');
      dialog?.close();
      dialog?.remove();
      return;
    }
    const link = at?.closest<HTMLAnchorElement>('a[data-pop]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    ask(link, ready).catch(() => location.assign(link.href));
  });
}

async function ask(link: HTMLAnchorElement, ready: (root: ParentNode) => void): Promise<void> {
  const answer = await fetch(link.href, { headers: { 'HX-Request': 'true', accept: 'text/html' } });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const form = page.querySelector('form.pop');
  if (!answer.ok || !form) throw new Error(String(answer.status));
  const dialog = document.createElement('dialog');
  dialog.className = 'popdialog';
  dialog.append(document.adoptNode(form));
  document.body.append(dialog);
  ready(dialog);
  dialog.addEventListener('close', () => {
    dialog.remove();
    link.focus();
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.showModal();
  place(dialog, link);
  dialog.querySelector<HTMLElement>('input:checked, button, input')?.focus();
}

/** Beside the field where there is room, else in the middle. */
function place(dialog: HTMLDialogElement, link: HTMLElement): void {
  const at = link.getBoundingClientRect();
  const size = dialog.getBoundingClientRect();
  if (innerWidth < 760) return;
  const left = at.left - size.width - 14 > 8 ? at.left - size.width - 14 : Math.min(at.right + 14, innerWidth - size.width - 8);
  const top = Math.min(Math.max(8, at.top - 24), innerHeight - size.height - 8);
  dialog.classList.add('near');
  dialog.style.margin = '0';
  dialog.style.left = `${left}px`;
  dialog.style.top = `${top}px`;
}
