import { Failure } from '../../basics/failure.ts'
import { Mapping } from './mapping.ts'

/** @throws Failure `invalid` with a pointer for everything that is wrong with the mapping. */
export function parseMapping(value: unknown): Mapping {
  const parsed = Mapping.safeParse(value)
  if (parsed.success) return parsed.data
  throw new Failure('invalid', '映射文件有误，请按提示修改。', {
    errors: parsed.error.issues.map(({ path, message }) => ({
      pointer: path.map((step) => `/${String(step)}`).join(''),
      detail: message,
    })),
  })
}
