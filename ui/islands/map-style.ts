// The muted base map, in the colours of the page.
import type { StyleSpecification } from 'maplibre-gl';

/** A style over the city's own tiles; colours are the map roles of the theme in force. */
export function muted(root: HTMLElement): StyleSpecification {
  const styles = getComputedStyle(root);
  const role = (name: string): string => styles.getPropertyValue(name).trim() || '#888888';
  const font = ['Noto Sans CJK SC, PingFang SC, HarmonyOS Sans SC, Microsoft YaHei, sans-serif'];
  return {
    version: 8,
    sources: { base: { type: 'vector', url: `pmtiles://${location.origin}/tiles/base.pmtiles` } },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': role('--m-land') } },
      { id: 'landuse', type: 'fill', source: 'base', 'source-layer': 'landuse', paint: { 'fill-color': role('--m-bg'), 'fill-opacity': 0.7 } },
      { id: 'water', type: 'fill', source: 'base', 'source-layer': 'water', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': role('--seq-2') } },
      { id: 'stream', type: 'line', source: 'base', 'source-layer': 'water', filter: ['==', ['geometry-type'], 'LineString'], paint: { 'line-color': role('--seq-2'), 'line-width': ['interpolate', ['linear'], ['zoom'], 10, 0.8, 16, 3] } },
      { id: 'buildings', type: 'fill', source: 'base', 'source-layer': 'buildings', minzoom: 14, paint: { 'fill-color': role('--m-line'), 'fill-opacity': 0.3, 'fill-outline-color': role('--m-line') } },
      { id: 'roads', type: 'line', source: 'base', 'source-layer': 'roads', layout: { 'line-cap': 'round', 'line-join': 'round' }, paint: { 'line-color': role('--m-road'), 'line-width': ['interpolate', ['exponential', 1.4], ['zoom'], 8, 0.6, 13, 2, 17, 10] } },
      { id: 'boundary', type: 'line', source: 'base', 'source-layer': 'boundary', paint: { 'line-color': role('--m-line'), 'line-width': 1.2, 'line-dasharray': [4, 2] } },
      { id: 'road-names', type: 'symbol', source: 'base', 'source-layer': 'roads', minzoom: 14, filter: ['has', 'name'], layout: { 'symbol-placement': 'line', 'text-field': ['get', 'name'], 'text-font': font, 'text-size': 11 }, paint: { 'text-color': role('--m-label'), 'text-halo-color': role('--m-land'), 'text-halo-width': 1.4 } },
      { id: 'places', type: 'symbol', source: 'base', 'source-layer': 'places', layout: { 'text-field': ['coalesce', ['get', 'name:zh'], ['get', 'name']], 'text-font': font, 'text-size': ['interpolate', ['linear'], ['zoom'], 7, 11, 14, 14] }, paint: { 'text-color': role('--m-label'), 'text-halo-color': role('--m-land'), 'text-halo-width': 1.6 } },
    ],
  };
}
