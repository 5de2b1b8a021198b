import { act, expect, state, test } from '../../support/journey.ts';
import { signIn } from '../../support/test.ts';

test.use({ guide: { role: 'triage', size: 'desktop' } });

test('a triage officer gives a matter to its organ, takes it back, merges a double and refuses one', async ({
  page,
  words,
  step,
  visit,
  api,
}) => {
  const { t } = words;
  const number = await api.registered();
  const double = await api.registered({ title: '同一个小吃摊又来一次' });
  const stray = await api.registered({ title: '已经判过的事' });
  await signIn(page, 'triage');

  await visit(page, `/desk/triage?at=${number}`, 'triage');
  await page.getByRole('radio', { name: /向阳区城管执法大队|Xiangyang.*Urban Management/ }).check();
  await page.getByRole('button', { name: t('desk-triage-go') }).click();
  await visit(page, `/matters/${number}`, 'offered');
  await expect(state(page)).toHaveText(t('matter-state-triaged'));

  await act(
    page,
    { words, step },
    number,
    'recall',
    (form) => form.getByLabel(t('desk-ask-recall')).fill('先问清楚是哪几家'),
    'recall',
  );
  await expect(state(page)).toHaveText(t('matter-state-registered'));

  await act(
    page,
    { words, step },
    double,
    'merge',
    async (form) => {
      await form.getByLabel(t('desk-merge-number')).fill(number);
      await form.getByRole('button', { name: t('desk-merge-compare') }).click();
      await expect(form.getByText(t('desk-merge-effect'))).toBeVisible();
    },
    'merge',
  );
  await expect(state(page)).toHaveText(t('matter-state-merged'));

  // Nothing is refused without its ground; the sentence stands on the page, and what was written is kept.
  await page.goto(`/matters/${stray}/refuse`);
  // Browsers hold an empty form back; the server must not count on that.
  await page.locator('main form[method=post]').evaluate((form) => ((form as HTMLFormElement).noValidate = true));
  await page.getByRole('button', { name: words.starts('desk-go-refuse') }).click();
  await expect(page.getByText(t('desk-errors')).first()).toBeVisible();
  await step(page, 'refuse-mend');
  await page.getByRole('radio', { name: t('desk-ground-final') }).check();
  await page.getByLabel(t('desk-remedy')).fill('不服可以在六个月内向向阳区人民法院起诉。');
  await step(page, 'refuse');
  await page.getByRole('button', { name: words.starts('desk-go-refuse') }).click();
  await expect(state(page)).toHaveText(t('matter-state-refused'));
  await step(page, 'refused');

  await visit(page, `/matters/${number}/routing`, 'why');
  await visit(page, `/matters/${number}/reclassify`);
  await visit(page, `/matters/${number}/offer`);
  await visit(page, '/admin/routing', 'rules');
  await visit(page, '/admin/routing/history');
});

test('a triage officer links two matters and writes down who takes part', async ({ page, words, step, visit, api }) => {
  const { t } = words;
  const [first, second] = [await api.registered({ title: '前一次的小吃摊' }), await api.registered({ title: '后一次的小吃摊' })];
  await signIn(page, 'triage');
  await page.goto(`/matters/${second}/link?q=${first}&to=${first}`);
  await page.getByLabel(t('desk-link-way')).selectOption('follows');
  await page.getByLabel(t('desk-ask-link')).fill('同一处摊位');
  await step(page, 'link');
  await page.getByRole('button', { name: words.starts('desk-go-link') }).click();
  await visit(page, `/matters/${second}`);
  await expect(page.getByText('前一次的小吃摊').first()).toBeVisible();

  await act(
    page,
    { words, step },
    second,
    'add_party',
    async (form) => {
      await form.getByLabel(t('matter-party-field-name')).fill('赵大勇');
      await form.getByLabel(t('matter-party-field-phone')).fill('19900004420');
    },
    'party',
  );
  await expect(page.getByText('赵大勇')).toHaveCount(0);
  await visit(page, `/matters/${second}?part=people`, 'parties');
});
