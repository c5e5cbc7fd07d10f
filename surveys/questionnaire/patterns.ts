import { RE2JS } from 're2js'
import type { Tools } from '../../protocol/form/check/fault.ts'

/** The server's tools: patterns run on RE2, in time linear in the text whatever the author wrote. */
export const serverTools: Tools = {
  pattern(source, ignoreCase) {
    const compiled = RE2JS.compile(source, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0)
    return (text) => compiled.test(text)
  },
}
