import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { startCity, type City } from './server.ts';

export { expect };
export { expectAccessible } from './accessible.ts';

interface CityPerWorker {
  city: City;
}

interface Watched {
  /** Hears what the pages of a context complain about and whom they ask; whatever is heard fails the journey. */
  watch: (context: BrowserContext) => void;
  /** Watches the journey's own pages. */
  quiet: void;
}

/** `test` with a demo city behind `page.goto('/...')`; a page that complains, or asks another machine, fails. */
export const test = base.extend<Watched, CityPerWorker>({
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
  watch: async ({ city }, use) => {
    const complaints: string[] = [];
    await use((context) => {
      context.on('weberror', (fault) => complaints.push(fault.error().message));
      context.on('console', (message) => {
        // A refused status is an answer, and said on the page; what is left is a fault or a breach of the policy.
        const answer = message.text().startsWith('Failed to load resource');
        if (message.type() === 'error' && !answer) complaints.push(message.text());
      });
      context.on('request', (request) => {
        const { protocol, origin } = new URL(request.url());
        if (protocol.startsWith('http') && origin !== city.url) complaints.push(`asked ${request.url()}`);
      });
    });
    expect(complaints, 'the console stays quiet, and nothing leaves the machine').toEqual([]);
  },
  quiet: [
    async ({ context, watch }, use) => {
      watch(context);
      await use();
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
  securityAdministrator: '安全员',
  auditAdministrator: '审计员',
  observer: '观察员',
} as const;

export type Role = keyof typeof ROLES;

/** Ends the session there is, signs in as one of the demo city's ready accounts and waits until the sign-in page is left. */
export async function signIn(page: Page, role: Role): Promise<void> {
  await page.context().clearCookies();
  // The words on the buttons are Chinese here whatever the journey's language; it shows from the next page on.
  await page.goto('/login?lang=zh-CN');
  await page.locator('.accts').getByRole('button', { name: new RegExp(`^${ROLES[role]}`) }).click();
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

/** Fails if the page is wider than the window, which on a phone means scrolling sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const excess = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(excess, 'pixels that stick out').toBeLessThanOrEqual(0);
}
