import { act, expect, state, test } from '../../support/journey.ts';
import { signIn } from '../../support/test.ts';

test.use({ guide: { role: 'leader', size: 'desktop' } });

test('a leader sends back a vague answer, approves a clear one and grants more time', async ({
  page,
  words,
  step,
  visit,
  api,
}) => {
  const { t } = words;
  const vague = await api.replied('已处理。');
  const busy = await api.handling();
  await signIn(page, 'leader');
  await visit(page, '/desk?view=approve', 'queue');
  await expect(page.getByText(vague).first()).toBeVisible();
  await visit(page, `/matters/${vague}`, 'matter');
  await act(
    page,
    { words, step },
    vague,
    'send_back',
    (form) => form.getByLabel(t('desk-ask-send_back')).fill('写明哪天去的、怎么处理的、再出现找谁。'),
    'send-back',
  );
  await expect(state(page)).toHaveText(t('matter-state-handling'));

  await api.act('handler', vague, 'reply', { outcome: 'supported', words: '11 月 24 日到场，摊位已经回到店里。' });
  await act(page, { words, step }, vague, 'approve', async () => {}, 'approve');
  await expect(state(page)).toHaveText(t('matter-state-completed'));
  await step(page, 'approved');

  await act(
    page,
    { words, step },
    busy,
    'extend',
    (form) => form.getByLabel(t('desk-ask-extend')).fill('要等鉴定'),
    'extend',
  );
  await visit(page, `/matters/${busy}?part=clocks`, 'extended');
});
