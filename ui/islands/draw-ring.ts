// The ring of a drawn border: read from GeoJSON, written back, and looked at for crossings.

/** Longitude and latitude, WGS-84 degrees. */
export type Point = [number, number];

/** The outer rings of a GeoJSON text, without the repeated last point; anything else is no ring. */
export function parse(text: string): Point[][] {
  try {
    return rings(JSON.parse(text) as GeoJSON.GeoJSON);
  } catch {
    return [];
  }
}

function rings(value: GeoJSON.GeoJSON): Point[][] {
  switch (value.type) {
    case 'FeatureCollection':
      return value.features.flatMap(rings);
    case 'Feature':
      return value.geometry ? rings(value.geometry) : [];
    case 'Polygon':
      return value.coordinates.slice(0, 1).map(open);
    case 'MultiPolygon':
      return value.coordinates.flatMap((polygon) => polygon.slice(0, 1).map(open));
    case 'GeometryCollection':
      return value.geometries.flatMap(rings);
    default:
      return [];
  }
}

function open(ring: GeoJSON.Position[]): Point[] {
  const points = ring.map((at): Point => [Number(at[0]), Number(at[1])]);
  const [first, last] = [points[0], points[points.length - 1]];
  if (first && last && points.length > 1 && first[0] === last[0] && first[1] === last[1]) points.pop();
  return points;
}

/** The rings as a GeoJSON geometry with seven decimals (about 1 cm); nothing drawn is an empty text. */
export function write(all: Point[][]): string {
  const closed = all
    .filter((ring) => ring.length > 0)
    .map((ring) => [...ring, ring[0] as Point].map((at) => at.map((degrees) => Math.round(degrees * 1e7) / 1e7)));
  if (!closed.length) return '';
  return JSON.stringify({ type: 'MultiPolygon', coordinates: closed.map((ring) => [ring]) });
}

/** Whether two sides of the ring cross. */
export function crossings(ring: Point[]): boolean {
  const side = (n: number): [Point, Point] => [ring[n] as Point, ring[(n + 1) % ring.length] as Point];
  for (let one = 0; one < ring.length; one += 1) {
    for (let other = one + 2; other < ring.length; other += 1) {
      if (one === 0 && other === ring.length - 1) continue;
      if (cross(...side(one), ...side(other))) return true;
    }
  }
  return false;
}

function cross(a: Point, b: Point, c: Point, d: Point): boolean {
  const turn = (p: Point, q: Point, r: Point): number => Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}
