/**
 * The last resort where a body has no code that tells: its words. The provider answers in several languages, so these only
 * sharpen a class that status and code already bound to a refusal, or take the refusal back (`idTaken`); they never turn anything else into one.
 */
export const TEXT_HINTS = {
  moderation:
    /content.?policy|moderat|sensitive|nsfw|safety (?:system|filter|check)|risk control|违规|敏感|审核|不合规/i,
  quota: /quota|balance|credits?\b|额度|余额|欠费/i,
  imageFetch:
    /(?:image|picture|图片|图像).{0,80}(?:download|fetch|access|retriev|reach|expired|timed? ?out|not found|下载|获取|访问|过期|失效)|(?:download|fetch|access|retriev|reach|下载|获取|访问).{0,80}(?:image|picture|图片|图像)/i,
  idTaken:
    /(?=.*client[_ -]?business[_ -]?id)(?=.*(?:duplicat|already[_ ](?:exist|used|taken|in[_ ]use|been)|\bexists\b|已(?:经)?存在|重复|已(?:被)?使用|重複|이미|중복))/is,
} as const
