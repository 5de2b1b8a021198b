import { act, expect, test } from '../../support/journey.ts';
import { signIn } from '../../support/test.ts';

test.use({ guide: { role: 'director', size: 'desktop' } });

test('the head of the centre reads the day and decides what came back twice', async ({ page, words, step, visit, api }) => {
  test.setTimeout(90_000);
  const { t } = words;
  const number = await api.offered({ title: '没人认的小吃摊' });
  await api.act('handler', number, 'return', { reason: '归市场监管' });
  await api.offer(number);
  await api.act('handler', number, 'return', { reason: '还是归市场监管' });
  await signIn(page, 'director');
  await visit(page, '/stats/today', 'today');
  await expect(page.getByText('没人认的小吃摊').first()).toBeVisible();
  await visit(page, '/stats/today?span=week');
  await visit(page, '/stats/today?span=month', 'month');
  await visit(page, '/supervision?view=returned', 'returned');
  await expect(page.getByText(number).first()).toBeVisible();
  await visit(page, `/matters/${number}`, 'matter');
  await act(page, { words, step }, number, 'take', async () => {}, 'take');
  await act(
    page,
    { words, step },
    number,
    'supervise',
    async (form) => {
      await form.getByLabel(t('desk-ask-supervise')).fill('我来协调，三天内办完。');
      await form.getByRole('radio', { name: t('desk-level-3') }).check();
    },
    'supervise',
  );
  await step(page, 'thread');
  await visit(page, '/admin/calendar', 'calendar');
  await visit(page, '/admin/routing');
});
