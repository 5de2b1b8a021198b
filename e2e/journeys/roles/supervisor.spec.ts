import { act, expect, test } from '../../support/journey.ts';
import { signIn } from '../../support/test.ts';

test.use({ guide: { role: 'supervisor', size: 'desktop' } });

test('a supervisor finds what is late, urges and supervises', async ({ page, words, step, visit, api }) => {
  const { t } = words;
  const number = await api.handling();
  await signIn(page, 'supervisor');
  await visit(page, '/supervision', 'late');
  await visit(page, '/supervision?view=returned');
  await visit(page, '/supervision?view=waiting');
  await act(
    page,
    { words, step },
    number,
    'urge',
    (form) => form.getByLabel(t('desk-ask-urge')).fill('已经来过三次，请今天到现场。'),
    'urge',
  );
  await act(
    page,
    { words, step },
    number,
    'supervise',
    async (form) => {
      await form.getByLabel(t('desk-ask-supervise')).fill('两个工作日内回复处理结果。');
      await form.getByRole('radio', { name: t('desk-level-2'), exact: true }).check();
    },
    'supervise',
  );
  await step(page, 'thread');
  await visit(page, '/supervision?view=supervised', 'supervised');
  await expect(page.getByText(number).first()).toBeVisible();
  await visit(page, '/stats/today');
  await visit(page, '/matters?status=open&due=late');
});
