import { expect, test } from '../../support/journey.ts';
import { signIn } from '../../support/test.ts';

test.use({ guide: { role: 'observer', size: 'desktop' } });

test('an observer reads figures and masked matters, and can neither look nor act', async ({ page, words, step, visit, api }) => {
  const { t } = words;
  const number = await api.handling();
  await signIn(page, 'observer');
  await visit(page, '/stats/today', 'today');
  await visit(page, '/stats/today?span=month');
  await visit(page, '/matters', 'matters');
  await visit(page, `/matters/${number}`, 'matter');
  await expect(page.getByText('唐桂芝')).toHaveCount(0);
  await expect(page.getByText('19900004417')).toHaveCount(0);
  for (const event of ['note', 'urge', 'supervise', 'reply']) {
    await expect(page.locator(`main a[href$="/${event}"]`), event).toHaveCount(0);
  }
  for (const path of [`/matters/${number}/reveal/phone`, '/supervision', '/desk/intake', '/admin/people']) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(403);
    await step(page);
  }
  await step(page, 'refused');
  await visit(page, '/places', 'places');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('place-nav'));
  const figures = await page.request.get('/stats/today.csv?span=month');
  expect(figures.headers()['content-type']).toContain('text/csv');
});
