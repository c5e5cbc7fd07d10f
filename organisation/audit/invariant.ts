import { type Invariant, restore } from '../../basics/database.ts'
import type { AuditStore } from './audit.store.ts'
import { verify } from './verify.ts'

export const auditInvariant = (deps: { readonly trail: AuditStore }): Invariant => ({
  name: '审计记录前后相连',
  async *look() {
    const verdict = await verify(deps)
    if (!verdict.intact)
      yield `审计记录从第 ${verdict.brokenAt} 条起和前面的对不上，有人直接改过数据库。`
  },
  mend: restore('REGISTER', 'audit*'),
})
