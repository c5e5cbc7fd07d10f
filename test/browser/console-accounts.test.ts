import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DeskHouse, deskHouse, inspect } from './desk-house.ts'

let house: DeskHouse
beforeAll(async () => {
  house = await deskHouse()
  await house.build.unit({ id: 'u01', name: '劳动人民文化宫' })
})
afterAll(() => house.leave())

describe('accounts', () => {
  it('makes an account limited to a unit and closes it again', async () => {
    const admin = (await house.enter({ role: 'federation-admin' })).page
    await house.go(admin, '/c/accounts', '账号')
    await admin.getByRole('button', { name: '新建账号' }).click()
    const form = admin.getByRole('dialog')
    await form.getByLabel('用户名').fill('wenhuagong')
    await form.getByLabel('姓名').fill('王某')
    await form.getByLabel('初始密码').fill('a rather long password')
    await form.getByLabel('角色', { exact: true }).click()
    await admin.getByTitle('事业单位负责人').click()
    await form.getByLabel('限定单位').click()
    await admin.getByTitle('劳动人民文化宫（u01）').click()
    await inspect(admin, 'account-form')
    await admin.getByRole('button', { name: '建立', exact: true }).click()
    await admin.getByText('事业单位负责人（u01）').waitFor()
    await inspect(admin, 'accounts')
    await admin.getByRole('button', { name: '改角色 王某' }).click()
    await admin.getByRole('button', { name: '再加一个角色' }).click()
    const second = admin.getByLabel('第 2 个角色')
    await second.getByLabel('角色', { exact: true }).click()
    await admin.getByTitle('录入员').last().click()
    await admin.getByRole('button', { name: '保存' }).click()
    await admin.getByText('事业单位负责人不能兼任评估、记录或录入').waitFor()
    await inspect(admin, 'account-roles')
    await second.getByRole('button', { name: '去掉这个角色' }).click()
    await admin.getByLabel('有效期到').fill('2099-12-31')
    await admin.getByRole('button', { name: '保存' }).click()
    await admin.getByText('事业单位负责人（u01），有效期到 2099-12-31').waitFor()
    await admin.getByRole('button', { name: '重置密码 王某' }).click()
    await admin.getByRole('dialog').getByRole('button', { name: '重置密码' }).click()
    const password = (await admin.locator('code.one-time').textContent()) ?? ''
    await inspect(admin, 'account-one-time')
    await admin.getByRole('button', { name: '已记下' }).click()
    await admin.getByText('待改密码').waitFor()
    const own = await house.open()
    await house.passDoor(own, { userName: 'wenhuagong', password })
    await own.getByText('您用的是一次性密码').waitFor()
    await inspect(own, 'password-due')
    await own.getByLabel('现在的密码').fill(password)
    await own.getByLabel('新密码', { exact: true }).fill('a password of my own')
    await own.getByLabel('再输一遍新密码').fill('a password of my own')
    await own.getByRole('button', { name: '修改', exact: true }).click()
    await own.getByText('您用的是一次性密码').waitFor({ state: 'detached' })
    await own.getByRole('link', { name: '工作台' }).click()
    await own.getByRole('heading', { name: '工作台' }).waitFor()
    await admin.getByRole('button', { name: '停用 王某' }).click()
    await admin.getByRole('dialog').getByRole('button', { name: '停用' }).click()
    await admin.getByRole('button', { name: '停用 王某' }).waitFor({ state: 'detached' })
    const page = await house.open()
    await house.passDoor(page, { userName: 'wenhuagong', password: 'a password of my own' })
    await page.getByRole('alert').waitFor()
  })

  it('marks every page with invented data as an example', async () => {
    await house.build.unit({ demo: true })
    const { page } = await house.enter({ role: 'federation-admin' })
    await page.getByText('示例数据，所有数字均为虚构').waitFor()
    await house.go(page, '/c/units', '单位和工会')
    await page.getByText('示例数据，所有数字均为虚构').waitFor()
    await inspect(page, 'units-example')
  })

  it('keeps an operator from rounds and says whom to ask', async () => {
    const { page } = await house.enter({ role: 'operator' })
    expect(await page.getByRole('link', { name: '期次' }).count()).toBe(0)
    await inspect(page, 'workbench-operator')
    await page.goto(`${house.base}/c/rounds`)
    await page.getByText('需要时请联系市总业务管理员').waitFor()
    await inspect(page, 'refused')
  })
})

/** RFC 6238: SHA-1, six digits, 30 s. */
function codeOf(secret: string, at: number): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...secret].map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0'))
  const bytes = bits.join('').match(/.{8}/g) ?? []
  const key = Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)))
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const mac = createHmac('sha1', key).update(step).digest()
  const place = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(place) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

describe('the own password', () => {
  it('is changed with the old one, and the new one opens the door', async () => {
    const { page, userName, password } = await house.enter({ role: 'recorder' })
    await page.getByRole('link', { name: '修改密码' }).click()
    await page.getByRole('heading', { level: 1, name: '密码和二次验证' }).waitFor()
    await inspect(page, 'password')
    const fill = async (current: string) => {
      await page.getByLabel('现在的密码').first().fill(current)
      await page.getByLabel('新密码', { exact: true }).fill('quite another password')
      await page.getByLabel('再输一遍新密码').fill('quite another password')
      await page.getByRole('button', { name: '修改', exact: true }).click()
    }
    await fill('not the password')
    await page.getByText('没有修改：密码不对').waitFor()
    await fill(password)
    await page.getByText('密码已修改').waitFor()
    const other = await house.open()
    await house.passDoor(other, { userName, password: 'quite another password' })
    await other.getByRole('heading', { name: '工作台' }).waitFor()
  })

  it('is joined by a second factor that the login page then asks for', async () => {
    const { page, userName, password } = await house.enter({ role: 'custodian' })
    await house.go(page, '/c/password', '密码和二次验证')
    // The form stands once the server has said that there is no second factor yet.
    const begin = page.getByRole('button', { name: '开启二次验证' })
    await begin.waitFor()
    await page.getByLabel('现在的密码').last().fill(password)
    await begin.click()
    const secret = (await page.locator('code').first().textContent()) ?? ''
    const spare = ((await page.locator('code').last().textContent()) ?? '').split('　')
    await inspect(page, 'second-factor')
    await page.getByLabel('验证器上的 6 位数字').fill(codeOf(secret, Date.now()))
    await page.getByRole('button', { name: '确认开启' }).click()
    await page.getByText('二次验证已开启').waitFor()
    const other = await house.open()
    await house.passDoor(other, { userName, password })
    await other.getByLabel('动态验证码').waitFor()
    await inspect(other, 'login-code')
    // The next step's code: the one used to switch it on opens nothing again.
    await other.getByLabel('动态验证码').fill(codeOf(secret, Date.now() + 30_000))
    await other.getByRole('button', { name: '登录' }).click()
    await other.getByRole('heading', { name: '工作台' }).waitFor()

    const lost = await house.open()
    await house.passDoor(lost, { userName, password })
    await lost.getByRole('button', { name: '手机不在身边，用备用码' }).click()
    await inspect(lost, 'login-spare')
    const enter = async (code: string) => {
      await lost.getByLabel('备用码').fill(code)
      await lost.getByRole('button', { name: '登录' }).click()
    }
    await enter('aaaaa-aaaaa')
    await lost.getByText('备用码不对').waitFor()
    await enter(spare[0] ?? '')
    await lost.getByRole('heading', { name: '工作台' }).waitFor()
    await house.go(lost, '/c/password', '密码和二次验证')
    await lost.getByText('二次验证已开启').waitFor()
    await inspect(lost, 'second-factor-on')
    await lost.getByLabel('现在的密码').last().fill(password)
    await lost.getByRole('button', { name: '关闭二次验证' }).click()
    await lost.getByRole('button', { name: '开启二次验证' }).waitFor()
    const plain = await house.open()
    await house.passDoor(plain, { userName, password })
    await plain.getByRole('heading', { name: '工作台' }).waitFor()
  })

  it('says how long a door stays locked', async () => {
    const { userName, password } = await house.account({ role: 'recorder' })
    const page = await house.open()
    for (let tries = 0; tries < 5; tries += 1) {
      await house.passDoor(page, { userName, password: `wrong ${tries}` })
      await page.getByRole('alert').getByText('用户名或密码不对').waitFor()
    }
    await house.passDoor(page, { userName, password })
    await page.getByRole('alert').getByText('请约 1 分钟后再试').waitFor()
  })
})
