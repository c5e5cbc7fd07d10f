import { languagesOf } from './languages.ts'
import { isNode, isOn, listAt, type Node } from './node.ts'

/** Words a person reads for a question's values; undefined where the value is what is read. */
export function wordsFor(
  node: Node,
  language: 'zh' | 'en',
): Readonly<Record<string, string>> | undefined {
  const written = [
    ...itemsOf(node),
    ...specialsOf(node),
    ...(node.type === 'boolean' ? endsOf(node) : []),
  ]
  const words = written.flatMap(([value, text]) => {
    const { zh, en } = languagesOf(text)
    const word = language === 'en' ? (en ?? zh) : zh
    // A word that itself has answers in it would have to be put in again: the value stands for it.
    return word === undefined || word.includes('{') ? [] : [[String(value), word] as const]
  })
  return words.length === 0 ? undefined : Object.fromEntries(words)
}

type Written = readonly [value: unknown, text: unknown]

const lists: Readonly<Record<string, string>> = { rating: 'rateValues', matrix: 'columns' }

function itemsOf(node: Node): Written[] {
  const key = lists[String(node.type)] ?? 'choices'
  return listAt(node, key)
    .filter(isNode)
    .map((item) => [item.value, item.text])
}

/** The choices that SurveyJS adds by a switch, in its own order. */
const specials = [
  { shows: 'showNoneItem', says: 'noneText', value: 'none', zh: '以上都没有', en: 'None of these' },
  {
    shows: 'showRefuseItem',
    says: 'refuseText',
    value: 'refused',
    zh: '不想说',
    en: 'Prefer not to say',
  },
  {
    shows: 'showDontKnowItem',
    says: 'dontKnowText',
    value: 'dontknow',
    zh: '不了解',
    en: 'Do not know',
  },
  {
    shows: 'showOtherItem',
    says: 'otherText',
    value: 'other',
    zh: '其他（请写）',
    en: 'Other (please write)',
  },
] as const

export const specialsOf = (node: Node) =>
  specials
    .filter(({ shows }) => isOn(node, shows))
    .map(({ says, value, zh, en }) => [value, node[says] ?? { 'zh-CN': zh, en }] as const)

/** The two values of a yes-or-no question and what they say. */
export const endsOf = (node: Node) =>
  [
    [node.valueTrue ?? true, node.labelTrue ?? { 'zh-CN': '是', en: 'Yes' }],
    [node.valueFalse ?? false, node.labelFalse ?? { 'zh-CN': '否', en: 'No' }],
  ] as const
