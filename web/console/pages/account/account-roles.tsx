import { changeGrants } from '../../../../api/contract/account.ts'
import { accountWords as words } from '../../../words/console/account.ts'
import { call } from '../../data/call.ts'
import { FormDrawer } from '../../parts/form-drawer.tsx'
import { useAct } from '../../parts/use-act.ts'
import { type Grant, GrantFields, grantOf } from './grant-fields.tsx'

interface Props {
  readonly account: {
    readonly id: string
    readonly name: string
    readonly grants: readonly Grant[]
  }
  readonly close: () => void
}

interface Fields {
  readonly grants: readonly Grant[]
}

/** The roles of an account, to change; they hold from its next request on. */
export function AccountRoles({ account, close }: Props) {
  const act = useAct(
    ({ grants }: Fields) =>
      call(changeGrants, {
        params: { account: account.id },
        body: { grants: grants.map(grantOf) },
      }),
    { done: () => words.rolesChanged, refresh: ['accounts'] },
  )
  return (
    <FormDrawer
      title={words.rolesOf(account.name)}
      size={480}
      ok={words.keep}
      initial={{ grants: account.grants }}
      act={act}
      close={close}
    >
      <p>{words.rolesGuide}</p>
      <GrantFields />
    </FormDrawer>
  )
}
