import { startCity } from './server.ts';

/** Makes the one city in which all journeys are walked, and ends it after the last. */
export default async function setUp(): Promise<() => Promise<void>> {
  const city = await startCity();
  process.env['ANXIN_URL'] = city.url;
  return () => city.stop();
}
