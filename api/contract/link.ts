import { operation } from './operation.ts'
import { RoundRef } from './round.ts'

export const issueLinks = operation({
  method: 'post',
  path: '/rounds/{round}/links',
  summary: '按名单发个人链接；链接只在这一次的文件里，系统不保存',
  verb: 'round.links',
  params: RoundRef,
  body: 'file',
  response: 'file',
  failures: ['conflict', 'closed', 'invalid'],
})
