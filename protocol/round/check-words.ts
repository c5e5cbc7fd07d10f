import { fromHex } from '../bytes/hex.ts'
import { pack } from '../bytes/pack.ts'
import { sha256 } from '../bytes/sha256.ts'

/**
 * 256 common characters, eight bits each. No two sound alike without their tones, not even to a Chongqing ear
 * that hears n as l, zh ch sh as z c s, -ing -eng as -in -en and hu- as f-; so they can be compared on the telephone.
 */
const characters =
  '阿爱安奥巴白班帮宝北笔边表别冰波布菜餐唱草车茶城池葱绸醋船窗翠春达带丹道德灯笛电蝶鼎东豆读队朵鹅耳花帆方飞风湖盖甘' +
  '钢高歌根工沟谷瓜馆光桂果海汉航浩河黑红厚怀火鸡家建江椒街金九菊绢军开看康考科孔口库跨快宽葵昆蜡来兰浪老雷冷李莲粮鸟列林' +
  '柳龙楼路绿轮罗马麦满忙猫梅门米棉苗明墨木暖藕牌盘跑配盆皮片票瓶坡葡旗前墙桥茄青琼秋渠泉雀群染让绕热仁日荣柔乳软瑞润沙晒' +
  '山桑勺社森狮手书帅霜水笋锁松算塔台潭糖桃特藤梯田条铁亭铜头图团推驼瓦外湾网围文屋西夏线香晓鞋星熊秀序宣雪寻鸭燕羊腰夜椅' +
  '银勇油鱼园月云宅站枣泽针章纸钟走竹抓砖装准桌'

const rounds = 4096

/** The work of `checkWords` in sixteen turns: a slow phone takes taps between them. */
export function* wordsInTurns(hash: string): Generator<void, string> {
  let digest = sha256(pack('uq1-words', fromHex(hash)))
  for (let round = 1; round < rounds; round++) {
    digest = sha256(digest)
    if (round % 256 === 0) yield
  }
  return Array.from(digest.subarray(0, 6), (byte) => characters.charAt(byte)).join('')
}

/**
 * The check words of a manifest: six characters, printed on posters and shown before the first question. 48 bits
 * of a hash that costs 4096 SHA-256 to try, so a second manifest with the same words costs about 2^60 of them.
 * @param hash `manifestHash`, hexadecimal
 */
export function checkWords(hash: string): string {
  const turns = wordsInTurns(hash)
  let turn = turns.next()
  while (turn.done !== true) turn = turns.next()
  return turn.value
}
