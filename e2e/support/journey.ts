import type { BrowserContextOptions, Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Api } from './api.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, test as base } from './test.ts';
import { Words, type Lang } from './words.ts';

export { expect };

/** On which size the pictures of a guide are taken: that of the device on which its readers work. */
export type Size = 'desktop' | 'phone';

interface Journey {
  /** Words of the language in which this run walks. */
  words: Words;
  /** Looks at the page as it stands; with a name it is a step of the role's guide, and SHOTS=1 takes its picture. */
  step: (page: Page, name?: string) => Promise<void>;
  /** Opens a page of the product, which must answer 200, and looks at it. */
  visit: (page: Page, path: string, name?: string) => Promise<void>;
  /** Another person's browser, of the same size and language. */
  another: (more?: BrowserContextOptions) => Promise<Page>;
}

interface PerRole {
  /** The guide that this journey illustrates and the size of its pictures. */
  guide: { readonly role: string; readonly size: Size };
}

const PICTURES = { desktop: { width: 1250, height: 630 }, phone: { width: 390, height: 844 } };
/** Of webp: text stays readable, a page stays under 60 kB and all guides together under 6 MB. */
const QUALITY = 28;

export const test = base.extend<Journey & PerRole, { api: Api }>({
  api: [
    async ({ city }, use) => {
      await use(new Api(city.url));
    },
    { scope: 'worker' },
  ],
  guide: [{ role: 'none', size: 'desktop' }, { option: true }],
  words: async ({ locale }, use) => {
    await use(new Words(locale === 'en' ? 'en' : 'zh-CN'));
  },
  step: async ({ guide, words }, use) => {
    await use(async (page, name) => {
      await expect(page.locator('body'), 'no key stands for words').not.toContainText('⟦');
      await expectNoSidewaysScroll(page);
      // A run for pictures is for pictures: without axe-core it takes a quarter of the time.
      if (process.env['SHOTS'] !== '1') return expectAccessible(page);
      const size: Size = test.info().project.name.startsWith('phone') ? 'phone' : 'desktop';
      if (name !== undefined && size === guide.size) {
        await picture(page, size, `docs/guides/images/${words.lang}/${guide.role}/${name}.webp`);
      }
    });
  },
  visit: async ({ step }, use) => {
    await use(async (page, path, name) => {
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBe(200);
      await step(page, name);
    });
  },
  another: async ({ browser, baseURL, locale, viewport, isMobile, hasTouch, watch }, use) => {
    const open: Page[] = [];
    await use(async (more = {}) => {
      const context = await browser.newContext({
        ...(baseURL === undefined ? {} : { baseURL }),
        ...(locale === undefined ? {} : { locale }),
        viewport,
        isMobile,
        hasTouch,
        timezoneId: 'Asia/Shanghai',
        ...more,
      });
      watch(context);
      const page = await context.newPage();
      open.push(page);
      return page;
    });
    for (const page of open) await page.context().close();
  },
});

/** Writes the window as webp, which Playwright itself does not offer. */
async function picture(page: Page, size: Size, path: string): Promise<void> {
  const window = page.viewportSize();
  await page.setViewportSize(PICTURES[size]);
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
  await devtools.detach();
  if (window !== null) await page.setViewportSize(window);
  const file = fileURLToPath(new URL(`../../${path}`, import.meta.url));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, data, 'base64');
}

/** Fills and sends the form of one act, and answers when the story shows it. */
export async function act(
  page: Page,
  { words, step }: Pick<Journey, 'words' | 'step'>,
  number: string,
  event: string,
  fill: (page: Page) => Promise<void>,
  name?: string,
): Promise<void> {
  const answer = await page.goto(`/matters/${number}/${event}`);
  expect(answer?.status(), event).toBe(200);
  await fill(page);
  await step(page, name);
  await page.getByRole('button', { name: words.starts(`desk-go-${event}`) }).click();
  await expect(page).not.toHaveURL(new RegExp(`/matters/${number}/${event}`));
}

/** The word for a matter's state, beside its title. */
export const state = (page: Page) => page.locator('.pagehead .st').first();

export type { Lang };
