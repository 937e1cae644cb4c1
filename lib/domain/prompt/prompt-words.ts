import type { Locale } from '#lib/domain/locales'
import type { PartName } from './part-names.ts'

export const WORD_GROUPS = ['camera', 'framing', 'style', 'light', 'atmosphere', 'sound'] as const
export type WordGroup = (typeof WORD_GROUPS)[number]

/** Words for a prompt, the same thing in both languages: they are content that the model reads, whatever language the screen speaks. */
export type PromptWords = Record<Locale, string>

/** The part of a prompt in which the words of a group belong. */
export const PART_OF_GROUP: Record<WordGroup, PartName> = {
  camera: 'camera',
  framing: 'camera',
  style: 'atmosphere',
  light: 'light',
  atmosphere: 'atmosphere',
  sound: 'sound',
}

const both = (en: string, zh: string): PromptWords => ({ en, 'zh-CN': zh })

/** What film makers say, in words that video models are known to follow. Each is whole in itself, so that it can stand anywhere in a prompt. */
export const PROMPT_WORDS: Record<WordGroup, readonly PromptWords[]> = {
  camera: [
    both('slow push in', '镜头缓缓推近'),
    both('pull out', '镜头拉远'),
    both('pan left', '镜头向左横摇'),
    both('pan right', '镜头向右横摇'),
    both('tilt up', '镜头上仰'),
    both('tilt down', '镜头下俯'),
    both('orbit around the subject', '镜头环绕主体'),
    both('tracking shot', '跟拍镜头'),
    both('crane up', '升降镜头上升'),
    both('crane down', '升降镜头下降'),
    both('handheld camera', '手持镜头'),
    both('static camera', '固定机位'),
    both('dolly zoom', '希区柯克变焦'),
    both('whip pan', '快速甩镜'),
    both('aerial drone shot', '无人机航拍'),
    both('rack focus', '焦点转移'),
  ],
  framing: [
    both('extreme close-up', '大特写'),
    both('close-up', '特写'),
    both('medium shot', '中景'),
    both('wide shot', '全景'),
    both('low angle', '低角度仰拍'),
    both('bird’s-eye view', '俯瞰视角'),
    both('over-the-shoulder shot', '过肩镜头'),
    both('first-person view', '第一人称视角'),
    both('macro', '微距'),
  ],
  style: [
    both('cinematic', '电影质感'),
    both('documentary', '纪录片风格'),
    both('35 mm film grain', '35 毫米胶片颗粒'),
    both('black and white', '黑白影像'),
    both('hand-drawn animation', '手绘动画'),
    both('3D animation', '三维动画'),
    both('stop motion', '定格动画'),
    both('ink wash painting', '水墨画风格'),
    both('watercolour', '水彩风格'),
    both('cyberpunk', '赛博朋克'),
    both('slow motion', '慢动作'),
    both('time-lapse', '延时摄影'),
  ],
  light: [
    both('golden hour', '黄金时刻的暖光'),
    both('soft morning light', '柔和的晨光'),
    both('blue hour', '蓝调时刻'),
    both('backlight', '逆光'),
    both('rim light', '轮廓光'),
    both('hard side light', '强烈的侧光'),
    both('candlelight', '烛光'),
    both('neon light', '霓虹灯光'),
    both('volumetric light', '体积光'),
    both('overcast light', '阴天的柔光'),
    both('moonlight', '月光'),
  ],
  atmosphere: [
    both('calm', '宁静'),
    both('dreamlike', '梦幻'),
    both('tense', '紧张'),
    both('melancholic', '忧郁'),
    both('warm and cosy', '温馨'),
    both('mysterious', '神秘'),
    both('epic', '史诗感'),
    both('misty', '薄雾弥漫'),
    both('rain', '下着雨'),
    both('drifting snow', '雪花飘落'),
  ],
  sound: [
    both('wind and birdsong', '风声与鸟鸣'),
    both('waves breaking', '海浪声'),
    both('rain on the roof', '雨打屋顶的声音'),
    both('city hum', '城市的喧嚣'),
    both('footsteps', '脚步声'),
    both('soft piano', '轻柔的钢琴声'),
    both('no music', '没有配乐'),
  ],
}
