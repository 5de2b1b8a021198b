import { expect, test } from '../../support/journey.ts';
import { signIn } from '../../support/test.ts';

test.use({ guide: { role: 'system-administrator', size: 'desktop' } });

/** Two days of the next year, as the notice of a holiday is typed in. */
const YEAR = JSON.stringify({
  year: 2027,
  days: [
    { name: '元旦', date: '2027-01-01', isOffDay: true },
    { name: '元旦', date: '2027-01-02', isOffDay: true },
  ],
});

test('a system administrator makes an account, drafts a kind and tries a holiday notice', async ({
  page,
  words,
  step,
  visit,
}) => {
  const { t } = words;
  await signIn(page, 'administrator');
  await visit(page, '/admin/orgs', 'orgs');
  await visit(page, `/admin/orgs?q=${encodeURIComponent('南翼街道')}`);
  await page.locator('main li a[href^="/admin/orgs/"]').first().click();
  await step(page, 'org');
  await page.goto(`${page.url()}/edit`);
  await step(page, 'org-edit');

  await visit(page, '/admin/people', 'people');
  await visit(page, '/admin/people/new');
  await page.getByLabel(t('people-me-name')).fill('周立新');
  await page.getByLabel(t('people-me-login')).fill(`e2e${Date.now().toString(36)}`);
  await step(page, 'person-new');
  await page.getByRole('button', { name: t('people-list-make') }).click();
  await expect(page.getByText(t('people-initial-title')).first()).toBeVisible();
  await step(page, 'person-password');

  await visit(page, '/admin/types');
  await visit(page, '/admin/types/01.02.02', 'type');
  await visit(page, '/admin/clocks?code=ctr.approve', 'clocks');
  await visit(page, '/admin/routing');

  await visit(page, '/admin/calendar', 'calendar');
  await page.getByLabel(t('routing-calendar-paste')).fill(YEAR);
  await page.getByRole('button', { name: t('routing-calendar-preview') }).click();
  await expect(page.getByRole('heading', { name: t('routing-preview-title') })).toBeVisible();
  await step(page, 'calendar-preview');

  await visit(page, '/admin/places', 'places');
  await visit(page, '/admin/places/conflicts');
  await visit(page, '/admin/places/boundaries', 'boundaries');
  await visit(page, '/admin/jobs', 'jobs');
  await visit(page, '/admin/jobs?state=done');
  // Settings, never contents.
  expect((await page.goto('/desk'))?.status()).toBe(403);
});

test('a system administrator opens a service point and takes the change back', async ({ page, words, step, visit }) => {
  const { t } = words;
  const name = `友谊社区党群服务站 ${test.info().project.name} ${Date.now().toString(36)}`;
  await signIn(page, 'administrator');
  await visit(page, '/admin/places/points', 'points');
  await visit(page, '/admin/places/points/new');
  await page.locator('select[name=what]').selectOption('party_station');
  await page.locator('input[name=unit]').fill('230402002005');
  await page.locator('input[name=name_zh]').fill(name);
  await page.locator('input[name=address_zh]').fill('光明路 12 号');
  await page.locator('input[name=lon]').fill('130.2912');
  await page.locator('input[name=lat]').fill('47.3421');
  await step(page, 'point');
  await page.getByRole('button', { name: t('place-save'), exact: true }).click();
  await step(page, 'point-shown');
  await visit(page, '/admin/places/changes', 'changes');
  for (const path of ['/admin/places/grids', '/admin/places/estates', '/admin/places/units/230402002005']) await visit(page, path);
});
