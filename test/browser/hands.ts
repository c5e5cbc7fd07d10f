import type { Page } from 'playwright-core'

/** Chooses a table for the page's only file field. */
export const upload = (page: Page, name: string, text: string) =>
  page.locator('input[type=file]').setInputFiles({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  })

/** Presses a button that asks first, and says yes. */
export async function press(page: Page, name: string, yes = name): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: yes, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** Keys meeting papers from the first cell on, one digit after the other, and saves them. */
export async function keyPapers(page: Page, digits: string): Promise<void> {
  await page.getByLabel('第 1 张，职工需要').click()
  for (const [place, digit] of [...digits].entries()) {
    await page.locator(`#cell-${Math.floor(place / 6)}-${place % 6}:focus`).waitFor()
    await page.keyboard.press(digit)
  }
  await press(page, '保存录入')
  await page.getByText('已保存').last().waitFor()
}
