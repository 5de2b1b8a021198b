import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { startCity, type City } from './server.ts';

export { expect };

interface CityPerWorker {
  city: City;
}

/** `test` with a demo city behind `page.goto('/...')`; a page that complains in its console fails. */
export const test = base.extend<{ quiet: void }, CityPerWorker>({
  city: [
    // Playwright reads the names of what a fixture needs from this pattern; the city needs nothing.
    // biome-ignore lint/correctness/noEmptyPattern: see above
    async ({}, use) => {
      const city = await startCity();
      await use(city);
      await city.stop();
    },
    { scope: 'worker', timeout: 200_000 },
  ],
  baseURL: async ({ city }, use) => {
    await use(city.url);
  },
  quiet: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (fault) => complaints.push(fault.message));
      page.on('console', (message) => {
        // A refused status is an answer, and said on the page; what is left is a fault or a breach of the policy.
        const answer = message.text().startsWith('Failed to load resource');
        if (message.type() === 'error' && !answer) complaints.push(message.text());
      });
      await use();
      expect(complaints, 'the console stays quiet').toEqual([]);
    },
    { auto: true },
  ],
});

/** The accounts of a demo city, each by the word that its button at the sign-in page begins with. */
export const ROLES = {
  resident: '群众',
  window: '窗口',
  triage: '分流',
  handler: '承办',
  leader: '负责人',
  gridWorker: '网格员',
  director: '主任',
  supervisor: '督办',
  administrator: '管理员',
  observer: '观察员',
} as const;

export type Role = keyof typeof ROLES;

/** Ends the session there is, signs in as one of the demo city's ready accounts and waits until the sign-in page is left. */
export async function signIn(page: Page, role: Role): Promise<void> {
  await page.context().clearCookies();
  await page.goto('/login');
  await page.locator('.accts').locator('a, button').filter({ hasText: ROLES[role] }).first().click();
  await page.waitForURL((url) => url.pathname !== '/login');
}

/** Small enough to be read beside text. */
const PICTURE = { width: 1280, height: 800 };

/** With SHOTS=1, writes the window of the desktop to docs/images/NAME.png; at every other time nothing. */
export async function shot(page: Page, name: string): Promise<void> {
  if (process.env['SHOTS'] !== '1' || test.info().project.name !== 'desktop') return;
  const window = page.viewportSize() ?? PICTURE;
  await page.setViewportSize(PICTURE);
  await page.screenshot({
    path: fileURLToPath(new URL(`../../docs/images/${name}.png`, import.meta.url)),
    animations: 'disabled',
  });
  await page.setViewportSize(window);
}

/** Fails with the list of what breaks WCAG 2.2 A or AA on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.slice(0, 5).map(({ target }) => target.join(' ')),
  }));
  expect(found).toEqual([]);
}

/** Fails if the page is wider than the window, which on a phone means scrolling sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const excess = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(excess, 'pixels that stick out').toBeLessThanOrEqual(0);
}
