import { Tag } from 'antd'
import { unitWords as words } from '../../../words/console/unit.ts'
import { today } from '../../shell/when.ts'

interface Dated {
  readonly validFrom: string
  readonly validTo?: string | undefined
}

export const hasEnded = ({ validTo }: Dated): boolean => validTo !== undefined && validTo < today()

/** From when to when something exists. */
export function Valid({ of }: { readonly of: Dated }) {
  const { validFrom, validTo } = of
  return (
    <>
      {validTo === undefined ? words.since(validFrom) : words.between(validFrom, validTo)}
      {hasEnded(of) && <Tag style={{ marginInlineStart: 8 }}>{words.ended}</Tag>}
    </>
  )
}
