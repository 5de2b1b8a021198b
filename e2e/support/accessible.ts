import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

/** What breaks a rule, and where. */
interface Found {
  readonly theme: string;
  readonly id: string;
  readonly help: string;
  readonly where: string[];
}

/** Rows of a long list are alike: past this many they say nothing new, and looking at all of them takes minutes. */
const ROWS = 25;

/**
 * Fails with the list of what breaks WCAG 2.2 A or AA on the page as it stands; in the dark only contrast is looked at
 * again, because nothing else about a page changes with its theme.
 */
export async function expectAccessible(page: Page): Promise<void> {
  // What is being asked for is paler until the answer is there.
  await expect(page.locator('.htmx-request')).toHaveCount(0);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const found = await page.evaluate(async (rows) => {
    const page = (window as unknown as { axe: typeof axe }).axe;
    const root = document.documentElement;
    const themeBefore = root.dataset['theme'];
    // What lies under a bar that stays in the window is no smaller for it: it is scrolled to.
    const bars = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) =>
      ['fixed', 'sticky'].includes(getComputedStyle(element).position),
    );
    for (const bar of bars) bar.style.position = 'static';
    const context = {
      exclude: [[`tbody > tr:nth-child(n + ${rows})`], [`main li:nth-child(n + ${rows})`]].filter(
        ([selector]) => selector !== undefined && document.querySelector(selector) !== null,
      ) as [string][],
    };
    const found: Found[] = [];
    const look = async (theme: string, runOnly: object) => {
      const options = { runOnly, resultTypes: ['violations'], elementRef: false } as Parameters<typeof page.run>[1];
      const { violations } = await page.run({ include: [['html']], ...context }, options);
      for (const { id, help, nodes } of violations) {
        const where = nodes.slice(0, 5).map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary ?? ''}`);
        found.push({ theme, id, help, where });
      }
    };
    for (const glide of document.getAnimations()) if (glide instanceof CSSTransition) glide.finish();
    await look('light', { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
    root.dataset['theme'] = 'dark';
    // Colours glide from one theme to the other; what counts is where they arrive.
    for (const glide of document.getAnimations()) if (glide instanceof CSSTransition) glide.finish();
    await look('dark', { type: 'rule', values: ['color-contrast'] });
    if (themeBefore === undefined) delete root.dataset['theme'];
    else root.dataset['theme'] = themeBefore;
    for (const glide of document.getAnimations()) if (glide instanceof CSSTransition) glide.finish();
    for (const bar of bars) bar.style.removeProperty('position');
    return found;
  }, ROWS);
  expect(found, new URL(page.url()).pathname).toEqual([]);
}
