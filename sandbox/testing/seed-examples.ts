/** The five examples of the Kling v3 page, word for word. */
export const SEED_EXAMPLES = {
  'text to video': {
    model: 'kling-v3',
    prompt: '一只金色的猫咪在阳光下的草地上奔跑,慢动作,电影质感',
    mode: 'std',
    duration: 5,
    aspect_ratio: '16:9',
  },
  'plain reference': {
    model: 'kling-v3',
    prompt: '参考人物形象,让角色轻轻微笑',
    reference_images: ['https://example.com/reference.jpg'],
    mode: 'std',
    duration: 5,
  },
  'first and last frame': {
    model: 'kling-v3',
    prompt: '城市从白天自然过渡到夜晚',
    image_with_roles: [
      { url: 'https://example.com/day.jpg', role: 'first_frame' },
      { url: 'https://example.com/night.jpg', role: 'last_frame' },
    ],
    mode: 'pro',
    duration: 5,
  },
  'references with frames': {
    model: 'kling-v3',
    prompt: '保持角色一致性,同时完成场景过渡',
    reference_images: ['https://example.com/character-reference.jpg'],
    image_with_roles: [
      { url: 'https://example.com/start-scene.jpg', role: 'first_frame' },
      { url: 'https://example.com/end-scene.jpg', role: 'last_frame' },
    ],
    mode: 'pro',
    duration: 5,
  },
  'with sound': {
    model: 'kling-v3',
    prompt: '舞台上的歌手正在演唱,观众欢呼,灯光闪烁',
    mode: 'std',
    duration: 5,
    audio: true,
  },
} as const
