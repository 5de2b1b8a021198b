// "Here": writes the position of this device into two fields of the form. Without it a place is named, or pointed at
// on the map.

interface Data {
  lon: string;
  lat: string;
  clear: string[];
  /** The form is sent as soon as the position is known. */
  send?: boolean;
  words: Record<'use' | 'asking' | 'found' | 'failed', string>;
}

/** Adds the button; a device that cannot say where it is gets none. */
export function mount(root: HTMLElement, given: unknown): void {
  const data = given as Data;
  const form = root.closest('form');
  const field = (name: string): HTMLInputElement | null => form?.querySelector(`input[name="${CSS.escape(name)}"]`) ?? null;
  const lon = field(data.lon);
  const lat = field(data.lat);
  if (!lon || !lat || !('geolocation' in navigator)) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn';
  button.textContent = data.words.use;
  const state = document.createElement('p');
  state.className = 'here-state';
  state.setAttribute('role', 'status');
  root.append(button, state);
  button.addEventListener('click', () => {
    state.textContent = data.words.asking;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        lon.value = coords.longitude.toFixed(6);
        lat.value = coords.latitude.toFixed(6);
        // What was typed before names another place.
        for (const name of data.clear) {
          const typed = field(name);
          if (typed) typed.value = '';
        }
        state.textContent = data.words.found.replace('{m}', String(Math.ceil(coords.accuracy)));
        if (data.send) form?.requestSubmit();
      },
      () => {
        state.textContent = data.words.failed;
      },
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    );
  });
}
