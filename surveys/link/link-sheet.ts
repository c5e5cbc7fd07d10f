import type { Round } from '../round/round.ts'
import type { IssuedLink } from './issue.ts'

/** The links as they leave the house: one line a person, in the order of the roster; the example says so on each. */
export function linkSheet(
  { checkWords = '', demo }: Pick<Round, 'checkWords' | 'demo'>,
  links: readonly IssuedLink[],
) {
  return {
    name: demo ? '示例·个人链接' : '个人链接',
    headers: [
      '序列号',
      '姓名',
      '手机',
      '编号',
      '工会',
      '打分的单位',
      '链接',
      '手工输入码',
      '校验字',
      ...(demo ? ['说明'] : []),
    ],
    rows: links.map(({ row, serial, url, typed, titles }) => [
      serial,
      row.name,
      row.phone,
      row.number,
      row.union,
      titles.join('、'),
      url,
      typed,
      checkWords,
      ...(demo ? ['示例：所有数字均为虚构'] : []),
    ]),
  }
}
