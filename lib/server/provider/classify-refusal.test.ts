import { describe, expect, it } from 'vitest'
import { classifyRefusal } from './classify-refusal.ts'

const error = (code: unknown, message = 'words', type?: string) => ({ error: { code, message, type } })

describe('classifyRefusal', () => {
  it.each([
    [400, error('invalid_request', 'bad duration'), 'invalid', 'invalid_request'],
    [400, error('webhook_not_configured'), 'invalid', 'webhook_not_configured'],
    [400, error('invalid_request', 'unknown parameter: client_business_id'), 'business_id', 'invalid_request'],
    [400, error('invalid_request', 'the field client_business_id does not exist'), 'business_id', 'invalid_request'],
    [400, error('invalid_request', 'prompt already exists'), 'invalid', 'invalid_request'],
    [400, error('invalid_client_business_id', '参数错误'), 'business_id', 'invalid_client_business_id'],
    [400, { success: false, message: 'unsupported type' }, 'invalid', null],
    [400, { code: 'quota_not_enough', message: 'x', data: null }, 'quota', 'quota_not_enough'],
    [400, error('invalid_request', 'failed to download image from url'), 'image_unavailable', 'invalid_request'],
    [400, error('invalid_request', '图片下载失败'), 'image_unavailable', 'invalid_request'],
    [400, error(1301, 'risk'), 'content_policy', '1301'],
    [400, '<html>bad request</html>', 'invalid', null],
    [401, error('unauthorized'), 'unauthorized', 'unauthorized'],
    [401, error(401, 'Invalid token', 'authentication_error'), 'unauthorized', 'authentication_error'],
    [402, error(402, 'pay', 'payment_required'), 'quota', 'payment_required'],
    [402, undefined, 'quota', null],
    [403, error('insufficient_user_quota'), 'quota', 'insufficient_user_quota'],
    [403, error('pre_consume_token_quota_failed'), 'quota', 'pre_consume_token_quota_failed'],
    [403, { error: '余额不足' }, 'quota', null],
    [403, error('access_denied', 'model not allowed'), 'forbidden', 'access_denied'],
    [404, error('model_not_found'), 'model_unavailable', 'model_not_found'],
    [404, undefined, 'invalid', null],
    [413, '<html>', 'invalid', 'file_too_large'],
    [422, error('content_policy_violation'), 'content_policy', 'content_policy_violation'],
    [422, error('unprocessable', 'prompt contains sensitive words'), 'content_policy', 'unprocessable'],
    [422, error('unprocessable', 'nope'), 'invalid', 'unprocessable'],
    [429, error(429, 'slow down', 'rate_limit_error'), 'rate_limited', 'rate_limit_error'],
    [429, '', 'rate_limited', null],
    [503, error('rate_limit_unavailable'), 'limiter_down', 'rate_limit_unavailable'],
    [503, error('model_not_found', 'ChannelCapability'), 'model_unavailable', 'model_not_found'],
  ])('takes %i %j for %s', (httpStatus, body, expected, code) => {
    expect(classifyRefusal(httpStatus, body)).toMatchObject({ class: expected, httpStatus, code })
  })

  it.each([200, 302, 408, 409, 500, 502, 503, 504, 599])('does not take a bare %i for a refusal', (httpStatus) => {
    expect(classifyRefusal(httpStatus, error('internal_error', 'quota image content policy'))).toBeNull()
  })

  it.each([
    error('invalid_request', 'client_business_id already exists'),
    error('duplicate_client_business_id', 'x'),
    error('duplicate', 'client_business_id: ours-1'),
    error('invalid_request', 'a task with this client business id exists'),
    error('invalid_request', 'client_business_id 已存在'),
    error('invalid_request', 'client_business_id 重复'),
  ])('takes no refusal from %j: the task may be there and paid for', (body) => {
    for (const status of [400, 422]) expect(classifyRefusal(status, body)).toBeNull()
  })

  it('keeps what the provider said, shortened and fit for storing', () => {
    const refusal = classifyRefusal(400, error('invalid_request', `a\u0000b\ud800\n${'x'.repeat(2000)}`), 3000)
    expect(refusal).toMatchObject({ message: `a b\ufffd ${'x'.repeat(495)}`, retryAfterMs: 3000 })
  })

  it('looks into a message that is JSON itself', () => {
    const inner = JSON.stringify(error('content_policy_violation', 'the inner words'))
    expect(classifyRefusal(422, error('upstream', inner))).toMatchObject({
      class: 'content_policy',
      code: 'content_policy_violation',
      message: 'the inner words',
    })
  })
})
