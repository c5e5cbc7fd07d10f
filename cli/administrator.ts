import { exit, stdout } from 'node:process'
import { compose } from '../runtime/compose.ts'
import { processConfig } from '../runtime/config.ts'

/** Makes the first administrator of an empty house and says the password this once; does nothing in a house with accounts. */
const house = await compose(processConfig())
const made = await house.organisation.account.ensureFirstAdministrator()
await house.close()
if (made !== undefined)
  stdout.write(
    `管理员账号 ${made.userName}，密码 ${made.password}（只显示这一次，请登录后修改） · first administrator, shown once\n`,
  )
exit(0)
