// Resumable upload. Without it the file input is sent with the form as it is.
import { Upload } from 'tus-js-client';

interface Data {
  name: string;
  endpoint: string;
  words: Partial<Record<'choose' | 'drop' | 'retry' | 'remove' | 'failed' | 'done', string>>;
}

/** Takes over the file input: each file is sent at once, the form then carries its number. */
export function mount(root: HTMLElement, given: unknown): void {
  const data = given as Data;
  const input = root.querySelector<HTMLInputElement>('input[type="file"]');
  const list = root.querySelector<HTMLUListElement>('.uploads');
  const field = root.querySelector<HTMLElement>('.filewrap');
  if (!input || !list || !field) return;
  const take = (files: Iterable<File>): void => {
    for (const file of files) list.append(row(file, data));
  };
  input.removeAttribute('name');
  input.addEventListener('change', () => {
    take(input.files ?? []);
    input.value = '';
  });
  field.addEventListener('dragover', (event) => {
    event.preventDefault();
    field.classList.add('over');
  });
  field.addEventListener('dragleave', () => field.classList.remove('over'));
  field.addEventListener('drop', (event) => {
    event.preventDefault();
    field.classList.remove('over');
    take(event.dataTransfer?.files ?? []);
  });
}

function row(file: File, data: Data): HTMLLIElement {
  const item = document.createElement('li');
  const name = document.createElement('span');
  name.className = 'cut';
  name.textContent = file.name;
  const state = document.createElement('span');
  state.className = 'ink-2';
  state.setAttribute('role', 'status');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn sm';
  button.textContent = data.words.remove ?? '×';
  const bar = document.createElement('progress');
  bar.className = 'pg sm';
  bar.max = file.size || 1;
  bar.value = 0;
  bar.setAttribute('aria-label', file.name);
  item.append(name, state, button, bar);

  const token = document.querySelector<HTMLInputElement>('input[name="csrf"]')?.value;
  const sending = new Upload(file, {
    endpoint: data.endpoint,
    retryDelays: [0, 1000, 3000, 8000],
    chunkSize: 4 * 1024 * 1024,
    removeFingerprintOnSuccess: true,
    metadata: { filename: file.name, filetype: file.type },
    headers: token ? { 'X-CSRF-Token': token } : {},
    onProgress: (sent, all) => {
      bar.value = sent;
      state.textContent = `${Math.floor((sent / Math.max(1, all)) * 100)}%`;
    },
    onError: () => {
      state.textContent = data.words.failed ?? '';
      button.textContent = data.words.retry ?? '↻';
      button.dataset.again = '';
    },
    onSuccess: () => {
      state.textContent = data.words.done ?? '';
      bar.remove();
      const number = document.createElement('input');
      number.type = 'hidden';
      number.name = data.name;
      number.value = sending.url?.split('/').pop() ?? '';
      item.append(number);
    },
  });
  button.addEventListener('click', () => {
    if ('again' in button.dataset) {
      delete button.dataset.again;
      button.textContent = data.words.remove ?? '×';
      sending.start();
      return;
    }
    void sending.abort(true).catch(() => undefined);
    item.remove();
  });
  void sending.findPreviousUploads().then((before) => {
    if (before[0]) sending.resumeFromPreviousUpload(before[0]);
    sending.start();
  });
  return item;
}
