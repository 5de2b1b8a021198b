// Words being written are kept on this device until they are sent. Passwords and files never are.

/** Pause after the last key before a draft is kept, in milliseconds. */
const PAUSE = 2000;

/** Restores and then keeps the forms under `root` marked `data-draft`. */
export function drafts(root: ParentNode): void {
  for (const form of root.querySelectorAll<HTMLFormElement>('form[data-draft]:not([data-kept])')) {
    form.dataset.kept = '';
    const key = `draft:${form.dataset.draft}`;
    restore(form, localStorage.getItem(key));
    let pause = 0;
    form.addEventListener('input', () => {
      clearTimeout(pause);
      pause = window.setTimeout(() => keep(form, key), PAUSE);
    });
    form.addEventListener('submit', () => {
      clearTimeout(pause);
      localStorage.removeItem(key);
    });
  }
}

function fields(form: HTMLFormElement): (HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement)[] {
  return [...form.elements].filter((one): one is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement =>
    (one instanceof HTMLInputElement && !['hidden', 'password', 'file', 'submit'].includes(one.type) && !one.autocomplete.includes('one-time'))
    || one instanceof HTMLTextAreaElement || one instanceof HTMLSelectElement);
}

function keep(form: HTMLFormElement, key: string): void {
  const values = fields(form).filter((one) => one.name).map((one) =>
    [one.name, one.value, one instanceof HTMLInputElement && ['radio', 'checkbox'].includes(one.type) ? one.checked : true] as const);
  try {
    localStorage.setItem(key, JSON.stringify(values));
  } catch {
    return; // The device keeps nothing; the words are still in the form.
  }
  const state = document.querySelector<HTMLElement>('[data-draft-state]');
  const words = state?.querySelector('span');
  if (!state || !words) return;
  const time = new Date().toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false });
  words.textContent = (state.dataset.draftState ?? '').replace('{t}', time);
  state.hidden = false;
}

function restore(form: HTMLFormElement, text: string | null): void {
  if (!text) return;
  let values: [string, string, boolean][];
  try {
    values = JSON.parse(text);
  } catch {
    return;
  }
  for (const [name, value, on] of values) {
    for (const one of fields(form).filter((field) => field.name === name)) {
      const boxes = one instanceof HTMLInputElement && ['radio', 'checkbox'].includes(one.type);
      if (boxes) {
        if (one.value === value) (one as HTMLInputElement).checked = on;
      } else if (!one.value) {
        one.value = value; // What the server sent wins over what was kept.
      }
    }
  }
}
