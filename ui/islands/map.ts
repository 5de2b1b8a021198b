// The map. Tiles come from our own server in one file read in ranges; no other host is asked.
// Letters are drawn on this device, so no glyph server is needed either.
import { Map as View, Marker, NavigationControl, ScaleControl, addProtocol, setWorkerUrl } from 'maplibre-gl';
import '../css/map.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { Protocol } from 'pmtiles';
import { muted } from './map-style';

interface Mark {
  lon: number;
  lat: number;
  text: string;
  label: string;
  href: string;
  kind: string;
}

interface Data {
  center: [number, number];
  zoom: number;
  style?: string;
  marks: Mark[];
  shapes: GeoJSON.FeatureCollection | null;
  pick: [string, string] | null;
  words: { in: string; out: string };
  label: string;
}

let started = false;

/** Replaces the fallback by a map; the list beside it stays the twin. */
export function mount(root: HTMLElement, given: unknown): void {
  const data = given as Data;
  if (!started) {
    started = true;
    setWorkerUrl(workerUrl);
    addProtocol('pmtiles', new Protocol().tile);
  }
  const box = document.createElement('div');
  box.className = 'mapbox';
  root.append(box);
  const view = new View({
    container: box,
    style: data.style ?? muted(root),
    center: data.center,
    zoom: data.zoom + narrower(box, data),
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    cooperativeGestures: false,
    fadeDuration: 0,
    locale: { 'NavigationControl.ZoomIn': data.words.in, 'NavigationControl.ZoomOut': data.words.out, 'Map.Title': data.label },
  });
  view.touchZoomRotate.disableRotation();
  view.addControl(new NavigationControl({ showCompass: false }), 'top-left');
  view.addControl(new ScaleControl({ maxWidth: 90 }), 'bottom-left');
  view.on('load', () => {
    root.querySelector('.mapless')?.remove();
    if (data.shapes) shapes(view, root, data.shapes);
  });
  for (const mark of data.marks) new Marker({ element: pin(mark), anchor: mark.kind === 'here' ? 'bottom' : 'center' }).setLngLat([mark.lon, mark.lat]).addTo(view);
  if (data.pick) pick(view, data.pick);
  // The colours are read from the page, so a change of theme draws the map again.
  new MutationObserver(() => {
    if (!data.style) view.setStyle(muted(root));
    if (data.shapes) view.once('styledata', () => shapes(view, root, data.shapes as GeoJSON.FeatureCollection));
  }).observe(document.documentElement, { attributeFilter: ['data-theme'] });
}

/** A view of borders is meant for a figure of 600 by 400 px; a smaller one shows the same land from farther away. */
function narrower(box: HTMLElement, data: Data): number {
  const room = Math.min(box.clientWidth, box.clientHeight * 1.5);
  return data.shapes && room > 0 ? Math.min(0, Math.log2(room / 600)) : 0;
}

function pin(mark: Mark): HTMLElement {
  const element = document.createElement(mark.href ? 'a' : 'div');
  if (element instanceof HTMLAnchorElement) element.href = mark.href;
  element.className = 'pin';
  element.dataset.k = mark.kind;
  element.title = mark.label;
  element.setAttribute('aria-label', mark.label || mark.text);
  const text = document.createElement('span');
  text.textContent = mark.text;
  element.append(text);
  // The marker turns its element by its own transform, so the leaning pin sits one level deeper.
  const holder = document.createElement('div');
  holder.append(element);
  return holder;
}

function shapes(view: View, root: HTMLElement, geojson: GeoJSON.FeatureCollection): void {
  if (view.getSource('shapes')) return;
  const role = roles(root);
  view.addSource('shapes', { type: 'geojson', data: geojson });
  view.addLayer({ id: 'shape-fill', type: 'fill', source: 'shapes', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': role('--c-brand'), 'fill-opacity': ['case', ['==', ['get', 'kind'], 'ring'], 0, 0.08] } });
  // Pattern first, hue second: grid solid, police dashed, party dotted.
  const lines: [string, number[] | undefined, string][] = [['grid', undefined, '--c-brand'], ['police', [4, 2], '--ch-3'], ['party', [1, 2], '--ch-2'], ['ring', [2, 2], '--c-brand']];
  for (const [kind, dash, colour] of lines) {
    view.addLayer({ id: `shape-${kind}`, type: 'line', source: 'shapes', filter: ['==', ['get', 'kind'], kind], paint: { 'line-color': role(colour), 'line-width': 2, ...(dash ? { 'line-dasharray': dash } : {}) } });
  }
  view.addLayer({ id: 'shape-other', type: 'line', source: 'shapes', filter: ['!', ['has', 'kind']], paint: { 'line-color': role('--c-brand'), 'line-width': 2 } });
}

function roles(root: HTMLElement): (name: string) => string {
  const styles = getComputedStyle(root);
  return (name) => styles.getPropertyValue(name).trim() || '#888888';
}

function pick(view: View, [lonName, latName]: [string, string]): void {
  const input = (name: string): HTMLInputElement | null => document.querySelector(`input[name="${CSS.escape(name)}"]`);
  const lon = input(lonName);
  const lat = input(latName);
  if (!lon || !lat) return;
  const marker = new Marker({ element: pin({ lon: 0, lat: 0, text: '', label: '', href: '', kind: 'here' }), anchor: 'bottom', draggable: true });
  const put = (at: { lng: number; lat: number }): void => {
    marker.setLngLat([at.lng, at.lat]).addTo(view);
    lon.value = at.lng.toFixed(6);
    lat.value = at.lat.toFixed(6);
    for (const one of [lon, lat]) one.dispatchEvent(new Event('change', { bubbles: true }));
  };
  if (lon.value && lat.value) marker.setLngLat([Number(lon.value), Number(lat.value)]).addTo(view);
  view.on('click', (event) => put(event.lngLat));
  marker.on('dragend', () => put(marker.getLngLat()));
  view.getCanvas().classList.add('picking');
}
