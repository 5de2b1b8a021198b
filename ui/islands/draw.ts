// Drawing a border on the map. The text field below holds the same line as GeoJSON and is what is sent;
// the table of vertices beside the map is the way for keyboards, and works while tiles are missing.
import { Map as View, Marker, NavigationControl, ScaleControl, addProtocol, setWorkerUrl } from 'maplibre-gl';
import '../css/map.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { Protocol } from 'pmtiles';
import { muted } from './map-style';
import { type Point, crossings, parse, write } from './draw-ring';

interface Data {
  field: string;
  center: Point;
  zoom: number;
  shapes: GeoJSON.FeatureCollection;
  label: string;
  words: Record<string, string>;
}

/** Vertices of neighbours catch a vertex that comes this close, px. */
const SNAP_PX = 12;
/** An arrow key moves the chosen vertex this far, px; with Shift ten times. */
const NUDGE_PX = 1;

export function mount(root: HTMLElement, given: unknown): void {
  const data = given as Data;
  const field = document.getElementById(data.field);
  if (!(field instanceof HTMLTextAreaElement)) return;
  new Drawing(root, data, field);
}

class Drawing {
  private rings: Point[][];
  private chosen = -1;
  private readonly past: string[] = [];
  private readonly view: View;
  private markers: Marker[] = [];
  private readonly table: HTMLTableSectionElement;
  private readonly says: HTMLElement;
  private readonly snap: HTMLInputElement;
  private readonly corners: Point[];

  constructor(
    private readonly root: HTMLElement,
    private readonly data: Data,
    private readonly field: HTMLTextAreaElement,
  ) {
    this.rings = parse(field.value);
    this.corners = corners(data.shapes);
    const bar = document.createElement('div');
    bar.className = 'drawbar';
    const button = (word: string, act: () => void): void => {
      const element = document.createElement('button');
      element.type = 'button';
      element.className = 'btn sm';
      element.textContent = data.words[word] ?? word;
      element.addEventListener('click', act);
      bar.append(element);
    };
    button('undo', () => this.undo());
    button('remove', () => this.remove());
    button('clear', () => this.change([]));
    const label = document.createElement('label');
    label.className = 'tick';
    this.snap = document.createElement('input');
    this.snap.type = 'checkbox';
    this.snap.checked = true;
    label.append(this.snap, document.createTextNode(data.words.snap ?? ''));
    bar.append(label);
    this.says = document.createElement('p');
    this.says.className = 'hint';
    this.says.setAttribute('role', 'status');
    this.says.textContent = data.words.hint ?? '';
    const box = document.createElement('div');
    box.className = 'drawmap';
    box.tabIndex = 0;
    box.setAttribute('role', 'application');
    box.setAttribute('aria-label', data.label);
    box.addEventListener('keydown', (event) => this.key(event));
    const list = document.createElement('details');
    list.className = 'drawlist';
    const title = document.createElement('summary');
    title.textContent = data.words.table ?? '';
    const table = document.createElement('table');
    table.className = 'tbl low';
    const head = table.createTHead().insertRow();
    for (const word of ['vertex', 'lon', 'lat', '']) {
      const cell = document.createElement('th');
      cell.textContent = word ? (data.words[word] ?? word) : '';
      head.append(cell);
    }
    this.table = table.createTBody();
    list.append(title, table);
    root.replaceChildren(bar, box, this.says, list);
    setWorkerUrl(workerUrl);
    addProtocol('pmtiles', new Protocol().tile);
    this.view = new View({
      container: box,
      style: muted(root),
      center: data.center,
      zoom: data.zoom,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      fadeDuration: 0,
      keyboard: false,
      locale: { 'NavigationControl.ZoomIn': data.words.in ?? '', 'NavigationControl.ZoomOut': data.words.out ?? '', 'Map.Title': data.label },
    });
    this.view.touchZoomRotate.disableRotation();
    this.view.doubleClickZoom.disable();
    this.view.addControl(new NavigationControl({ showCompass: false }), 'top-left');
    this.view.addControl(new ScaleControl({ maxWidth: 90 }), 'bottom-left');
    this.fit();
    this.view.on('load', () => this.layers());
    this.view.on('click', (event) => this.add([event.lngLat.lng, event.lngLat.lat]));
    this.view.getCanvas().classList.add('picking');
    new MutationObserver(() => {
      this.view.setStyle(muted(root));
      this.view.once('styledata', () => this.layers());
    }).observe(document.documentElement, { attributeFilter: ['data-theme'] });
    field.addEventListener('change', () => {
      this.rings = parse(field.value);
      this.chosen = -1;
      this.show();
    });
    this.show();
  }

  private get ring(): Point[] {
    return this.rings[0] ?? [];
  }

  /** The whole border in view, with room around its vertices. */
  private fit(): void {
    const [first, ...rest] = this.ring;
    if (!first) return;
    const box: [number, number, number, number] = [first[0], first[1], first[0], first[1]];
    for (const [lon, lat] of rest) [box[0], box[1], box[2], box[3]] = [Math.min(box[0], lon), Math.min(box[1], lat), Math.max(box[2], lon), Math.max(box[3], lat)];
    this.view.fitBounds(box, { padding: 48, animate: false });
  }

  private layers(): void {
    if (this.view.getSource('around')) return;
    const styles = getComputedStyle(this.root);
    const role = (name: string): string => styles.getPropertyValue(name).trim() || '#888888';
    this.view.addSource('around', { type: 'geojson', data: this.data.shapes });
    this.view.addLayer({ id: 'around-line', type: 'line', source: 'around', filter: ['==', ['get', 'kind'], 'grid'], paint: { 'line-color': role('--c-ink-3'), 'line-width': 1.5 } });
    this.view.addLayer({ id: 'around-ring', type: 'line', source: 'around', filter: ['==', ['get', 'kind'], 'ring'], paint: { 'line-color': role('--c-ink-2'), 'line-width': 2, 'line-dasharray': [4, 2] } });
    this.view.addLayer({ id: 'around-name', type: 'symbol', source: 'around', layout: { 'text-field': ['get', 'name'], 'text-font': ['Noto Sans CJK SC, PingFang SC, Microsoft YaHei, sans-serif'], 'text-size': 12 }, paint: { 'text-color': role('--m-label'), 'text-halo-color': role('--m-land'), 'text-halo-width': 1.4 } });
    this.view.addSource('own', { type: 'geojson', data: this.shape() });
    this.view.addLayer({ id: 'own-fill', type: 'fill', source: 'own', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': role('--c-brand'), 'fill-opacity': 0.15 } });
    this.view.addLayer({ id: 'own-line', type: 'line', source: 'own', paint: { 'line-color': role('--c-brand'), 'line-width': 2.5 } });
  }

  private shape(): GeoJSON.FeatureCollection {
    const features = this.rings
      .filter((ring) => ring.length > 1)
      .map((ring): GeoJSON.Feature => {
        const closed = [...ring, ring[0] as Point];
        const geometry: GeoJSON.Geometry = ring.length > 2 ? { type: 'Polygon', coordinates: [closed] } : { type: 'LineString', coordinates: ring };
        return { type: 'Feature', properties: {}, geometry };
      });
    return { type: 'FeatureCollection', features };
  }

  /** Takes a new ring, keeps the one before for undo, and writes the field. */
  private change(ring: Point[]): void {
    this.past.push(this.field.value);
    const rest = this.rings.slice(1);
    this.rings = ring.length ? [ring, ...rest] : rest;
    this.field.value = write(this.rings);
    this.chosen = Math.min(this.chosen, ring.length - 1);
    this.show();
  }

  private undo(): void {
    const before = this.past.pop();
    if (before === undefined) return;
    this.field.value = before;
    this.rings = parse(before);
    this.chosen = -1;
    this.show();
  }

  /** A press on the map: a new vertex behind the chosen one, or into the nearest side. */
  private add(at: Point): void {
    const ring = [...this.ring];
    const place = this.chosen >= 0 ? this.chosen + 1 : ring.length;
    ring.splice(place, 0, this.caught(at));
    this.chosen = place;
    this.change(ring);
  }

  private remove(): void {
    const at = this.chosen >= 0 ? this.chosen : this.ring.length - 1;
    if (at < 0) return;
    this.change(this.ring.filter((_, n) => n !== at));
  }

  private move(n: number, to: Point): void {
    const ring = [...this.ring];
    ring[n] = to;
    this.change(ring);
  }

  /** The neighbour's vertex where one is near enough, so that two grids share a line. */
  private caught(at: Point): Point {
    if (!this.snap.checked) return at;
    const here = this.view.project(at);
    let best: Point = at;
    let least = SNAP_PX;
    for (const corner of this.corners) {
      const there = this.view.project(corner);
      const distance = Math.hypot(there.x - here.x, there.y - here.y);
      if (distance < least) [least, best] = [distance, corner];
    }
    return best;
  }

  private key(event: KeyboardEvent): void {
    const steps: Record<string, [number, number]> = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
    const step = steps[event.key];
    if (step && this.chosen >= 0) {
      const far = NUDGE_PX * (event.shiftKey ? 10 : 1);
      const at = this.view.project(this.ring[this.chosen] as Point);
      const to = this.view.unproject([at.x + step[0] * far, at.y + step[1] * far]);
      this.move(this.chosen, [to.lng, to.lat]);
    } else if (event.key === 'Delete' || event.key === 'Backspace') this.remove();
    else if (event.key === 'z' && (event.ctrlKey || event.metaKey)) this.undo();
    else if (event.key === 'Enter') this.chosen = -1;
    else return;
    event.preventDefault();
    this.show();
  }

  private show(): void {
    const source = this.view.getSource('own');
    if (source && 'setData' in source) (source as { setData(data: GeoJSON.FeatureCollection): void }).setData(this.shape());
    for (const marker of this.markers) marker.remove();
    this.markers = this.ring.map((at, n) => {
      const dot = document.createElement('button');
      dot.type = 'button';
      dot.className = 'vertex';
      dot.textContent = String(n + 1);
      dot.setAttribute('aria-label', `${this.data.words.vertex ?? ''} ${n + 1}`);
      dot.setAttribute('aria-pressed', String(n === this.chosen));
      dot.addEventListener('click', (event) => {
        event.stopPropagation();
        this.chosen = n;
        this.show();
      });
      const marker = new Marker({ element: dot, draggable: true }).setLngLat(at).addTo(this.view);
      marker.on('dragend', () => {
        const to = marker.getLngLat();
        this.chosen = n;
        this.move(n, this.caught([to.lng, to.lat]));
      });
      return marker;
    });
    const wrong = crossings(this.ring);
    this.says.textContent = wrong ? (this.data.words.crosses ?? '') : (this.data.words.hint ?? '');
    this.says.classList.toggle('danger-ink', wrong);
    this.rows();
  }

  private rows(): void {
    // Not under somebody's hands: the row being typed in stays.
    const typing = this.table.contains(document.activeElement) && document.activeElement instanceof HTMLInputElement;
    if (typing && this.table.rows.length === this.ring.length) return;
    this.table.replaceChildren(
      ...this.ring.map((at, n) => {
        const row = document.createElement('tr');
        const name = document.createElement('td');
        name.textContent = String(n + 1);
        row.append(name);
        ([0, 1] as const).forEach((axis) => {
          const input = document.createElement('input');
          input.className = 'in';
          input.inputMode = 'decimal';
          input.value = at[axis].toFixed(6);
          input.setAttribute('aria-label', `${this.data.words.vertex ?? ''} ${n + 1} ${this.data.words[axis === 0 ? 'lon' : 'lat'] ?? ''}`);
          input.addEventListener('change', () => {
            const value = Number(input.value);
            if (!Number.isFinite(value)) return;
            const next: Point = [...(this.ring[n] as Point)];
            next[axis] = value;
            this.move(n, next);
          });
          const cell = document.createElement('td');
          cell.append(input);
          row.append(cell);
        });
        const acts = document.createElement('td');
        acts.className = 'row';
        for (const [word, act] of [
          ['add', (): void => this.between(n)],
          ['remove', (): void => { this.chosen = n; this.remove(); }],
        ] as const) {
          const button = document.createElement('button');
          button.type = 'button';
          button.className = 'btn sm ghost';
          button.textContent = this.data.words[word] ?? word;
          button.addEventListener('click', act);
          acts.append(button);
        }
        row.append(acts);
        return row;
      }),
    );
  }

  /** A vertex half-way to the next one. */
  private between(n: number): void {
    const ring = [...this.ring];
    const from = ring[n] as Point;
    const to = ring[(n + 1) % ring.length] as Point;
    ring.splice(n + 1, 0, [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]);
    this.chosen = n + 1;
    this.change(ring);
  }
}

function corners(shapes: GeoJSON.FeatureCollection): Point[] {
  const all: Point[] = [];
  for (const feature of shapes.features) for (const ring of parse(JSON.stringify(feature.geometry))) all.push(...ring);
  return all;
}
