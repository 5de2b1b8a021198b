import { act, expect, test } from '../../support/journey.ts';
import { signIn } from '../../support/test.ts';

test.use({ guide: { role: 'director', size: 'desktop' } });

test('the head of the centre reads the day and decides what came back twice', async ({ page, words, step, visit, api }) => {
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
  await visit(page, `/matters/${number}`);
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
  await step(page);
  await visit(page, '/admin/calendar');
  await visit(page, '/admin/routing');
});

test('the head of the centre keeps a view, chooses columns and exports it masked', async ({ page, words, step, visit }) => {
  const { t } = words;
  const name = `办理中 ${test.info().project.name}`;
  await signIn(page, 'director');
  await visit(page, '/matters?state=handling');
  await visit(page, '/desk/views/new?list=matters&state=handling');
  await page.getByLabel(t('desk-saved-name')).fill(name);
  await step(page, 'view');
  await page.getByRole('button', { name: t('desk-save'), exact: true }).click();
  await visit(page, '/desk/views');
  await expect(page.getByText(name).first()).toBeVisible();
  await visit(page, '/desk/columns?list=matters', 'columns');
  await visit(page, '/desk/export?list=matters&state=handling', 'export');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: t('desk-export-go'), exact: true }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
});
