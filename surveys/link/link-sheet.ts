import type { IssuedLink } from './issue.ts'

/** The links as they leave the house: one line a person, in the order of the roster. */
export function linkSheet(checkWords: string, links: readonly IssuedLink[]) {
  return {
    name: '个人链接',
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
    ]),
  }
}
