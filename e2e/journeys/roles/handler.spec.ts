import { act, expect, state, test } from '../../support/journey.ts';
import { signIn } from '../../support/test.ts';

test.use({ guide: { role: 'handler', size: 'desktop' } });

/** The smallest picture there is: one grey point. */
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

test('a handler takes, visits, asks, writes down the answer and replies', async ({ page, words, step, visit, api }) => {
  const { t } = words;
  const number = await api.offered();
  await signIn(page, 'handler');
  await visit(page, '/desk?view=offered', 'offered');
  await expect(page.getByText(number).first()).toBeVisible();
  await visit(page, `/matters/${number}`, 'matter');
  await act(
    page,
    { words, step },
    number,
    'accept',
    (form) => form.getByLabel(t('desk-ask-accept')).fill('刘立明明天上午到现场。'),
    'accept',
  );
  await act(
    page,
    { words, step },
    number,
    'visit',
    async (form) => {
      await form.getByLabel(t('desk-ask-visit')).fill('三处小吃摊占了盲道，摊主已经挪回店里。');
      await form.locator('input[type=file]').first().setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: PHOTO });
    },
    'visit',
  );
  await expect(page.getByText('摊主已经挪回店里').first()).toBeVisible();
  await act(
    page,
    { words, step },
    number,
    'ask',
    (form) => form.getByLabel(t('desk-ask-ask')).fill('一般几点摆出来？'),
    'ask',
  );
  await expect(state(page)).toHaveText(t('matter-state-suspended'));
  await act(
    page,
    { words, step },
    number,
    'supplement',
    (form) => form.getByLabel(t('desk-ask-supplement')).fill('电话里说早上六点到九点'),
    'supplement',
  );
  await visit(page, `/matters/${number}/assist`, 'assist');
  await act(
    page,
    { words, step },
    number,
    'minutes',
    (form) => form.getByLabel(t('desk-ask-minutes')).fill('和社区说好，每天早上一起巡查。'),
    'minutes',
  );
  await act(
    page,
    { words, step },
    number,
    'reply',
    async (form) => {
      await form.getByRole('radio').first().check();
      await form.getByLabel(t('desk-ask-reply')).fill('摊位已经回到店里，盲道畅通。再出现请打 0468-3350110。');
    },
    'reply',
  );
  await expect(state(page)).toHaveText(t('matter-state-replied'));
  await visit(page, `/matters/${number}?part=clocks`, 'clocks');
  await visit(page, `/matters/${number}?part=files`);
});

test('a handler returns what belongs to others, and gives on what was taken', async ({ page, words, step, visit, api }) => {
  const { t } = words;
  const [wrong, late] = [await api.offered(), await api.handling()];
  await signIn(page, 'handler');
  await act(
    page,
    { words, step },
    wrong,
    'return',
    (form) => form.getByLabel(t('desk-ask-return')).fill('这一段归市场监管局管，职责清单第 12 条。'),
    'return',
  );
  await visit(page, `/matters/${late}/offer`);
  await act(
    page,
    { words, step },
    late,
    'suspend',
    (form) => form.getByLabel(t('desk-ask-suspend')).fill('等鉴定结果'),
    'suspend',
  );
  await act(
    page,
    { words, step },
    late,
    'resume',
    (form) => form.getByLabel(t('desk-ask-resume')).fill('鉴定到了'),
  );
  await expect(state(page)).toHaveText(t('matter-state-handling'));
});

test('a handler keeps an answer card and starts a reply from it', async ({ page, words, step, visit, api }) => {
  const { t } = words;
  const title = `摊位已挪回 ${test.info().project.name} ${Date.now().toString(36)}`;
  const number = await api.handling();
  await signIn(page, 'handler');
  await visit(page, '/desk/cards', 'cards');
  await visit(page, '/desk/cards/new');
  await page.getByLabel(t('desk-cards-title')).fill(title);
  await page.getByLabel(t('desk-cards-words'), { exact: true }).fill('您反映的{事项}，我们已到{地点}查看，摊位已经挪回店里。');
  await page.getByRole('button', { name: t('desk-cards-preview') }).click();
  await step(page, 'card');
  await page.getByRole('button', { name: t('desk-save'), exact: true }).click();
  await expect(page).toHaveURL(/\/desk\/cards/);
  await page.goto(`/matters/${number}/reply`);
  await page.getByText(title).first().click();
  await expect(page.locator('textarea[name=words]')).toHaveValue(/摊位已经挪回店里/);
  await step(page, 'card-used');
});
