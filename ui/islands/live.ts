// Parts that the server says have changed are fetched again and merged in, keeping focus and words.
import htmx from 'htmx.org';

/** Several changes within this many milliseconds are one fetch. */
const QUIET = 400;
/** A part is not fetched while someone types in it; it is tried again after this. */
const BUSY = 3000;

const waiting = new Map<string, number>();

/** Opens the stream of the topics named by `<body data-live>`, while the page is seen. */
export function live(): void {
  const topics = document.body.dataset.live;
  if (!topics) return;
  let stream: EventSource | undefined;
  const open = (): void => {
    if (stream || document.hidden) return;
    stream = new EventSource(`/live?${new URLSearchParams({ topics })}`);
    stream.addEventListener('changed', (event: MessageEvent<string>) => changed(event.data === '*' ? '' : event.data));
    stream.onopen = () => document.body.removeAttribute('data-live-lost');
    stream.onerror = () => document.body.setAttribute('data-live-lost', '');
  };
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      stream?.close();
      stream = undefined;
    } else {
      open();
      changed('');
    }
  });
  open();
}

function changed(topic: string): void {
  for (const part of document.querySelectorAll<HTMLElement>('[data-live-src]')) {
    const own = part.dataset.liveTopic;
    if (!own || !topic || own === topic) later(part.id, QUIET);
  }
}

function later(id: string, wait: number): void {
  if (!id || waiting.has(id)) return;
  waiting.set(id, window.setTimeout(() => {
    waiting.delete(id);
    const part = document.getElementById(id);
    const src = part?.dataset.liveSrc;
    if (!part || !src) return;
    const at = document.activeElement;
    const writing = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement;
    const chosen = part.querySelector('input[type="checkbox"]:checked, details[open], dialog[open]');
    if (chosen || (writing && part.contains(at))) later(id, BUSY);
    else void htmx.ajax('GET', src, { target: part, swap: 'outerMorph' });
  }, wait));
}
