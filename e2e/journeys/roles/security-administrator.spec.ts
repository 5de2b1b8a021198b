import { expect, test } from '../../support/journey.ts';
import { signIn } from '../../support/test.ts';

test.use({ guide: { role: 'security-administrator', size: 'desktop' } });

/** An officer for each way of walking, because two walk at a time. */
const OFFICERS: Record<string, string> = { desktop: 'hg01001', phone: 'hg01002', 'desktop-en': 'hg01003', 'phone-en': 'hg01004' };

test('a security administrator locks, unlocks and resets an account', async ({ page, words, step, visit }) => {
  const { t } = words;
  await signIn(page, 'securityAdministrator');
  await visit(page, '/admin/people', 'people');
  await page.getByLabel(t('people-list-find')).fill(OFFICERS[test.info().project.name] ?? 'hg01005');
  await page.getByRole('button', { name: t('people-find'), exact: true }).click();
  await page.locator('main table a').first().click();
  await step(page, 'person');
  const post = await page.locator('main a[href*="?post="]').first().getAttribute('href');
  await page.getByRole('button', { name: t('people-list-lock') }).click();
  await expect(page.getByText(t('people-state-locked')).first()).toBeVisible();
  await step(page, 'locked');
  await page.getByRole('button', { name: t('people-list-unlock') }).click();
  await page.getByRole('button', { name: t('people-list-reset') }).click();
  await expect(page.getByText(t('people-initial-title')).first()).toBeVisible();
  await step(page, 'reset');
  await visit(page, post ?? '/admin/orgs', 'post');
  expect((await page.goto('/admin/audit'))?.status()).toBe(403);
});
