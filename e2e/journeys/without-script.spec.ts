import { expect, state, test } from '../support/journey.ts';
import { report } from '../support/report.ts';
import { expectNoSidewaysScroll, signIn } from '../support/test.ts';

/** A browser that runs no script: an old phone, a screen reader of the library, an office that forbids it. */
const plain = { javaScriptEnabled: false };

test('without script a resident reports, follows and rates, a clerk gives it on and a handler replies', async ({
  another,
  words,
}) => {
  const { t } = words;
  const resident = await another(plain);
  const { number } = await report(
    resident,
    { words: '小吃摊占道经营，占了半条人行道，轮椅过不去', kind: /城管执法/, place: '友谊社区' },
    words,
    async (page) => expectNoSidewaysScroll(page),
  );

  const officer = await another(plain);
  await signIn(officer, 'window');
  await officer.goto(`/desk/triage?at=${number}`);
  await officer.getByRole('radio', { name: /向阳区城管执法大队/ }).check();
  await officer.getByRole('button', { name: t('desk-triage-go') }).click();
  await officer.goto(`/matters/${number}`);
  await expect(state(officer)).toHaveText(t('matter-state-triaged'));

  await signIn(officer, 'handler');
  await officer.goto(`/matters/${number}/accept`);
  await officer.getByLabel(t('desk-ask-accept')).fill('明天上午到现场。');
  await officer.getByRole('button', { name: words.starts('desk-go-accept') }).click();
  await expect(state(officer)).toHaveText(t('matter-state-handling'));
  await officer.goto(`/matters/${number}/reply`);
  // What is missing is said on the page, by the server.
  await officer.locator('textarea[name=words]').evaluate((field) => field.removeAttribute('required'));
  await officer.getByRole('radio').first().check();
  await officer.getByRole('button', { name: words.starts('desk-go-reply') }).click();
  await expect(officer.getByText(t('desk-errors')).first()).toBeVisible();
  await officer.getByLabel(t('desk-ask-reply')).fill('摊位已经回到店里，盲道畅通。');
  await officer.getByRole('button', { name: words.starts('desk-go-reply') }).click();
  await expect(state(officer)).toHaveText(t('matter-state-replied'));

  await signIn(officer, 'leader');
  await officer.goto(`/matters/${number}/approve`);
  await officer.getByRole('button', { name: words.starts('desk-go-approve') }).click();
  await expect(state(officer)).toHaveText(t('matter-state-completed'));

  await resident.goto('/my');
  await resident.getByRole('link', { name: /小吃摊占道经营/ }).first().click();
  await expect(resident.getByText('摊位已经回到店里').first()).toBeVisible();
  await resident.goto(`/my/matters/${number}/rate`);
  await resident.getByRole('link', { name: t('resident-solved-yes'), exact: true }).click();
  // How it was handled, and the result.
  for (const best of await resident.getByRole('radio', { name: t('resident-stars-5') }).all()) await best.check();
  await resident.getByRole('button', { name: t('resident-rate-send') }).click();
  await expect(resident).toHaveURL(new RegExp(`/my/matters/${number}$`));
  await officer.goto(`/matters/${number}`);
  await expect(state(officer)).toHaveText(t('matter-state-closed'));
});
