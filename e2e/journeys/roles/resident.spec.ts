import { expect, test } from '../../support/journey.ts';
import { report } from '../../support/report.ts';
import { signIn } from '../../support/test.ts';

test.use({ guide: { role: 'resident', size: 'phone' } });

test('a resident follows, objects, sees the answer made good, rates, and asks who looked', async ({
  page,
  words,
  step,
  visit,
  api,
}) => {
  const { t } = words;
  await signIn(page, 'resident');
  await visit(page, '/my', 'mine');
  const { number } = await report(
    page,
    {
      words: '小吃摊占道经营，占了半条人行道，轮椅过不去',
      kind: /城管执法|Urban management enforcement/,
      place: '友谊社区',
      caller: { name: '李晓梅', phone: '19900004455' },
    },
    words,
    async (here) => step(here),
  );

  await api.offer(number);
  await api.look('triage', number, 'phone');
  await api.act('handler', number, 'accept', { plan: '刘立明明天上午到现场。' });
  await api.act('handler', number, 'visit', { words: '三处小吃摊占了盲道。' });
  await visit(page, `/my/matters/${number}`, 'handled');
  await expect(page.getByText('三处小吃摊占了盲道。').first()).toBeVisible();

  // Asked by the handler; the clock stands until the resident has answered.
  await api.act('handler', number, 'ask', { question: '一般几点摆出来？' });
  await visit(page, '/my', 'waiting');
  await page.goto(`/my/matters/${number}/add`);
  await page.getByLabel(t('resident-answer-words')).fill('早上六点到九点');
  await step(page, 'answer');
  await page.getByRole('button', { name: t('resident-add-send'), exact: true }).click();
  await expect(page.getByText('早上六点到九点')).toBeVisible();

  await api.act('handler', number, 'reply', { outcome: 'supported', words: '已经劝离。' });
  await api.act('leader', number, 'approve');
  await visit(page, `/my/matters/${number}`, 'replied');
  await page.goto(`/my/matters/${number}/objection`);
  await page.getByLabel(t('resident-object-words')).fill('今天早上又摆出来了');
  await step(page, 'object');
  await page.getByRole('button', { name: t('resident-object-send'), exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/my/matters/${number}$`));
  await step(page, 'again');

  await api.act('handler', number, 'reply', { outcome: 'supported', words: '摊位已经回到店里，每天早上有人巡查。' });
  await api.act('leader', number, 'approve');
  await page.goto(`/my/matters/${number}/rate`);
  await step(page, 'solved');
  await page.getByRole('link', { name: t('resident-solved-yes'), exact: true }).click();
  // How it was handled, and the result.
  for (const best of await page.getByRole('radio', { name: t('resident-stars-5') }).all()) await best.check();
  await step(page, 'rate');
  await page.getByRole('button', { name: t('resident-rate-send') }).click();
  await expect(page).toHaveURL(new RegExp(`/my/matters/${number}$`));
  await step(page, 'done');

  // The officer's look at the phone number stands there, and may be questioned.
  await visit(page, '/my/data', 'data');
  await page.getByRole('link', { name: t('resident-look-ask') }).first().click();
  await page.getByLabel(t('resident-look-words')).fill('这个人没联系过我');
  await step(page, 'data-question');
  await page.getByRole('button', { name: t('resident-look-send'), exact: true }).click();
  await step(page, 'data-told');
});
