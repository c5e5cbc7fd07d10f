import { sha256 } from './hash.ts'
import { pack } from './pack.ts'

/** The 256 characters of the protocol, in its order. */
const characters =
  '阿爱安奥巴白班帮宝北笔边表别冰波布菜餐唱草车茶城池葱绸醋船窗翠春达带丹道德灯笛电蝶鼎东豆读队朵鹅耳花帆方飞风湖盖甘' +
  '钢高歌根工沟谷瓜馆光桂果海汉航浩河黑红厚怀火鸡家建江椒街金九菊绢军开看康考科孔口库跨快宽葵昆蜡来兰浪老雷冷李莲粮鸟列林' +
  '柳龙楼路绿轮罗马麦满忙猫梅门米棉苗明墨木暖藕牌盘跑配盆皮片票瓶坡葡旗前墙桥茄青琼秋渠泉雀群染让绕热仁日荣柔乳软瑞润沙晒' +
  '山桑勺社森狮手书帅霜水笋锁松算塔台潭糖桃特藤梯田条铁亭铜头图团推驼瓦外湾网围文屋西夏线香晓鞋星熊秀序宣雪寻鸭燕羊腰夜椅' +
  '银勇油鱼园月云宅站枣泽针章纸钟走竹抓砖装准桌'

/**
 * The check words of a manifest. A bundle brings its own keys, so everything in it may be true and yet about another
 * box: it is these six characters, on the posters of the round, that say whose bundle it is.
 */
export function checkWords(manifestHash: Uint8Array): string {
  let digest = sha256(pack('uq1-words', manifestHash))
  for (let more = 4095; more > 0; more -= 1) digest = sha256(digest)
  return Array.from(digest.subarray(0, 6), (byte) => characters.charAt(byte)).join('')
}
