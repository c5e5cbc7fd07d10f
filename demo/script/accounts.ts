import { addDays } from '../../basics/days.ts'
import type { Grant } from '../../organisation/index.ts'
import { panel } from '../raters.ts'
import type { DemoUnit } from '../units.ts'
import type { Cast, Stage } from './stage.ts'

/** Every account of the example federation opens with this; it is printed with the accounts. */
export const demoPassword = 'shili-2468-demo'

/** One who can sign in to the demo. */
export interface DemoAccount {
  readonly userName: string
  readonly name: string
  /** What the person is, as it is printed. */
  readonly post: string
  readonly grants: readonly Grant[]
}

const person = (
  userName: string,
  name: string,
  post: string,
  ...grants: readonly Grant[]
): DemoAccount => ({ userName, name, post, grants })

/** One account for each role, eight evaluators, and managers of the units the stories are about. */
export function demoAccounts(units: readonly DemoUnit[], lastDay: string): readonly DemoAccount[] {
  const managed = ['u01', 'u02', 'u06', 'u12', 'u13'].filter((code) =>
    units.some((unit) => unit.code === code),
  )
  return [
    person('shizong', '李某', '市总业务管理员', { role: 'federation-admin' }),
    person('lingdao', '王某', '市总领导（只读）', { role: 'federation-reader' }),
    person('fenxi', '何某', '数据分析', { role: 'analyst' }),
    person('yunwei', '张某', '运维', { role: 'operator' }),
    person('zuzhang', '孙某', '评估组组长', { role: 'lead', until: lastDay }),
    ...panel.map(({ name }, place) =>
      person(`pinggu${place + 1}`, name, '第三方评估员', { role: 'evaluator', until: lastDay }),
    ),
    person('jilu', '吴某', '座谈记录员', { role: 'recorder' }),
    person('luru1', '郑某', '录入员甲', { role: 'entry-clerk' }),
    person('luru2', '冯某', '录入员乙', { role: 'entry-clerk' }),
    ...managed.map((unit) =>
      person(`danwei-${unit}`, '负责人', `${nameOf(unit, units)}负责人`, {
        role: 'unit-manager',
        unit,
      }),
    ),
    person('wanzhou', '谭某', '万州区总工会经办人', { role: 'union-officer', union: 'wanzhou' }),
    person('baoguan', '许某', '第三方保管人', { role: 'custodian' }),
  ]
}

const nameOf = (code: string, units: readonly DemoUnit[]): string =>
  units.find((unit) => unit.code === code)?.name ?? code

/** Makes the accounts; the answer is who they are, for what they did in the story. */
export async function openAccounts(stage: Stage): Promise<Cast> {
  const { services, scope, today } = stage
  const cast = new Map<string, { account: string; name: string; grants: readonly Grant[] }>()
  for (const { userName, name, grants } of demoAccounts(scope.units, addDays(today, 120))) {
    const account = await services.organisation.account.create({
      userName,
      name,
      password: demoPassword,
      grants,
      demo: true,
    })
    cast.set(userName, { account: account.id, name, grants })
  }
  return cast
}
