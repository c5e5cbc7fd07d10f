/** Invisible or direction-changing characters: two names that look alike would differ by them. */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0\u2800]/u
/** Scripts whose letters pass for Latin ones. */
const lookAlike = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Cherokee}\p{Script=Armenian}]/u

export type NameCheck =
  | { readonly name: string; readonly problem?: undefined }
  | { readonly problem: string; readonly name?: undefined }

/**
 * A name as it may be stored: NFC, single spaces, 1 to `longest` code points; what cannot be seen or passes
 * for something else is refused rather than stripped, because a name decides whom a figure belongs to.
 */
export function plainName(text: string, longest = 60): NameCheck {
  const name = text
    .normalize('NFC')
    .replaceAll(/\p{Zs}+/gu, ' ')
    .trim()
  if (name === '') return { problem: '名称不能为空。' }
  if ([...name].length > longest) return { problem: `名称不能超过 ${longest} 个字。` }
  if (invisible.test(name)) return { problem: '名称中有看不见的字符，请重新输入。' }
  if (lookAlike.test(name))
    return { problem: '名称中有与拉丁字母相似的外文字母，请改用中文或英文。' }
  return { name }
}

/** What two names share when a reader would take one for the other. */
export const nameKey = (name: string): string =>
  name.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase()
