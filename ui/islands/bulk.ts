// Choosing rows: all at once, a range with Shift, and the bar that counts them.

/** Starts the tables under `root` that have a checkbox column. */
export function bulk(root: ParentNode): void {
  for (const bar of root.querySelectorAll<HTMLElement>('.bulkbar:not([data-counting])')) {
    bar.dataset.counting = '';
    const form = bar.dataset.bulk ?? '';
    const says = bar.querySelector<HTMLElement>('.says');
    const boxes = (): HTMLInputElement[] =>
      [...document.querySelectorAll<HTMLInputElement>(`input[type="checkbox"][form="${CSS.escape(form)}"]`)];
    const count = (): void => {
      const number = boxes().filter((box) => box.checked).length;
      bar.hidden = number === 0;
      if (says) says.textContent = (bar.dataset.words ?? '').replace('{n}', String(number));
      const all = document.querySelector<HTMLInputElement>(`[data-choose-all="${CSS.escape(form)}"]`);
      if (all) {
        all.checked = number > 0 && number === boxes().length;
        all.indeterminate = number > 0 && number < boxes().length;
      }
    };
    let last: HTMLInputElement | undefined;
    document.addEventListener('click', (event) => {
      const box = event.target;
      if (!(box instanceof HTMLInputElement)) return;
      const list = boxes();
      if (box.dataset.chooseAll === form) for (const one of list) one.checked = box.checked;
      else if (!list.includes(box)) return;
      else {
        if (event.shiftKey && last && list.includes(last)) {
          const [from, to] = [list.indexOf(last), list.indexOf(box)].sort((a, b) => a - b);
          for (const one of list.slice(from, (to ?? 0) + 1)) one.checked = box.checked;
        }
        last = box;
      }
      count();
    });
    count();
  }
}
