import type { Answer, Content, Outside } from '../../protocol/index.ts'
import { counterpart, random } from './counterpart.ts'

export const styles = ['p01', 's01', 's02']
export const content: Content = {
  answers: { s1: 4, other: '周末多开一会儿' },
  attributes: { sex: 'f' },
  pace: 'normal',
  coached: false,
  helped: false,
}

/** A phone: it keeps JSON text, so nothing survives that a real phone would not store. */
export function phone<State>(post: (path: string, body: string) => Answer | Promise<Answer>) {
  const saved: string[] = []
  const outside: Outside<State> = {
    random,
    load: () => JSON.parse(saved[saved.length - 1] ?? 'null'),
    save: (state) => {
      saved.push(JSON.stringify(state))
    },
    post: async (path, body) => post(path, body),
  }
  return { outside, saved, state: () => saved[saved.length - 1] ?? '' }
}

/** A worker's link for all three styles, and the other side that knows it. */
export const invited = () => {
  const secret = random(16)
  return { secret, other: counterpart([{ secret, styles }]) }
}
